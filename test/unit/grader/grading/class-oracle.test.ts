import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesFor } from '../../../../grader/checks/inputs/cases.ts';
import { oracleFor } from '../../../../grader/grading/class-oracle.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';

const adam = hw2.targets['adam'];
const cases = adam ? fc.sample(casesFor(adam, {}), { seed: 1, numRuns: 8 }) : [];
const ask = { target: 'adam', cases };

describe('the oracle of a class', () => {
  it('answers a batch once, and remembers it', async () => {
    const oracle = oracleFor(hw2.targets).under({ epsilon: 'inside-root' });
    expect(cases).toHaveLength(8);
    expect(await oracle.ask(ask)).toBe(await oracle.ask({ ...ask }));
  });

  it('does not take other cases, another function or another convention for the same', async () => {
    const all = oracleFor(hw2.targets);
    const inside = all.under({ epsilon: 'inside-root' });
    expect(all.under({ epsilon: 'inside-root' })).toBe(inside);
    const outside = all.under({ epsilon: 'outside-root' });
    const one = await inside.ask(ask);
    const other = await inside.ask({ ...ask, cases: cases.toReversed() });
    expect(one).not.toEqual(other);
    expect(one).not.toEqual(await outside.ask(ask));
    if (one.kind !== 'answered' || other.kind !== 'answered') throw new TypeError('an oracle answers');
    expect(one.answers[0]).toEqual(other.answers.at(-1));
    const points = [new Map([['theta', { shape: [2], data: [1, 2] }]])];
    const bowl = (result: string): ReturnType<typeof inside.ask> =>
      inside.ask({ target: 'bowl', result, cases: points });
    expect(await bowl('function')).not.toEqual(await bowl('optimum'));
  });

  it('makes what is the same for everybody once for each key', () => {
    const { once } = oracleFor(hw2.targets);
    let made = 0;
    const make = (): { readonly number: number } => ({ number: (made += 1) });
    expect(once('a', make)).toBe(once('a', make));
    expect(once('b', make)).toEqual({ number: 2 });
    const failing = (): number => {
      throw new RangeError('ours');
    };
    expect(() => once('c', failing)).toThrow('ours');
    expect(once('c', make)).toEqual({ number: 3 });
  });
});
