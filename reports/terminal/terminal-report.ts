import type { CheckResult, Report } from '../../grader/model/report.ts';
import { terminalLine } from '../escape/terminal.ts';
import { countsText } from '../words/counts.ts';
import { madeUpTexts } from '../words/data-sets.ts';
import { alikeText, causeName, causes, type Cause } from '../words/fix-first.ts';
import { oneReason, type OneReason } from '../words/one-reason.ts';
import { forStudents } from '../words/for-students.ts';
import { checkPointsText, pointsText, totalText } from '../words/points.ts';
import { statusSigns } from '../words/status-words.ts';
import { checkLines, figureLine } from './check-lines.ts';
import { wrap } from './columns.ts';
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
  const reason = oneReason(report.checks);
  const lines = [
    paint('dim', terminalLine(report.assignment.title)),
    `${paint('bold', terminalLine(report.submission.student))}  ${totalLine(report, paint)}`,
    countsText(report.checks),
    ...(reason === null ? checksInFull(report.checks, width, paint) : reasonLines(reason, width, paint)),
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

/** What decided everything is said once, not at each check. */
function reasonLines({ title, text, where }: OneReason, width: number, paint: Paint): readonly string[] {
  return section(title, indented(where === null ? text : `${text} (${where})`, width), paint);
}

/** What to fix first, each of it in full, and the others in short. */
function checksInFull(checks: Report['checks'], width: number, paint: Paint): readonly string[] {
  const toFix = causes(checks);
  const others = checks.filter(({ status }) => status !== 'failed');
  return [
    ...section(
      'What to fix first',
      toFix.flatMap((cause) => fixLines(cause, width)),
      paint,
    ),
    ...toFix.flatMap((cause) => ['', ...checkLines(cause.check, width, paint), ...alikeLines(cause, width, paint)]),
    ...section(
      'Other checks',
      others.flatMap((check) => otherLines(check, width, paint)),
      paint,
    ),
  ];
}

function totalLine(report: Report, paint: Paint): string {
  const total = totalText(report.scope, report.total);
  if (report.scope !== 'all') return paint('yellow', total);
  if (report.total.points !== null) return paint('bold', `${total} points`);
  return paint('yellow', `points ${total} (${pointsText(report.total.earned)} are certain)`);
}

/** What each cause costs, and where it shows; what is wrong there is told in full below. */
function fixLines(cause: Cause, width: number): readonly string[] {
  const { check, alike, lost } = cause;
  const isShown = alike.length === 0 && check.maxPoints === 0;
  const cost = isShown ? 'not scored' : lost === null ? 'points not known' : `-${pointsText(lost)}`;
  const others = alike.length === 0 ? '' : ` (${alikeText(cause)})`;
  const name = causeName(cause);
  const what = name === null ? check.title : `${name}: ${check.title}`;
  const lead = `  ${cost.padEnd(5)} `;
  return wrap(`${terminalLine(what)}${others}`, width - lead.length).map(
    (line, index) => `${index === 0 ? lead : ' '.repeat(lead.length)}${line}`,
  );
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
