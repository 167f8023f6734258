import { describe, expect, it } from 'vitest';
import { byTarget } from '../../../../reports/words/by-target.ts';

describe('byTarget', () => {
  it('gathers what belongs together, in the order in which each target comes first', () => {
    const items = ['b', 'a', 'b', 'c'].map((target, number) => ({ target, number }));
    expect(byTarget(items).map(([target, group]) => [target, group.map(({ number }) => number)])).toEqual([
      ['b', [0, 2]],
      ['a', [1]],
      ['c', [3]],
    ]);
  });
});
