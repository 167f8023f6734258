import { describe, expect, it } from 'vitest';
import { describeError, traceOf } from '../../../../../grader/hosts/node/student-error.ts';

describe('a trace', () => {
  it('holds the places in the submission, outermost first', () => {
    const stack = [
      'TypeError: no\n    at fake (submission:///evil (x).ts:9:9)',
      '    at Adam.step (submission:///src/adam.ts:12:5)',
      '    at Array.map (<anonymous>)',
      '    at async run (submission:///hw.ts:3:1)',
      '    at new Net (submission:///hw.ts:2:1)',
      '    at Object.$module (submission:///hw.ts:40:1)',
      '    at serve (/host.cjs:1:1)',
    ].join('\n');
    expect(traceOf(stack)).toEqual([
      { file: 'hw.ts', line: 40 },
      { file: 'hw.ts', line: 2, inside: 'Net' },
      { file: 'hw.ts', line: 3, inside: 'run' },
      { file: 'src/adam.ts', line: 12, inside: 'Adam.step' },
      { file: 'evil (x).ts', line: 9, inside: 'fake' },
    ]);
  });
});

describe('describing what was thrown', () => {
  it.each<[unknown, object]>([
    [new RangeError('far'), { type: 'RangeError', message: 'far' }],
    ['a text', { type: 'string', message: 'a text' }],
    [undefined, { type: 'undefined', message: 'undefined' }],
    [Symbol('s'), { type: 'symbol', message: 'Symbol(s)' }],
    [
      { name: 1, message: {}, stack: [] },
      { type: 'Error', message: '', trace: [] },
    ],
    [Object.create(null), { type: 'Error', message: '' }],
  ])('makes data of %o', (thrown, expected) => {
    expect(describeError(thrown)).toMatchObject(expected);
  });

  it('survives an error that throws when it is looked at', () => {
    const refuse = (): never => {
      throw new Error('again');
    };
    expect(describeError(new Proxy({}, { get: refuse }))).toEqual({ type: 'Error', message: '', trace: [] });
  });
});
