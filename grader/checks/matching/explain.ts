import { compareTensors } from '../../compare/close.ts';
import type { Mistake } from '../../model/mistake.ts';
import type { Finding } from '../../model/report.ts';
import type { Roles } from '../../model/roles.ts';
import type { Conventions } from '../conventions.ts';
import { partsOf } from '../settle.ts';
import { truthWith } from './asked-case.ts';
import type { AskedCase } from './asked-case.ts';
import { onlyAtZero } from './at-zero.ts';
import { isRight, judgeBy } from './candidates.ts';
import type { Answered, Judged, MatchContext } from './candidates.ts';
import { recognise } from './recognise.ts';

interface ToExplain extends Conventions {
  readonly context: MatchContext;
  readonly finding: Finding;
  readonly inputs: readonly Roles[];
  readonly reply: Answered;
  readonly best: Judged;
}

export interface Explained {
  readonly finding: Finding;
  readonly mistakes: readonly Mistake[];
}

/** With fewer wrong answers than that too many things explain them. */
const FEWEST_WRONG = 3;

/**
 * What explains a finding about a method, result by result: mistakes under which the reference gives the very same numbers in every
 * case, and what can be said of where it is wrong.
 */
export async function explained(toExplain: ToExplain): Promise<Explained> {
  const { context, finding, best, reply } = toExplain;
  const { method } = context.options;
  if (method === undefined || finding.kind !== 'differs') return { finding, mistakes: [] };
  const excluded = await contradictionIn(toExplain);
  if (excluded !== null) return { finding: beginning(finding, excluded), mistakes: [] };
  const { oracle } = context.target;
  if (!('layer' in oracle) && !('loss' in oracle)) return { finding, mistakes: diagnosed(toExplain, method) };
  const cases = casesOf(best.inputs, reply);
  if (cases === null) return { finding, mistakes: [] };
  const parts = partsOf(context.target, context.options);
  const right = rightIn(toExplain, method, cases);
  const wrong = parts.filter(({ role }) => right.some((roles) => !roles.has(role)));
  const wrongCases = cases.map(({ roles }, at) => ({
    roles,
    isRight: parts.every(({ role }) => right[at]?.has(role) === true),
  }));
  const atZero = onlyAtZero(wrongCases);
  const told = atZero === null ? finding : beginning(finding, atZero);
  const telling = wrong.every(({ role }) => right.filter((roles) => !roles.has(role)).length >= FEWEST_WRONG);
  if (!telling || !context.namesMistakes) return { finding: told, mistakes: [] };
  const asked = {
    target: context.target,
    method,
    cases,
    parts: partsOf(context.target, { method }),
    conventions: conventionsOf(toExplain),
    tolerance: context.options.tolerance,
  };
  return { finding: told, mistakes: recognise(asked, { parts, wrong }) };
}

/** The likeliest first. */
function conventionsOf({ accepted, best }: ToExplain): ToExplain['accepted'] {
  const { convention } = best.candidate;
  return [convention, ...accepted.filter((one) => one !== convention)];
}

function beginning(finding: Finding, sentence: string): Finding {
  return { ...finding, summary: `${sentence} ${finding.summary}` };
}

async function contradictionIn({ context, excluded, inputs, reply }: ToExplain): Promise<string | null> {
  if (excluded.length === 0) return null;
  const candidates = excluded.map(({ convention }) => ({ convention, own: [] }));
  const judged = await judgeBy(context, candidates, inputs, reply, []);
  const agreeing = judged.findIndex(isRight);
  return excluded[agreeing]?.because ?? null;
}

/** What is no layer and no loss has mistakes in all that it gives, not result by result. */
function diagnosed({ context, accepted, best, reply }: ToExplain, method: string): readonly Mistake[] {
  const { targetId, target, options, diagnose } = context;
  const observed = {
    target: targetId,
    method,
    parts: partsOf(target, options),
    inputs: best.inputs,
    answers: reply.answers,
    conventions: accepted,
    tolerance: options.tolerance,
  };
  return diagnose(observed)?.mistakes ?? [];
}

/** Null where not every answer is one: what stopped is not explained by numbers. */
function casesOf(inputs: readonly Roles[], { answers }: Answered): readonly AskedCase[] | null {
  const cases = inputs.flatMap((roles, index): readonly AskedCase[] => {
    const answer = answers[index];
    return answer?.kind === 'results' ? [{ roles, actual: answer.roles }] : [];
  });
  return cases.length === inputs.length ? cases : null;
}

/** The roles of the results that are right, case by case. */
function rightIn(
  { context: { target, options }, best }: ToExplain,
  method: string,
  cases: readonly AskedCase[],
): readonly ReadonlySet<string>[] {
  const answer = truthWith({ target, method }, best.candidate.convention);
  return cases.map(({ roles, actual }) => {
    const expected = answer(roles);
    const agreeing = [...expected].filter(([role, want]) => {
      const got = actual.get(role);
      return got !== undefined && compareTensors(want, got, options.tolerance).agrees;
    });
    return new Set(agreeing.map(([role]) => role));
  });
}
