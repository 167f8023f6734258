import fc from 'fast-check';
import { Type, type Static } from '@sinclair/typebox';
import { compareTensors } from '../compare/close.ts';
import { holdsFor } from '../compare/property.ts';
import type { Verdict } from '../compare/property.ts';
import type { CaseAnswer, Reply } from '../contract/question.ts';
import { faultOfCase } from '../findings/faults.ts';
import { formatTensor } from '../findings/format-value.ts';
import { callExpression, inputsOf } from '../findings/snippet.ts';
import type { Finding } from '../model/report.ts';
import type { Roles } from '../model/roles.ts';
import type { Check, CheckContext, CheckOutcome } from './check.ts';
import { casesFor } from './inputs/cases.ts';
import { laws } from './laws/index.ts';
import type { Law, Relation } from './laws/law.ts';
import { CASES, casesOption, closed, inputsOption, methodOption, resultOption, Tolerance } from './options.ts';
import { failedWith, unanswered } from './settle.ts';
import { CONTROLS, isTrivial } from './trivial.ts';

const ARGUMENTS_UNCHANGED = 'arguments-unchanged';

const Options = Type.Object(
  {
    law: Type.Union(
      [...laws.map(({ id, title }) => Type.Literal(id, { description: title })), Type.Literal(ARGUMENTS_UNCHANGED)],
      {
        description: 'Which law.',
      },
    ),
    tolerance: Tolerance,
    cases: casesOption,
    inputs: inputsOption,
    result: resultOption,
    method: methodOption,
  },
  closed,
);
type Options = Static<typeof Options>;
type Context = CheckContext<Options>;
type Answered = Extract<Reply, { kind: 'answered' }>;

/** A named metamorphic law, over generated inputs. */
export const obeysLaw: Check<typeof Options> = {
  kind: 'obeys-law',
  description: 'Obeys a law that relates its answers to each other.',
  options: Options,
  alsoNeeds: () => [],
  run: async (context) => {
    const { options } = context;
    const law = laws.find(({ id }) => id === options.law);
    const cases = options.cases ?? CASES;
    const state: { stopped: CheckOutcome | null; printed: string; noisy: boolean } = {
      stopped: null,
      printed: '',
      noisy: false,
    };

    const judge = async (inputs: readonly Roles[]): Promise<readonly Verdict<Finding>[]> => {
      const related = inputs.map((roles) => law?.cases(roles) ?? [roles]);
      const verdicts: Verdict<Finding>[] = [];
      // Arguments are looked at case by case: the answer tells them for its own case only.
      const batches = law ? [related.flat()] : related;
      const answers: CaseAnswer[] = [];
      let call: Answered['call'] | null = null;
      for (const batch of batches) {
        const reply = await ask(context, batch, law === undefined);
        if (reply.kind !== 'answered') {
          state.stopped ??= unanswered(reply);
          return inputs.map(() => ({ kind: 'unknown' }));
        }
        answers.push(...reply.answers);
        call = reply.call;
        state.noisy ||= reply.answers.some((answer) => answer.kind === 'results' && answer.draws.uniform > 0);
        state.printed = reply.printed;
      }
      let next = 0;
      for (const asked of related) {
        const own = answers.slice(next, next + asked.length);
        next += asked.length;
        verdicts.push(call ? verdictOf(law, options, asked, own, call) : { kind: 'unknown' });
      }
      return verdicts;
    };

    const arbitrary = casesFor(context.target, options.inputs ?? {});
    const result = await holdsFor({
      arbitrary,
      seed: context.seed,
      cases,
      judge,
      aside: context.aside,
      remember: (draw) => context.once('inputs', draw),
    });
    // What ended while shrinking takes nothing back: the input that breaks the law was answered before.
    if (state.stopped && result.kind !== 'broken') return state.stopped;
    const told = { cases, tolerance: options.tolerance, printed: state.printed };
    switch (result.kind) {
      case 'holds': {
        const controls = controlsOf(context, arbitrary);
        const control = await ask(context, controls, false);
        // Else code that answers the law's own cases and ends at any other would pass.
        if (control.kind !== 'answered') return { ...unanswered(control), ...told };
        if (isTrivial(controls, control.answers))
          return {
            kind: 'blocked',
            message: `For ${CONTROLS} drawn inputs its result is always the same, or what it was given: nothing can be told from it.`,
            ...told,
          };
        return { kind: 'passed', message: `Holds for ${cases} inputs.`, ...told };
      }
      case 'broken':
        // A law relates exact answers to each other; with noise that is asked for and cannot be switched off there are none.
        if (context.noise !== null && state.noisy && result.evidence.kind === 'law-broken') {
          return {
            kind: 'inconclusive',
            message:
              'The noise is made from uniform draws and could not be switched off, so this law cannot be looked at.',
            ...told,
          };
        }
        return failedWith(result.evidence, told);
      case 'unknown':
        return { kind: 'inconclusive', message: 'Not every input could be answered.', ...told };
    }
  },
};

