import { compareTensors } from '../../compare/close.ts';
import type { CaseAnswer } from '../../contract/question.ts';
import type { Part } from '../../findings/differences.ts';
import { factorBetween } from '../../findings/factor.ts';
import type { Finding } from '../../model/report.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { CheckContext, Convention } from '../check.ts';
import type { Conventions } from '../conventions.ts';
import { partsOf } from '../settle.ts';
import { isRight, judgeBy } from './candidates.ts';
import type { Answered, Judged, MatchOptions } from './candidates.ts';
import { slips } from './known-slips.ts';

type Context = Omit<CheckContext<MatchOptions>, 'once'>;

interface ToExplain extends Conventions {
  readonly context: Context;
  readonly finding: Finding;
  readonly inputs: readonly Roles[];
  readonly reply: Answered;
  readonly best: Judged;
}

/** So many cases have to bear an explanation out: enough that none fits by chance. */
const CASES_TO_EXPLAIN = 16;

/**
 * Adds to a finding about a method what explains it: the factor by which a result is off, or a known slip under which the reference
 * gives the very same numbers in every case. What explains only some of the cases is not said: a wrong reason is worse than none.
 */
export async function explained(toExplain: ToExplain): Promise<Finding> {
  const { context, finding, reply } = toExplain;
  if (context.options.method === undefined || finding.kind !== 'differs') return finding;
  const excluded = await contradictionIn(toExplain);
  if (excluded !== null) return { ...finding, summary: `${finding.summary} ${excluded}` };
  const cases = casesOf(toExplain);
  const parts = partsOf(context.target, context.options).filter(({ role }) => cases.some((one) => !one.agrees(role)));
  const sentences: string[] = [];
  for (const part of parts) {
    const sentence = (await slipIn(part, cases, toExplain)) ?? (await factorIn(part, cases, toExplain));
    if (sentence !== null && !sentences.includes(sentence)) sentences.push(sentence);
  }
  if (reply.answers.length === 0 || sentences.length === 0) return finding;
  return { ...finding, summary: `${finding.summary} ${sentences.join(' ')}` };
}

async function contradictionIn({ context, excluded, inputs, reply }: ToExplain): Promise<string | null> {
  if (excluded.length === 0) return null;
  const candidates = excluded.map(({ convention }) => ({ convention, own: false }));
  const judged = await judgeBy(context, candidates, inputs, reply);
  const agreeing = judged.findIndex(isRight);
  return excluded[agreeing]?.because ?? null;
}

interface Case {
  readonly roles: Roles;
  readonly actual: Roles;
  readonly agrees: (role: string) => boolean;
}

function casesOf({ context, inputs, reply, best }: ToExplain): readonly Case[] {
  const names = new Map(partsOf(context.target, context.options).map(({ role, names: [name = role] }) => [role, name]));
  return inputs
    .flatMap((roles, index): readonly Case[] => {
      const answer = reply.answers[index];
      const finding = best.findings[index];
      if (answer?.kind !== 'results') return [];
      const agrees = (role: string): boolean =>
        finding?.differences?.find(({ name }) => name === names.get(role))?.agrees ?? true;
      return [{ roles, actual: answer.roles, agrees }];
    })
    .slice(0, CASES_TO_EXPLAIN);
}

/** The first known slip that gives the same numbers in all cases. */
async function slipIn(part: Part, cases: readonly Case[], { context, accepted }: ToExplain): Promise<string | null> {
  for (const slip of slips) {
    if (!slip.explains.includes(part.role)) continue;
    const changed = cases.map(({ roles, actual }) => slip.change(roles, actual));
    for (const convention of accepted) {
      const right = await ask(context, convention, changed);
      const fits = cases.every(({ actual }, index) =>
        same(context, right[index]?.get(part.role), actual.get(part.role)),
      );
      if (fits) return slip.says(`\`${part.names[0] ?? part.role}\``);
    }
  }
  return null;
}

/** The factor by which a result, or the step of a parameter, is off in all cases. */
async function factorIn(part: Part, cases: readonly Case[], { context, best }: ToExplain): Promise<string | null> {
  const right = await ask(
    context,
    best.candidate.convention,
    cases.map(({ roles }) => roles),
  );
  const pairs = cases.map(({ roles, actual }, index) => {
    const before = roles.get(`${part.role}`);
    const isStep = context.target.attributes?.some(({ role }) => role === part.role) === true && before !== undefined;
    const from = isStep ? before : null;
    return {
      roles,
      expected: minus(right[index]?.get(part.role), from),
      actual: minus(actual.get(part.role), from),
      isStep,
    };
  });
  const factor = factorBetween(pairs);
  const name = `\`${part.names[0] ?? part.role}\``;
  if (factor === null) return null;
  return pairs[0]?.isStep === true ? `The step of ${name} is ${factor}.` : `${name} is ${factor}.`;
}

async function ask(context: Context, convention: Convention, cases: readonly Roles[]): Promise<readonly Roles[]> {
  const { method = '' } = context.options;
  const truth = await context.oracle(convention).ask({ target: context.targetId, method, cases });
  if (truth.kind !== 'answered') throw new TypeError(`the oracle for ${context.targetId} did not answer`);
  return truth.answers.map((answer: CaseAnswer) =>
    answer.kind === 'results' ? answer.roles : new Map<string, Tensor>(),
  );
}

function same({ options: { tolerance } }: Context, expected: Tensor | undefined, actual: Tensor | undefined): boolean {
  return expected !== undefined && actual !== undefined && compareTensors(expected, actual, tolerance).agrees;
}

function minus(tensor: Tensor | undefined, before: Tensor | null): Tensor | null {
  if (tensor === undefined) return null;
  if (before === null) return tensor;
  return { shape: tensor.shape, data: tensor.data.map((value, at) => value - (before.data[at] ?? NaN)) };
}
