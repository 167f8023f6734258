import type { ProcessEnd } from '../model/outcome.ts';
import type { Language, Subject } from '../model/subject.ts';

const NEVER_ASKED = {
  kind: 'never-started',
  problem: 'its code was not to be run, and the answers that were kept have none to this question',
} as const satisfies ProcessEnd;

/** In the place of an answer for which there was no room. */
export const NOT_KEPT = {
  kind: 'never-started',
  problem: 'its answers were too long to be kept, and its code was not to be run',
} as const satisfies ProcessEnd;

const PROBLEMS: readonly string[] = [NEVER_ASKED.problem, NOT_KEPT.problem];

/** Somebody who has no answers: behind a recording, for when nobody's code is to be run. Nothing is known of what it is asked. */
export function absentAnswers(language: Language): Subject {
  return {
    describe: () => Promise.resolve({ kind: 'ended', language, end: NEVER_ASKED }),
    run: () => Promise.resolve({ kind: 'ended', end: NEVER_ASKED, printed: '' }),
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

/** Whether this is no answer, but says that none was kept. That something never started is said by the grader alone. */
export function isNoAnswer(end: ProcessEnd): boolean {
  return end.kind === 'never-started' && PROBLEMS.includes(end.problem);
}