/**
 * A law relates answers to each other, so what always answers alike, or only hands back its arguments, breaks none: it is asked
 * once more, what has nothing to do with the law.
 */
function controlsOf(context: Context, arbitrary: fc.Arbitrary<Roles>): readonly Roles[] {
  return fc.sample(arbitrary, { seed: context.seed, numRuns: CONTROLS });
}

function ask(context: Context, cases: readonly Roles[], echo: boolean): Promise<Reply> {
  const { result, method } = context.options;
  return context.student.ask({
    target: context.targetId,
    cases,
    ...(echo && { echo }),
    ...(method !== undefined && { method }),
    ...(result !== undefined && { result }),
  });
}

function verdictOf(
  law: Law | undefined,
  options: Options,
  asked: readonly Roles[],
  answers: readonly CaseAnswer[],
  call: Answered['call'],
): Verdict<Finding> {
  const results: Roles[] = [];
  const real: Roles[] = [];
  for (const [index, roles] of asked.entries()) {
    const answer = answers[index] ?? { kind: 'skipped', reason: 'there was no answer' };
    if (answer.kind !== 'results') return { kind: 'broken', evidence: faultOfCase(answer, call, roles) };
    if (answer.changed.length > 0) return { kind: 'broken', evidence: changedArguments(answer.changed, call, roles) };
    results.push(answer.roles);
    // What was really asked: a start that the code drew itself.
    real.push(answer.asked ?? roles);
  }
  if (law === undefined) return { kind: 'holds' };
  const broken = law.relations(real, results).find((relation) => !related(relation, options.tolerance));
  return broken ? { kind: 'broken', evidence: lawBroken(law, broken, asked, call) } : { kind: 'holds' };
}

function related({ expected, actual, atMost }: Relation, tolerance: Options['tolerance']): boolean {
  if (atMost) {
    // Written so that NaN does not pass.
    return actual.data.every((value, index) => {
      const limit = expected.data[index] ?? NaN;
      return value <= limit + tolerance.absolute + tolerance.relative * Math.abs(limit);
    });
  }
  return compareTensors(expected, actual, tolerance).agrees;
}

function lawBroken(
  law: Law,
  { name, expected, actual, atMost }: Relation,
  asked: readonly Roles[],
  call: Answered['call'],
): Finding {
  const [first] = asked;
  const mark = call.language === 'python' ? '#' : '//';
  const print = (expression: string): string =>
    call.language === 'python' ? `print(${expression})` : `console.log(${expression});`;
  const lines = asked.map((roles) => print(callExpression(call, roles)));
  return {
    kind: 'law-broken',
    summary: `This should hold, but does not: ${law.title}`,
    ...(first && { inputs: inputsOf(call, first) }),
    differences: [
      {
        name,
        expected: `${atMost ? 'at most ' : ''}${formatTensor(expected, call.language)}`,
        actual: formatTensor(actual, call.language),
        agrees: false,
      },
    ],
    snippet: { language: call.language, code: [`${mark} ${law.title}`, ...lines].join('\n') },
    where: call.definition.where,
  };
}

function changedArguments(changed: readonly string[], call: Answered['call'], roles: Roles): Finding {
  const names = changed.map((name) => `\`${name}\``).join(', ');
  return {
    kind: 'law-broken',
    summary: `It changes its argument ${names} in place: whoever calls it loses the old value. Work on a copy.`,
    inputs: inputsOf(call, roles),
    where: call.definition.where,
  };
}
