import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { terminalLine } from '../escape/terminal.ts';
import { counted } from '../words/counts.ts';
import { totalText } from '../words/points.ts';
import type { Reader } from '../words/mistakes.ts';
import { mistakesByName, nameInPart } from '../words/mistakes-by-name.ts';
import { reasonsOf, standingOf, standingsText, type Standing } from '../words/standing.ts';
import { cut, fill, width as columnsOf, wrap } from './columns.ts';
import { painter, type Paint } from './paint.ts';
import type { TerminalOptions } from './terminal-report.ts';

export interface TableOptions extends TerminalOptions {
  /** Whether students read it too, as they do the log of a CI run. For staff only unless told. */
  readonly isReadByStudents?: boolean;
}

/** A class run as a table: student, points, failed checks, and who needs attention; then why, in full, and mistakes by name. */
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
  return `${[
    paint('dim', line(head)),
    ...rows.map((row) => (row[3] === '' ? line(row) : paint('yellow', line(row)))),
    ...reasonLines('Not graded', summary.rows, 'not-graded', width, paint),
    ...reasonLines('For a person to decide', summary.rows, 'in-part', width, paint),
    ...mistakeLines(summary, isReadByStudents ? 'student' : 'teacher', width, paint),
    '',
    ...wrap(standingsText(summary.rows, summary.scope), width),
  ].join('\n')}\n`;
}

/** Of those with the same reason; the class page has all of them. */
const MOST_NAMED = 8;

/** Whole sentences, where a column would cut them. */
function reasonLines(
  title: string,
  rows: readonly ClassRow[],
  standing: Exclude<Standing, 'graded'>,
  width: number,
  paint: Paint,
): readonly string[] {
  const reasons = reasonsOf(rows, standing);
  if (reasons.length === 0) return [];
  return [
    '',
    paint('bold', title),
    ...reasons.flatMap(({ reason, students }) => {
      const more = students.length - MOST_NAMED;
      const names = `${students.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
      return wrap(terminalLine(`${names}: ${reason}`), width - 4).map(
        (line, index) => `${index === 0 ? '  ' : '    '}${line}`,
      );
    }),
  ];
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
    attentionText(row),
  ];
}

function attentionText(row: ClassRow): string {
  switch (standingOf(row)) {
    case 'graded':
      return '';
    case 'not-graded':
      return 'not graded, see below';
    case 'in-part': {
      const open = row.checks.filter(({ points }) => points === null).length;
      return open === 0 ? 'see below' : `${counted(open, 'check')} open, see below`;
    }
  }
}
