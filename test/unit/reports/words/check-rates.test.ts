import { describe, expect, it } from 'vitest';
import type { Status } from '../../../../grader/model/report.ts';
import type { ClassRow } from '../../../../grader/model/class-summary.ts';
import { checkRates } from '../../../../reports/words/check-rates.ts';
import { classSummary } from '../../../fixtures/reports/class-summary.ts';
import { blindStart } from '../../../fixtures/reports/mistakes.ts';

function row(student: string, statuses: Readonly<Record<string, Status>>): ClassRow {
  return {
    student,
    folder: student,
    total: { points: 0, maxPoints: 2, earned: 0, undecided: [] },
    attention: [],
    checks: Object.entries(statuses).map(([id, status]) => ({
      id,
      status,
      points: 0,
      maxPoints: 1,
      message: `${id} ${status}`,
    })),
  };
}

describe('checkRates', () => {
  const checks = ['a', 'b', 'c'].map((id) => ({
    id,
    title: id,
    target: id,
    maxPoints: 1,
    visibility: 'public' as const,
  }));
  const rates = checkRates({
    ...classSummary(0),
    checks,
    rows: [
      row('one', { a: 'passed', b: 'failed', c: 'pending' }),
      row('two', { a: 'passed', b: 'passed', c: 'inconclusive' }),
      row('three', { a: 'inconclusive', b: 'failed', c: 'pending' }),
    ],
  });

  it('puts the hardest check first and checks that nobody is decided on last', () => {
    expect(rates.map(({ id, rate }) => [id, rate])).toEqual([
      ['b', 1 / 3],
      ['a', 1],
      ['c', null],
    ]);
  });

  it('counts an undecided result for neither side', () => {
    expect(rates.find(({ id }) => id === 'a')).toMatchObject({ passed: 2, failed: 0, undecided: 1 });
  });

  it('takes those with a name out of those with the same message', () => {
    const named = row('four', { b: 'failed' });
    const [rate] = checkRates({
      ...classSummary(0),
      checks: checks.slice(1, 2),
      rows: [
        row('one', { b: 'failed' }),
        { ...named, checks: named.checks.map((check) => ({ ...check, mistakes: [blindStart] })) },
      ],
    });
    expect(rate?.mistakes.map(({ rows }) => rows.map(({ student }) => student))).toEqual([['one']]);
    expect(rate?.named.map(({ mistake, rows }) => [mistake.id, rows.map(({ student }) => student)])).toEqual([
      [blindStart.id, ['four']],
    ]);
  });

  it('gathers those with the same message under one mistake', () => {
    expect(rates[0]?.mistakes.map(({ message, rows }) => [message, rows.map(({ student }) => student)])).toEqual([
      ['b failed', ['one', 'three']],
    ]);
  });
});
