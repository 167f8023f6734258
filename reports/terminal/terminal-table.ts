import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { terminalLine } from '../escape/terminal.ts';
import { counted } from '../words/counts.ts';
import { totalText } from '../words/points.ts';
import type { Reader } from '../words/mistakes.ts';
import { mistakesByName, nameInPart } from '../words/mistakes-by-name.ts';
import { cut, fill, width as columnsOf, wrap } from './columns.ts';
import { painter, type Paint } from './paint.ts';
import type { TerminalOptions } from './terminal-report.ts';

export interface TableOptions extends TerminalOptions {
  /** Whether students read it too, as they do the log of a CI run. For staff only unless told. */
  readonly isReadByStudents?: boolean;
}

/** A class run as a table: student, points, failed checks, and why a person must look; then mistakes by name. */
export function terminalTable(
  summary: ClassSummary,
  { colour, width, isReadByStudents = false }: TableOptions,
): string {
  const paint = painter(colour);
  const head = ['student', 'points', 'failed', 'attention'];
  const rows = summary.rows.map((row) => cells(row, summary.scope));
  const natural = head.map((name, column) =>
    Math.max(columnsOf(name), ...rows.map((row) => columnsOf(row[column] ?? ''))),
  );
  const [student = 0, points = 0, failed = 0] = natural;
  const nameWidth = Math.min(student, Math.max(12, Math.floor(width / 3)));
  const rest = Math.max(9, width - nameWidth - points - failed - 6);
  const line = (row: readonly string[]): string => {
    const [name = '', total = '', failures = '', attention = ''] = row;
    return [
      fill(cut(name, nameWidth), nameWidth),
      fill(total, points, 'left'),
      fill(failures, failed, 'left'),
      cut(attention, rest),
    ]
      .join('  ')
      .trimEnd();
  };
  const undecided = summary.rows.filter(({ attention }) => attention.length > 0).length;
  return `${[
    paint('dim', line(head)),
    ...rows.map((row) => (row[3] === '' ? line(row) : paint('yellow', line(row)))),
    ...mistakeLines(summary, isReadByStudents ? 'student' : 'teacher', width, paint),
    '',
    `${counted(summary.rows.length, 'submission')}${undecided === 0 ? '' : `, ${undecided} for a person to look at`}`,
  ].join('\n')}\n`;
}

/** The commonest; the class page has all of them. */
const MOST_MISTAKES = 8;

function mistakeLines(summary: ClassSummary, reader: Reader, width: number, paint: Paint): readonly string[] {
  const isHidden = reader === 'student' && summary.assignment.mistakesShownTo === 'staff';
  const named = isHidden ? [] : mistakesByName(summary);
  if (named.length === 0) return [];
  const more = named.length - MOST_MISTAKES;
  return [
    '',
    paint('bold', 'Mistakes by name'),
    ...named
      .slice(0, MOST_MISTAKES)
      .flatMap(({ mistake, rows }) => [
        cut(`  ${String(rows.length).padStart(3)}  ${terminalLine(nameInPart(mistake))}`, width),
        ...wrap(terminalLine(mistake[reader]), width - 7).map((line) => paint('dim', `       ${line}`)),
      ]),
    ...(more > 0 ? [`       and ${more} more, on the class page`] : []),
  ];
}

function cells(row: ClassRow, scope: ClassSummary['scope']): readonly string[] {
  return [
    terminalLine(row.student),
    scope === 'all' ? totalText(scope, row.total) : 'no grade',
    String(row.checks.filter(({ status }) => status === 'failed').length),
    terminalLine(row.attention.join('; ')),
  ];
}
