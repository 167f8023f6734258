import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { csvNumber, csvText } from '../escape/csv.ts';

/**
 * Grades as a table, RFC 4180 with CRLF, UTF-8 without a byte order mark. What is not known is an empty cell, never 0.
 *
 * Columns: `student, total, max_points, status, needs_person`, then the points of each check under its id. `status` is
 * `graded`, `undecided` (a person has to decide first) or `no-grade` (not all checks were run).
 */
export function gradesCsv(summary: ClassSummary): string {
  const header = ['student', 'total', 'max_points', 'status', 'needs_person', ...summary.checks.map(({ id }) => id)];
  const lines = [header.map(csvText), ...summary.rows.map((row) => cells(row, summary))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function cells(row: ClassRow, summary: ClassSummary): readonly string[] {
  const points = new Map(row.checks.map((check) => [check.id, check.points]));
  return [
    csvText(row.student),
    csvNumber(summary.scope === 'all' ? row.total.points : null),
    csvNumber(row.total.maxPoints),
    csvText(status(row, summary.scope)),
    csvText(row.attention.length > 0 ? 'yes' : 'no'),
    ...summary.checks.map(({ id }) => csvNumber(points.get(id) ?? null)),
  ];
}

function status(row: ClassRow, scope: ClassSummary['scope']): string {
  if (scope !== 'all') return 'no-grade';
  return row.total.points === null ? 'undecided' : 'graded';
}
