import type { CheckResult, Finding } from '../../grader/model/report.ts';
import { terminalLine, terminalText } from '../escape/terminal.ts';
import { figuresText } from '../words/figures.ts';
import { certaintyText, mistakesLabel } from '../words/mistakes.ts';
import { placeText } from '../words/place.ts';
import { checkPointsText } from '../words/points.ts';
import { statusSigns, statusWords } from '../words/status-words.ts';
import { toleranceText } from '../words/tolerance.ts';
import { cut, fill, width as columnsOf, wrap } from './columns.ts';
import { statusColour, type Paint } from './paint.ts';

/** A check in full: what was asked, the input, expected and actual, where, and code to try. */
export function checkLines(check: CheckResult, width: number, paint: Paint): readonly string[] {
  const { finding } = check;
  const head = paint(statusColour(check.status), `${statusSigns[check.status]} ${statusWords[check.status]}`);
  return [
    `${head}  ${paint('bold', terminalLine(check.title))}  ${paint('dim', checkPointsText(check))}`,
    ...mistakeLines(check, width, paint),
    ...paragraph(check.message, width),
    ...(finding === undefined ? [] : findingLines(finding, check.message, width, paint)),
    ...figureLine(check, width, paint),
    ...(check.tolerance === undefined ? [] : labelled('tolerance', toleranceText(check.tolerance), width, paint)),
    ...(check.printed === undefined || check.printed === '' ? [] : block('printed', beginning(check.printed), paint)),
    ...labelled('run again', check.replay, width, paint),
  ];
}

/** What was recognised comes before the numbers: it is what helps most. */
function mistakeLines({ mistakes }: CheckResult, width: number, paint: Paint): readonly string[] {
  if (mistakes === undefined) return [];
  const certainty = certaintyText(mistakes);
  return [
    ...mistakes.flatMap(({ name, student }, index) => [
      ...wrap(terminalLine(`${index === 0 ? mistakesLabel(mistakes) : 'And'}: ${name}.`), width - 2).map(
        (line) => `  ${paint('bold', line)}`,
      ),
      ...paragraph(student, width),
    ]),
    ...(certainty === null ? [] : paragraph(certainty, width).map((line) => paint('dim', line))),
  ];
}

/** The page has all of it. */
const MOST_PRINTED = 6;

function beginning(printed: string): string {
  const lines = printed.trimEnd().split('\n');
  if (lines.length <= MOST_PRINTED) return printed;
  return [...lines.slice(0, MOST_PRINTED), `... and ${lines.length - MOST_PRINTED} more lines, on the page`].join('\n');
}

function findingLines(finding: Finding, message: string, width: number, paint: Paint): readonly string[] {
  return [
    ...(finding.summary === message ? [] : paragraph(finding.summary, width)),
    ...(finding.asked === undefined ? [] : labelled('asked for', finding.asked, width, paint)),
    ...(finding.inputs ?? []).flatMap(({ name, text }) => labelled('input', `${name} = ${text}`, width, paint)),
    ...differenceLines(finding.differences ?? [], width, paint),
    ...(finding.where === undefined ? [] : labelled('where', placeText(finding.where), width, paint)),
    ...(finding.details ?? []).flatMap((detail) => labelled('', detail, width, paint)),
    ...(finding.snippet === undefined ? [] : block('try it, below your code', finding.snippet.code, paint)),
  ];
}

function differenceLines(
  differences: NonNullable<Finding['differences']>,
  width: number,
  paint: Paint,
): readonly string[] {
  if (differences.length === 0) return [];
  const rows = [
    ['', 'result', 'expected', 'actual', 'difference'],
    ...differences.map(({ name, expected, actual, difference, agrees }) =>
      [agrees ? ' ' : '✗', name, expected, actual, difference ?? ''].map(terminalLine),
    ),
  ];
  const most = Math.max(10, Math.floor((width - 12) / 3));
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.min(most, Math.max(...rows.map((row) => columnsOf(row[column] ?? '')))),
  );
  return rows.map((row, index) => {
    const line = row.map((text, column) => fill(cut(text, widths[column] ?? 0), widths[column] ?? 0)).join('  ');
    const shown = `  ${line.trimEnd()}`;
    if (index === 0) return paint('dim', shown);
    return row[0] === '✗' ? paint('red', shown) : shown;
  });
}

/** What was measured, on one line; nothing where it does not fit. */
export function figureLine(check: CheckResult, width: number, paint: Paint): readonly string[] {
  const text = figuresText(check);
  if (text === null) return [];
  const lines = labelled('measured', text, width, paint);
  return lines.length === 1 && columnsOf(terminalLine(text)) <= width - LABEL - 3 ? lines : [];
}

function paragraph(text: string, width: number): readonly string[] {
  return wrap(terminalLine(text), width - 2).map((line) => `  ${line}`);
}

const LABEL = 10;

function labelled(label: string, text: string, width: number, paint: Paint): readonly string[] {
  return wrap(terminalLine(text), width - LABEL - 3).map(
    (line, index) => `  ${paint('dim', fill(index === 0 ? label : '', LABEL))} ${line}`,
  );
}

/** Several lines as they are, behind a bar: none of them can be taken for a line of the report. */
function block(label: string, text: string, paint: Paint): readonly string[] {
  return [
    `  ${paint('dim', label)}`,
    ...terminalText(text)
      .split('\n')
      .map((line) => `  ${paint('dim', '│')} ${line}`),
  ];
}
