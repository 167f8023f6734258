import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgivenessOf, pointsFor, totalOf } from '../../../../grader/scoring/score.ts';
import type { Forgiveness } from '../../../../grader/scoring/score.ts';
import type { Status } from '../../../../grader/scoring/score.ts';

const known: readonly Status[] = ['passed', 'failed', 'blocked'];
const unknown: readonly Status[] = ['inconclusive', 'grader-error', 'pending'];
const statuses = fc.constantFrom(...known, ...unknown);
const scored = (
  status: Status,
  maxPoints: number,
  id = 'a.b',
): { id: string; points: number | null; maxPoints: number } => ({
  id,
  points: pointsFor(status, maxPoints),
  maxPoints,
});

describe('pointsFor', () => {
  it('gives points for what passed, and for nothing else', () => {
    fc.assert(
      fc.property(statuses, fc.integer({ min: 1, max: 100 }), (status, maxPoints) => {
        expect(pointsFor(status, maxPoints) === maxPoints).toBe(status === 'passed');
      }),
    );
  });

  it.each(unknown)('does not know the points of what is %s: null, not zero', (status) => {
    expect(pointsFor(status, 5)).toBeNull();
  });

  it.each(['failed', 'blocked'] as const)('gives 0 for what is %s', (status) => {
    expect(pointsFor(status, 5)).toBe(0);
  });

  it('leaves nothing to decide where there is nothing to earn', () => {
    for (const status of [...known, ...unknown]) expect(pointsFor(status, 0)).toBe(0);
  });
});

describe('totalOf', () => {
  it('is null exactly when a status is unknown and has points to earn', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            statuses,
            fc.integer({ min: 0, max: 4 }).map((quarters) => quarters / 4),
          ),
        ),
        (rows) => {
          const checks = rows.map(([status, maxPoints], index) => scored(status, maxPoints, `a.${index}`));
          const open = rows.flatMap(([status, maxPoints], index) =>
            unknown.includes(status) && maxPoints > 0 ? [`a.${index}`] : [],
          );
          const total = totalOf(checks);
          expect(total.points === null).toBe(open.length > 0);
          expect(total.undecided).toEqual(open);
          expect(total.earned).toBe(
            rows.reduce((sum, [status, maxPoints]) => sum + (status === 'passed' ? maxPoints : 0), 0),
          );
          expect(total.earned).toBeLessThanOrEqual(total.maxPoints);
          if (total.points !== null) expect(total.points).toBe(total.earned);
        },
      ),
    );
  });

  it('adds like a teacher', () => {
    expect(totalOf([scored('passed', 0.1), scored('passed', 0.2)])).toEqual({
      points: 0.3,
      maxPoints: 0.3,
      earned: 0.3,
      undecided: [],
    });
    expect(totalOf(Array.from({ length: 10 }, () => scored('passed', 0.7))).points).toBe(7);
  });

  it('still tells what is earned when the total is not known', () => {
    expect(totalOf([scored('passed', 3), scored('inconclusive', 2, 'b.c')])).toEqual({
      points: null,
      maxPoints: 5,
      earned: 3,
      undecided: ['b.c'],
    });
  });

  it('of nothing is 0 of 0', () => {
    expect(totalOf([])).toEqual({ points: 0, maxPoints: 0, earned: 0, undecided: [] });
  });
});

describe('a failure that builds on another', () => {
  const followThrough = { paidBy: 'f.value', shownBy: 'df.agrees' };
  const of = (paidBy: Status | undefined, shownBy: Status | undefined): Forgiveness =>
    forgivenessOf(followThrough, (id) => (id === 'f.value' ? paidBy : shownBy));

  it('is forgiven when the mistake is paid for and the part is shown to be right', () => {
    expect(of('failed', 'passed')).toBe('forgiven');
  });

  it('is forgiven in no other case', () => {
    for (const paid of [...known, ...unknown, undefined]) {
      for (const shown of [...known, ...unknown, undefined]) {
        if (paid !== 'failed' || shown !== 'passed') expect(of(paid, shown)).not.toBe('forgiven');
      }
    }
    expect(forgivenessOf(undefined, () => 'failed')).toBe('stands');
  });

  it('is not known to stand where it would be forgiven if what is not known were known', () => {
    for (const one of unknown) {
      expect(of(one, 'passed')).toBe('not-known');
      expect(of('failed', one)).toBe('not-known');
      for (const other of unknown) expect(of(one, other)).toBe('not-known');
      expect(of(one, 'failed')).toBe('stands');
      expect(of('passed', one)).toBe('stands');
    }
  });
});
