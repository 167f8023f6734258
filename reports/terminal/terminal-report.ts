import type { CheckResult, Report } from '../../grader/model/report.ts';
import { terminalLine } from '../escape/terminal.ts';
import { countsText } from '../words/counts.ts';
import { madeUpTexts } from '../words/data-sets.ts';
import { alikeText, causeName, causes, type Cause } from '../words/fix-first.ts';
import { forStudents } from '../words/for-students.ts';
import { checkPointsText, pointsText, totalText } from '../words/points.ts';
import { statusSigns } from '../words/status-words.ts';
import { checkLines, figureLine } from './check-lines.ts';
import { cut, wrap } from './columns.ts';
import { painter, statusColour, type Paint } from './paint.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** One submission's report for its student's terminal: the verdict, what to fix first, then each failed check in full. */
export function terminalReport(whole: Report, { colour, width }: TerminalOptions): string {
  const report = forStudents(whole);
  const paint = painter(colour);
  const toFix = causes(report.checks);
  const others = report.checks.filter(({ status }) => status !== 'failed');
  const lines = [
    paint('dim', terminalLine(report.assignment.title)),
    `${paint('bold', terminalLine(report.submission.student))}  ${totalLine(report, paint)}`,
    countsText(report.checks),
    ...section(
      'What to fix first',
      toFix.map((cause) => `  ${fixLine(cause, width)}`),
      paint,
    ),
    ...toFix.flatMap((cause) => ['', ...checkLines(cause.check, width, paint), ...alikeLines(cause, width, paint)]),
    ...section(
      'Other checks',
      others.flatMap((check) => otherLines(check, width, paint)),
      paint,
    ),
    ...section(
      'Data sets',
      madeUpTexts(report).flatMap((text) => indented(text, width)),
      paint,
    ),
    ...section(
      'How your submission was loaded',
      report.helps.flatMap(({ message }) => indented(message, width)),
      paint,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function totalLine(report: Report, paint: Paint): string {
  const total = totalText(report.scope, report.total);
  if (report.scope !== 'all') return paint('yellow', total);
  if (report.total.points !== null) return paint('bold', `${total} points`);
  return paint('yellow', `points ${total} (${pointsText(report.total.earned)} are certain)`);
}

function fixLine(cause: Cause, width: number): string {
  const { check, alike, lost } = cause;
  const isShown = alike.length === 0 && check.maxPoints === 0;
  const cost = isShown ? 'not scored' : lost === null ? 'points not known' : `-${pointsText(lost)}`;
  const others = alike.length === 0 ? '' : ` (${alikeText(cause)})`;
  const name = causeName(cause);
  const what = name === null ? check.title : `${name}: ${check.title}`;
  return cut(`${cost.padEnd(5)} ${terminalLine(what)}${others}: ${terminalLine(check.message)}`, width - 2);
}

/** Failed checks with the same recognised mistake: their own words tell where else it shows. Those with the same words say no more. */
function alikeLines(cause: Cause, width: number, paint: Paint): readonly string[] {
  if (causeName(cause) === null || cause.alike.length === 0) return [];
  return ['  The same mistake:', ...cause.alike.flatMap((check) => otherLines(check, width, paint))];
}

function otherLines(check: CheckResult, width: number, paint: Paint): readonly string[] {
  const sign = paint(statusColour(check.status), statusSigns[check.status]);
  const line = `  ${sign} ${terminalLine(check.title)} (${checkPointsText(check)})`;
  const figures = figureLine(check, width - 2, paint).map((text) => `  ${text}`);
  return check.status === 'passed'
    ? [line, ...figures]
    : [line, ...indented(check.message, width).map((text) => `  ${text}`), ...figures];
}

function indented(text: string, width: number): readonly string[] {
  return wrap(terminalLine(text), width - 4).map((line) => `  ${line}`);
}

function section(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
}
