import { describe, expect, it } from 'vitest';
import type { Status } from '../../../../grader/model/report.ts';
import type { ClassSummary } from '../../../../grader/model/class-summary.ts';
import { rateGroups } from '../../../../reports/pages/rate-groups.ts';
import { classSummary } from '../../../fixtures/reports/class-summary.ts';

const link = ({ student }: { readonly student: string }) => ({ student, href: './x' });

function summaryOf(statuses: Readonly<Record<string, Status>>): ClassSummary {
  const [row] = classSummary(1).rows;
  if (row === undefined) throw new Error('no row');
  const ids = Object.keys(statuses);
  const target = (id: string): string => id.split('.')[0] ?? id;
  return {
    ...classSummary(1),
    checks: ids.map((id) => ({ id, title: id, target: target(id), maxPoints: 1, visibility: 'public' })),
    rows: [
      {
        ...row,
        checks: ids.map((id) => ({ id, status: statuses[id] ?? 'pending', points: 0, maxPoints: 1, message: 'why' })),
      },
    ],
  };
}

describe('rateGroups', () => {
  it('puts the target of which the fewest checks passed first, and its hardest check first', () => {
    const groups = rateGroups(
      summaryOf({ 'a.1': 'passed', 'b.1': 'passed', 'b.2': 'failed', 'c.1': 'pending', 'd.1': 'failed' }),
      link,
      new Map(),
    );
    expect(groups.map(({ target, percent }) => [target, percent])).toEqual([
      ['d', '0%'],
      ['b', '50%'],
      ['a', '100%'],
      ['c', 'not known'],
    ]);
    expect(groups[1]?.checks.map(({ title }) => title)).toEqual(['b.2', 'b.1']);
  });

  it('holds every check once', () => {
    const summary = classSummary(5);
    const titles = rateGroups(summary, link, new Map()).flatMap(({ checks }) => checks.map(({ title }) => title));
    expect(titles.toSorted()).toEqual(summary.checks.map(({ title }) => title).toSorted());
  });
});
