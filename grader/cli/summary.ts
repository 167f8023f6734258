import { targetIdOf } from '../intake/target-id.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import type { Report } from '../model/report.ts';
import type { ClassRow, ClassSummary } from '../model/class-summary.ts';

/** One line of the class from a report. */
export function rowOf(report: Report, folder: string): ClassRow {
  return {
    student: report.submission.student,
    folder,
    total: report.total,
    checks: report.checks.map(({ id, status, points, maxPoints, message, mistakes }) => ({
      id,
      status,
      points,
      maxPoints,
      message,
      ...(mistakes && { mistakes }),
    })),
    attention: [...reasons(report.checks), ...doubts(report)],
  };
}

/** Where points were lost by a file that may not be the one that was meant. */
function doubts({ total, helps }: Report): readonly string[] {
  if (total.points === null || total.points === total.maxPoints) return [];
  return helps.filter(({ kind }) => kind === 'files-tied').map(({ message }) => message);
}

/** Each reason once, however many checks it keeps open; one for all of them needs no count. */
function reasons(checks: Report['checks']): readonly string[] {
  const open = checks.filter(({ points }) => points === null);
  const messages = new Set(open.map(({ message }) => message));
  return [...messages].map((message) => {
    const [first, ...others] = open.filter((check) => check.message === message);
    if (others.length > 0 && others.length + 1 === checks.length) return message;
    return others.length === 0 ? `${first?.title ?? ''}: ${message}` : `${message} (${others.length + 1} checks)`;
  });
}

interface Summary {
  readonly assignment: Assignment;
  readonly sha256: string;
  readonly checks: readonly AssignmentCheck[];
  readonly scope: Report['scope'];
  readonly seed: number;
  readonly rows: readonly ClassRow[];
}

export function summaryOf({ assignment, sha256, checks, scope, seed, rows }: Summary): ClassSummary {
  return {
    assignment: {
      id: assignment.id,
      title: assignment.title,
      sha256,
      ...(assignment.mistakesShownTo === 'staff' && { mistakesShownTo: 'staff' as const }),
    },
    scope,
    seed,
    maxPoints: checks.reduce((sum, { points }) => sum + points, 0),
    checks: checks.map(({ id, title, points, visibility }) => ({
      id,
      title,
      target: targetIdOf(id),
      maxPoints: points,
      visibility: visibility ?? 'public',
    })),
    rows: rows.toSorted((one, other) => (one.student < other.student ? -1 : one.student > other.student ? 1 : 0)),
  };
}
