import { describe, expect, it } from 'vitest';
import { alikeText, causeName, causes, fixFirst, heldUpBy } from '../../../../reports/words/fix-first.ts';
import { check, failed } from '../../../fixtures/reports/checks.ts';
import { blindStart, rateTwice } from '../../../fixtures/reports/mistakes.ts';

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

describe('causes', () => {
  it('takes checks that failed with the same words together, and adds up what they lost', () => {
    const found = causes([
      failed({ id: 'a', maxPoints: 2, message: 'empty' }),
      failed({ id: 'b', maxPoints: 3, message: 'empty' }),
      failed({ id: 'c', maxPoints: 4, message: 'other' }),
    ]);
    expect(found.map(({ check: { id }, alike, lost }) => [id, alike.length, lost])).toEqual([
      ['c', 0, 4],
      ['b', 1, 5],
    ]);
    expect(found.map(alikeText)).toEqual(['', 'and 1 more check, for the same reason']);
  });
});

describe('causes with recognised mistakes', () => {
  const found = causes([
    failed({ id: 'a', maxPoints: 2, message: 'parts at step 3', mistakes: [blindStart] }),
    failed({ id: 'b', maxPoints: 3, message: 'differs', mistakes: [blindStart] }),
    failed({ id: 'c', maxPoints: 4, message: 'differs' }),
    failed({ id: 'd', maxPoints: 1, message: 'differs', mistakes: [blindStart, rateTwice] }),
  ]);

  it('takes checks with the same mistake together, whatever their words, and no others with the same words', () => {
    expect(found.map(({ check: { id }, alike, lost }) => [id, alike.map((other) => other.id), lost])).toEqual([
      ['c', [], 4],
      ['b', ['a'], 5],
      ['d', [], 1],
    ]);
  });

  it('have the name of the mistake, of two both, and none where none was recognised', () => {
    expect(found.map(causeName)).toEqual([null, blindStart.name, `${blindStart.name}, and ${rateTwice.name}`]);
  });
});

describe('heldUpBy', () => {
  it('finds the checks that wait for a check', () => {
    const first = failed({ id: 'a' });
    const checks = [first, check({ id: 'b', status: 'blocked', blockedBy: 'a' }), check({ id: 'c' })];
    expect(heldUpBy(first, checks).map(({ id }) => id)).toEqual(['b']);
  });
});
