import type { Convention } from '../checks/check.ts';
import { diagnoser } from '../diagnosis/diagnose.ts';
import type { Diagnose } from '../diagnosis/observed.ts';
import { respondent } from '../contract/respondent.ts';
import type { CallForm, CaseAnswer, Question, Reply, Respondent } from '../contract/question.ts';
import type { TargetSpec } from '../model/target.ts';
import { truthOf } from '../oracles/truths.ts';
import { referenceSubject } from '../subject/reference-subject.ts';
import type { Truth } from '../subject/reference-subject.ts';

/** What is right, for a whole class: whatever is the same for everybody is computed once per run. */
export interface ClassOracle {
  /** The truth under a convention, as somebody to ask. */
  readonly under: (convention: Convention) => Respondent;
  /** Names the mistake in wrong answers. */
  readonly diagnose: Diagnose;
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
    diagnose: diagnoser(targets),
    under: (convention) =>
      once(`oracle ${JSON.stringify(convention)}`, () => {
        const truths = Object.fromEntries(
          Object.entries(targets).flatMap(([id, target]): [string, Truth][] => {
            const truth = truthOf(target, convention);
            return truth === null ? [] : [[id, truth]];
          }),
        );
        return remembering(inRoles(truths, respondent(referenceSubject(targets, truths), targets)));
      }),
  };
}

/** Methods of a truth need no programs: they are asked in roles as they are. */
function inRoles(truths: Readonly<Record<string, Truth>>, functions: Respondent): Respondent {
  return {
    ask: (question) => {
      const truth = truths[question.target];
      if (question.method === undefined || truth?.kind !== 'class') return functions.ask(question);
      const method = truth.methods[question.method];
      if (method === undefined) throw new TypeError(`the oracle of ${question.target} has no ${question.method}`);
      const answers = question.cases.map((roles): CaseAnswer => ({
        kind: 'results',
        roles: method(roles),
        value: { kind: 'none' },
        draws: { normal: 0, uniform: 0 },
        changed: [],
      }));
      return Promise.resolve({ kind: 'answered', answers, printed: '', call: REFERENCE });
    },
  };
}

/** The reference is not called in any language. */
const REFERENCE: CallForm = {
  language: 'python',
  definition: { name: 'reference', form: 'class', where: { file: 'reference', line: 1 } },
  parameters: [],
  names: [],
};

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
