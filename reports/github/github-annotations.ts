import type { CheckResult, Report, Status } from '../../grader/model/report.ts';
import { workflowMessage, workflowProperty } from '../escape/workflow-command.ts';
import type { NotGraded } from '../junit/junit-xml.ts';
import { forStudents } from '../words/for-students.ts';
import { mistakesText } from '../words/mistakes.ts';
import { placeText } from '../words/place.ts';

/** GitHub shows no more of each kind in one step. */
const MOST_OF_A_KIND = 10;

type Kind = 'error' | 'warning' | 'notice';

interface Entry {
  readonly report: Report;
  readonly check: CheckResult;
}

/**
 * Workflow commands that annotate a run: an error for each failed check, a warning where the verdict is not known, a
 * notice where a person has to read. At most ten of a kind; the tenth counts those left out. What is for staff only is left out: students
 * read what their repository's CI shows.
 *
 * @param options.withoutReport submissions that could not be graded: a warning each, before all others
 * @param options.pathOf path within the repository of a file of a submission; the file's own path when not given
 */
export function githubAnnotations(
  reports: readonly Report[],
  options?: {
    readonly pathOf?: (report: Report, file: string) => string;
    readonly withoutReport?: readonly NotGraded[];
  },
): string {
  const pathOf = options?.pathOf ?? ((_report: Report, file: string) => file);
  const entries = reports
    .map(forStudents)
    .flatMap((report) => report.checks.map((check): Entry => ({ report, check })));
  const kinds: readonly Kind[] = ['error', 'warning', 'notice'];
  return kinds
    .flatMap((kind) => {
      const ofKind = [
        ...(kind === 'warning' ? (options?.withoutReport ?? []).map(notGradedCommand) : []),
        ...entries.filter(({ check }) => kindOf(check.status) === kind).map((entry) => command(kind, entry, pathOf)),
      ];
      const fits = ofKind.length <= MOST_OF_A_KIND;
      const shown = fits ? ofKind : ofKind.slice(0, MOST_OF_A_KIND - 1);
      const rest = ofKind.length - shown.length;
      return [...shown, ...(rest === 0 ? [] : [`::${kind} title=${rest} more::See the report for the rest.`])];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function notGradedCommand({ student, attention }: NotGraded): string {
  return `::warning title=${workflowProperty(`${student}: not graded`)}::${workflowMessage(attention.join(' '))}`;
}

function kindOf(status: Status): Kind | null {
  switch (status) {
    case 'failed':
      return 'error';
    case 'inconclusive':
    case 'grader-error':
      return 'warning';
    case 'pending':
      return 'notice';
    case 'passed':
    case 'blocked':
      return null;
  }
}

function command(kind: Kind, { report, check }: Entry, pathOf: (report: Report, file: string) => string): string {
  const where = check.finding?.where;
  const properties = [
    ...(where === undefined ? [] : [`file=${workflowProperty(pathOf(report, where.file))}`]),
    // A line within a notebook's cell is not a line of the file.
    ...(where === undefined || where.cell !== undefined ? [] : [`line=${where.line}`]),
    `title=${workflowProperty(`${report.submission.student}: ${check.title}`)}`,
  ];
  const message = [
    check.message,
    ...(check.mistakes === undefined ? [] : [mistakesText(check.mistakes, 'student')]),
    ...(where === undefined ? [] : [placeText(where)]),
  ].join('\n');
  return `::${kind} ${properties.join(',')}::${workflowMessage(message)}`;
}
