import type { Part } from '../../findings/differences.ts';
import type { Finding } from '../../model/report.ts';
import type { Roles } from '../../model/roles.ts';
import type { Conventions } from '../conventions.ts';
import { partsOf } from '../settle.ts';
import { askOracle, same } from './asked-case.ts';
import type { AskedCase } from './asked-case.ts';
import { isRight, judgeBy } from './candidates.ts';
import type { Answered, Judged, MatchContext } from './candidates.ts';
import { onlyAtZero } from './at-zero.ts';
import { boundIn, factorIn } from './factors.ts';
import { slips } from './known-slips.ts';
import type { Slip } from './known-slips.ts';

interface ToExplain extends Conventions {
  readonly context: MatchContext;
  readonly finding: Finding;
  readonly inputs: readonly Roles[];
  readonly reply: Answered;
  readonly best: Judged;
}

/** So many cases have to bear an explanation out: enough that none fits by chance. */
const CASES_TO_EXPLAIN = 40;
/** With fewer than so many answers nothing is said. */
const FEWEST_CASES = 4;

/**
 * Adds to a finding about a method what explains it: the factor by which a result is off, or a known slip under which the reference
 * gives the very same numbers in every case. What explains only some of the cases is not said: a wrong reason is worse than none.
 */
export async function explained(toExplain: ToExplain): Promise<Finding> {
  const { context, finding, accepted, best } = toExplain;
  if (context.options.method === undefined || finding.kind !== 'differs') return finding;
  const excluded = await contradictionIn(toExplain);
  if (excluded !== null) return { ...finding, summary: `${excluded} ${finding.summary}` };
  const cases = casesOf(toExplain);
  if (cases.length < FEWEST_CASES) return finding;
  const { convention } = best.candidate;
  const conventions = [convention, ...accepted.filter((one) => one !== convention)];
  const parts = partsOf(context.target, context.options).filter(({ role }) => cases.some((one) => !one.agrees(role)));
  const atZero = onlyAtZero(
    cases,
    parts.map(({ role }) => role),
  );
  if (atZero !== null) return { ...finding, summary: `${atZero} ${finding.summary}` };
  const slipped = new Map<Slip, string[]>();
  const others: string[] = [];
  for (const part of parts) {
    const asked = { part, cases, context, conventions };
    const slip = await slipIn(asked);
    if (slip !== null) {
      slipped.set(slip, [...(slipped.get(slip) ?? []), `\`${part.names[0] ?? part.role}\``]);
      continue;
    }
    const sentence = (await boundIn(asked)) ?? (await factorIn(asked));
    if (sentence !== null) others.push(sentence);
  }
  const sentences = [...[...slipped].map(([slip, names]) => slip.says(inWords(names))), ...others];
  return sentences.length === 0 ? finding : { ...finding, summary: `${sentences.join(' ')} ${finding.summary}` };
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

async function contradictionIn({ context, excluded, inputs, reply }: ToExplain): Promise<string | null> {
  if (excluded.length === 0) return null;
  const candidates = excluded.map(({ convention }) => ({ convention, own: [] }));
  const judged = await judgeBy(context, candidates, inputs, reply, []);
  const agreeing = judged.findIndex(isRight);
  return excluded[agreeing]?.because ?? null;
}

function casesOf({ context, reply, best }: ToExplain): readonly AskedCase[] {
  const names = new Map(partsOf(context.target, context.options).map(({ role, names: [name = role] }) => [role, name]));
  return best.inputs
    .flatMap((roles, index): readonly AskedCase[] => {
      const answer = reply.answers[index];
      const finding = best.findings[index];
      if (answer?.kind !== 'results') return [];
      const agrees = (role: string): boolean =>
        finding?.differences?.find(({ name }) => name === names.get(role))?.agrees ?? true;
      return [{ roles, actual: answer.roles, agrees }];
    })
    .slice(0, CASES_TO_EXPLAIN);
}

interface Asked {
  readonly part: Part;
  readonly cases: readonly AskedCase[];
  readonly context: MatchContext;
  readonly conventions: readonly Readonly<Record<string, string>>[];
}

/** The first known slip that gives the same numbers in all cases, and others than are right in some. */
async function slipIn({ part, cases, context, conventions }: Asked): Promise<Slip | null> {
  const { role } = part;
  for (const slip of slips) {
    if (!slip.explains.includes(role)) continue;
    const changed = cases.map(({ roles, actual }) => slip.change(roles, actual));
    for (const convention of conventions) {
      const slipped = await askOracle(context, convention, changed);
      const fits = cases.every(({ actual }, index) => same(context, slipped[index]?.get(role), actual.get(role)));
      if (!fits) continue;
      const right = await askOracle(
        context,
        convention,
        cases.map(({ roles }) => roles),
      );
      if (right.every((one, index) => same(context, one.get(role), slipped[index]?.get(role)))) continue;
      return slip;
    }
  }
  return null;
}
