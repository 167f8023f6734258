import { describe, expect, it } from 'vitest';
import { fixFirst, heldUpBy } from '../../../../reports/words/fix-first.ts';
import { check, failed } from '../../../fixtures/reports/checks.ts';

describe('fixFirst', () => {
  it('puts the most points lost first, keeps the order of ties, and leaves out what did not fail', () => {
    const checks = [
      failed({ id: 'a', maxPoints: 2 }),
      check({ id: 'b' }),
      failed({ id: 'c', maxPoints: 6, points: 1 }),
      failed({ id: 'd', maxPoints: 2 }),
      failed({ id: 'e', points: null }),
      check({ id: 'f', status: 'pending', points: null, maxPoints: 20 }),
    ];
    expect(fixFirst(checks).map(({ id }) => id)).toEqual(['c', 'a', 'd', 'e']);
  });
});

describe('heldUpBy', () => {
  it('finds the checks that wait for a check', () => {
    const first = failed({ id: 'a' });
    const checks = [first, check({ id: 'b', status: 'blocked', blockedBy: 'a' }), check({ id: 'c' })];
    expect(heldUpBy(first, checks).map(({ id }) => id)).toEqual(['b']);
  });
});
