import { expect, it } from 'vitest';
import { acceptedConventions, describeConvention } from '../../../../grader/checks/conventions.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import { gdStartValue, hw2 } from '../../../fixtures/subjects/grade.ts';

const target = (found: TargetSpec | undefined): TargetSpec => {
  if (found === undefined) throw new TypeError('there is no such target');
  return found;
};

it('accepts what the assignment names, in its order; only the usual one when it names none', () => {
  const { conventions, ...silent } = target(hw2.targets['adam']);
  expect(conventions).toBeDefined();
  expect(acceptedConventions(target(hw2.targets['adam']))).toEqual([
    { epsilon: 'inside-root' },
    { epsilon: 'outside-root' },
    { epsilon: 'step-size-corrected' },
  ]);
  expect(acceptedConventions(silent)).toEqual([{ epsilon: 'inside-root' }]);
  expect(acceptedConventions({ ...silent, conventions: { epsilon: ['outside-root'] } })).toEqual([
    { epsilon: 'outside-root' },
  ]);
});

it('has one convention, without choices, where careful people do not differ', () => {
  expect(acceptedConventions(target(hw2.targets['momentum']))).toEqual([{}]);
  expect(acceptedConventions(target(gdStartValue.targets['function']))).toEqual([{}]);
});

it('says a choice in words', () => {
  expect(describeConvention(target(hw2.targets['adam']), { epsilon: 'outside-root' })).toEqual([
    { name: 'epsilon', value: 'outside-root', text: expect.stringContaining('after the square root') as string },
  ]);
});
