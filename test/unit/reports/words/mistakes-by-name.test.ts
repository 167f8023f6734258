import { describe, expect, it } from 'vitest';
import type { ClassRow } from '../../../../grader/model/class-summary.ts';
import type { Mistake } from '../../../../grader/model/mistake.ts';
import { mistakesByName, nameInPart } from '../../../../reports/words/mistakes-by-name.ts';
import { blindStart, rateTwice } from '../../../fixtures/reports/mistakes.ts';

function row(student: string, made: Readonly<Record<string, readonly Mistake[]>>): ClassRow {
  return {
    student,
    folder: student,
    total: { points: 0, maxPoints: 2, earned: 0, undecided: [] },
    attention: [],
    checks: Object.entries(made).map(([id, mistakes]) => ({
      id,
      status: 'failed',
      points: 0,
      maxPoints: 1,
      message: 'Differs.',
      ...(mistakes.length > 0 && { mistakes: [...mistakes] }),
    })),
  };
}

const checks = ['a', 'b', 'c'].map((id) => ({
  id,
  title: id,
  target: id,
  maxPoints: 1,
  visibility: 'public' as const,
}));

describe('mistakesByName', () => {
  const found = mistakesByName({
    checks,
    rows: [
      row('one', { b: [rateTwice], a: [rateTwice], c: [] }),
      row('two', { a: [blindStart, rateTwice] }),
      row('three', { b: [rateTwice], c: [] }),
      row('four', { c: [] }),
    ],
  });
  const told = found.map(({ mistake, rows, checks: failed }) => [
    mistake.id,
    rows.map(({ student }) => student),
    failed.map(({ id }) => id),
  ]);

  it('puts the commonest first, and names each student once and each check in the order of the assignment', () => {
    expect(told).toEqual([
      [rateTwice.id, ['one', 'two', 'three'], ['a', 'b']],
      [blindStart.id, ['two'], ['a']],
    ]);
  });

  it('keeps mistakes apart that have one id and sentences of their own', () => {
    const other = { ...blindStart, name: 'velocity starts at a hundred' };
    const rows = [row('one', { a: [blindStart] }), row('two', { a: [other] })];
    const apart = mistakesByName({ checks, rows });
    expect(apart.map(({ mistake: { name } }) => name)).toEqual([other.name, blindStart.name]);
    expect(new Set(apart.map(({ key }) => key)).size).toBe(2);
  });
});

describe('nameInPart', () => {
  it('tells mistakes of the same name in several parts apart', () => {
    expect(nameInPart({ id: 'easom/sign', name: 'wrong sign' })).toBe('wrong sign (easom)');
    expect(nameInPart({ id: 'bowl', name: 'wrong sign' })).toBe('wrong sign (bowl)');
  });
});
