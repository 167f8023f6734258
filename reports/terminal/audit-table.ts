import type { AuditReport, AuditRow, AuditSection } from '../../grader/model/audit-report.ts';
import { terminalLine } from '../escape/terminal.ts';
import { auditOutcome, auditPlace, rowsOf, verdictSigns, verdictWords } from '../words/audit-words.ts';
import { cut, fill, width as columnsOf, wrap } from './columns.ts';
import { painter, verdictColour, type Paint } from './paint.ts';
import type { TerminalOptions } from './terminal-report.ts';

/** The page has all of them. */
const MOST_SHORT = 12;
const MOST_TOLD = 4;

/** An audit as a table: a line for each question; below it what falls short, then what else is worth telling. */
export function auditTable(report: AuditReport, { colour, width }: TerminalOptions): string {
  const paint = painter(colour);
  const outcome = auditOutcome(report);
  const titleWidth = Math.min(
    Math.max(0, ...report.sections.map(({ title }) => columnsOf(terminalLine(title)))),
    Math.max(12, Math.floor(width / 2.5)),
  );
  return `${[
    paint('bold', cut(terminalLine(`Audit of ${report.assignment.title}`), width)),
    '',
    ...report.sections.flatMap((section) => sectionLines(section, titleWidth, width, paint)),
    '',
    ...wrap(`${verdictSigns[outcome.verdict]} ${outcome.text}`, width).map((line) =>
      paint(verdictColour(outcome.verdict), line),
    ),
  ].join('\n')}\n`;
}

/** Columns of the longest verdict. */
const WORD = Math.max(...Object.values(verdictWords).map(columnsOf));
const INDENT = '    ';
/** In fewer columns than these a result stands below its question. */
const LEAST_RESULT = 24;

function sectionLines(section: AuditSection, titleWidth: number, width: number, paint: Paint): readonly string[] {
  const verdict = fill(`${verdictSigns[section.verdict]} ${verdictWords[section.verdict]}`, WORD + 2);
  const title = fill(cut(terminalLine(section.title), titleWidth), titleWidth);
  const column = WORD + titleWidth + 6;
  const fits = width - column >= LEAST_RESULT;
  const result = wrap(terminalLine(section.result), fits ? width - column : width - INDENT.length);
  const [first = '', ...rest] = fits ? result : ['', ...result];
  const colour = verdictColour(section.verdict);
  return [
    `${paint(colour, verdict)}  ${paint('bold', title)}  ${first}`.trimEnd(),
    ...rest.map((line) => `${fits ? ' '.repeat(column) : INDENT}${line}`),
    ...listed(rowsOf(section, 'falls-short'), MOST_SHORT, (row) => shortLines(row, width, paint)),
    ...listed(rowsOf(section, 'told'), MOST_TOLD, (row) => [toldLine(row, width, paint)]),
  ];
}

function listed(
  rows: readonly AuditRow[],
  most: number,
  linesOf: (row: AuditRow) => readonly string[],
): readonly string[] {
  const left = rows.length - most;
  return [
    ...rows.slice(0, most).flatMap(linesOf),
    ...(left > 0 ? [`${INDENT}  and ${left} more ${left === 1 ? 'line' : 'lines'} like these, on the page`] : []),
  ];
}

/** In full: the name, the checks, what came of it, and the line of code. */
function shortLines(row: AuditRow, width: number, paint: Paint): readonly string[] {
  const place = auditPlace(row);
  const inner = width - INDENT.length - 2;
  const below = (text: string): readonly string[] =>
    wrap(terminalLine(text), inner).map((line) => `${INDENT}  ${line}`);
  return [
    ...wrap(terminalLine(row.name), inner).map(
      (line, index) => `${INDENT}${index === 0 ? paint('red', '✗') : ' '} ${line}`,
    ),
    ...below(row.text),
    ...(row.checks.length === 0 ? [] : below(`checks: ${row.checks.join(', ')}`)),
    ...(place === null && row.code === undefined
      ? []
      : [
          `${INDENT}  ${paint('dim', cut(terminalLine([place, row.code].filter((text) => text !== null && text !== undefined).join(': ')), inner))}`,
        ]),
  ];
}

/** In short, on one line. */
function toldLine(row: AuditRow, width: number, paint: Paint): string {
  return paint('dim', cut(`${INDENT}· ${terminalLine(`${row.name}: ${row.text}`)}`, width));
}
