/** What a replay may do to what is there, and what has to be said of where its answers came from. */
import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { isVerdict } from '../scoring/score.ts';
import { isKnown } from './is-known.ts';

/** Whether a report knows less than an earlier one, wholly or of some check: to write it over that one would lose verdicts. */
export function knowsLess(now: Report, earlier: Report): boolean {
  if (isKnown(now)) return false;
  const open = new Set(now.checks.filter(({ status }) => !isVerdict(status)).map(({ id }) => id));
  return isKnown(earlier) || earlier.checks.some(({ id, status }) => isVerdict(status) && open.has(id));
}

/** Why a person must look, where the answers that were kept do not reach. */
export function toldLacking(questions: number): string {
  const none = questions === 1 ? '1 question has no kept answer' : `${questions} questions have no kept answer`;
  return `${none}, so its earlier report stays. Grade it without --replay.`;
}

/** Whether the code had the rights of whoever graded it when it gave these answers. */
export function isUnguarded({ environment }: Evidence): boolean {
  return environment.sandbox === 'none';
}

/** What is said of students whose answers were given without a sandbox. */
export function toldUnguarded(students: readonly string[]): string {
  const [first = '', ...others] = students;
  const who = others.length === 0 ? first : `${students.length} submissions, ${first} the first of them,`;
  return `The answers of ${who} were recorded without a sandbox (--no-sandbox): the code could have changed whatever you could, these files too. Their reports say \`none\` for the sandbox.`;
}
