import type { Convention } from '../checks/check.ts';
import { respondent } from '../contract/respondent.ts';
import type { Question, Reply, Respondent } from '../contract/respondent.ts';
import type { TargetSpec } from '../model/assignment.ts';
import { truthOf } from '../oracles/truths.ts';
import { referenceSubject } from '../subject/reference-subject.ts';
import type { Truth } from '../subject/reference-subject.ts';

/** What is right, for a whole class: whatever is the same for everybody is computed once per run. */
export interface ClassOracle {
  /** The truth under a convention, as somebody to ask. */
  readonly under: (convention: Convention) => Respondent;
  /** Makes something at the first call with a key, and gives the same thing to every later one. */
  readonly once: <Made>(key: string, make: () => Made) => Made;
}

export function oracleFor(targets: Readonly<Record<string, TargetSpec>>): ClassOracle {
  const made = new Map<string, unknown>();
  const once = <Made>(key: string, make: () => Made): Made => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as Made;
  };
  return {
    once,
    under: (convention) =>
      once(`oracle ${JSON.stringify(convention)}`, () => {
        const truths = Object.entries(targets).map(([id, target]): [string, Truth] => [
          id,
          truthOf(target, convention),
        ]);
        return remembering(respondent(referenceSubject(targets, Object.fromEntries(truths)), targets));
      }),
  };
}

/** Remembers answers as long as somebody holds the very list of cases: the batches of a class, not the tries of shrinking. */
function remembering(oracle: Respondent): Respondent {
  const replies = new WeakMap<Question['cases'], Map<string, Promise<Reply>>>();
  return {
    ask: (question) => {
      const { cases, ...rest } = question;
      const known = replies.get(cases) ?? new Map<string, Promise<Reply>>();
      replies.set(cases, known);
      const key = JSON.stringify(rest);
      const reply = known.get(key) ?? oracle.ask(question);
      known.set(key, reply);
      return reply;
    },
  };
}
