import type { Reply, Respondent } from '../contract/question.ts';
import { faultOfReply } from '../findings/faults.ts';
import type { Assignment } from '../intake/assignment-schema.ts';
import type { CheckResult } from '../model/report.ts';
import { noiseAskedOf } from './noise-asked.ts';

/**
 * Where noise is asked for, it is switched off unless a check says otherwise; where none is, draws stay random, so that
 * an answer that depends on them shows.
 */
export function withRandomness(student: Respondent, assignment: Assignment, seed: number): Respondent {
  return {
    ask: (question) => {
      const usual =
        noiseAskedOf(assignment, question.target) === null
          ? ({ kind: 'seeded', seed } as const)
          : ({ kind: 'silent' } as const);
      return student.ask({ ...question, randomness: question.randomness ?? usual });
    },
  };
}

/** Once a method of a class was found wrong, what it should have left behind is set for the methods that come after it. */
export function restoring(student: Respondent, results: ReadonlyMap<string, CheckResult>): Respondent {
  const isWrong = (id: string): boolean =>
    [...results.values()].some(
      ({ target, kind, status }) => target === id && kind === 'matches-reference' && status === 'failed',
    );
  return { ask: (question) => student.ask({ ...question, ...(isWrong(question.target) && { restore: true }) }) };
}

/** By target, the methods that never came to an end, with what was said then. */
export type Ended = Map<string, Map<string, Reply>>;

/** A method that never came to an end, tried again alone, is not run again for every further check: the first one says so. */
export function withoutEndless(student: Respondent, ended: Ended): Respondent {
  return {
    ask: async (question) => {
      const { target, method } = question;
      if (method === undefined) return student.ask(question);
      const known = ended.get(target)?.get(method);
      if (known) return known;
      const reply = await student.ask(question);
      if (reply.kind === 'ended' && reply.end.kind === 'timed-out')
        ended.set(target, new Map(ended.get(target)).set(method, reply));
      return reply;
    },
  };
}

/** What happened when a method of a target never came to an end, in a sentence; null when all did. */
export function whatEnded(ended: Ended, target: string): string | null {
  const [reply] = ended.get(target)?.values() ?? [];
  if (reply === undefined || reply.kind === 'answered') return null;
  const fault = faultOfReply(reply);
  return fault.kind === 'failed' ? fault.finding.summary : fault.message;
}
