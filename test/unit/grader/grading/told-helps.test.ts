import { expect, it } from 'vitest';
import { toldHelps } from '../../../../grader/grading/told-helps.ts';
import type { Help } from '../../../../grader/model/subject.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';

const target: TargetSpec = {
  title: 'the derivative',
  names: ['deriv'],
  parameters: [],
  results: [],
  oracle: { gradientOf: 'parabola' },
};
const chosen: Help = {
  kind: 'definition-chosen',
  message: '`deriv` is defined 2 times; the last one counts (cell 4).',
};
const other: Help = { kind: 'magic-ignored', message: '`%matplotlib inline` was ignored.' };

it('leaves it to the checks to say which of several definitions was graded, where values decide', () => {
  expect(toldHelps([chosen, other], { derivative: { ...target, which: 'matching' } })).toEqual([other]);
  expect(toldHelps([chosen, other], { derivative: target })).toEqual([chosen, other]);
});
