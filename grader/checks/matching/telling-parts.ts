import type { Roles, Tensor } from '../../model/roles.ts';
import type { Convention } from '../check.ts';
import { partsOf } from '../settle.ts';
import { askOracle } from './asked-case.ts';
import type { MatchContext } from './candidates.ts';
import { ownPartsOf, withParts } from './own-parts.ts';

/** A part by which something may be told tells it in more than this share of the cases that could show it. */
const MOST = 0.5;
/** And in no smaller share of all of them than this. */
const SOME = 0.15;

/**
 * The parts by which something can be told of what builds on them: what is right with them must differ, beyond the tolerance and in
 * most cases, from what is right with a dull part in their place. A dull slope is 0; a dull output does not depend on the preactivation.
 * One who returns next to nothing throughout, or the same whatever is asked, would else be right by their own parts.
 *
 * @param convention an accepted one: what is dull is so under all
 */
export async function tellingParts(
  context: MatchContext,
  convention: Convention,
  inputs: readonly Roles[],
  parts: readonly Roles[],
): Promise<readonly string[]> {
  const results = partsOf(context.target, context.options).map(({ role }) => role);
  const right = await askOracle(context, convention, inputs);
  const telling: string[] = [];
  for (const role of ['output', 'slope', 'exponentSlope']) {
    if (!parts.some((one) => one.has(role))) continue;
    const without = role === 'output' ? await answersElsewhere(context, inputs) : zeros(inputs, role);
    const dull = await askOracle(context, convention, placed(inputs, without, role));
    const own = await askOracle(context, convention, placed(inputs, parts, role));
    const entered = results
      .map((result) => ({
        result,
        shown: inputs.flatMap((_, at) => (differs(context, right[at], dull[at], result) ? [at] : [])),
      }))
      .filter(({ shown }) => shown.length > 0);
    const tells = entered.every(({ result, shown }) => {
      const moved = shown.filter((at) => differs(context, own[at], dull[at], result));
      // A part that is not a number in places spoils whole results; the others have to tell, and some have to be left.
      const spoilt = shown.filter((at) => (own[at]?.get(result)?.data ?? []).every((value) => !Number.isFinite(value)));
      return moved.length > MOST * (shown.length - spoilt.length) && moved.length >= SOME * shown.length;
    });
    if (entered.length > 0 && tells) telling.push(role);
  }
  return telling;
}

function placed(inputs: readonly Roles[], parts: readonly Roles[], role: string): readonly Roles[] {
  return inputs.map((roles, at) => withParts(roles, parts[at] ?? new Map<string, Tensor>(), [role]));
}

function zeros(inputs: readonly Roles[], role: string): readonly Roles[] {
  return inputs.map((roles) => {
    const like = roles.get('preactivation');
    return like ? new Map([[role, { shape: like.shape, data: like.data.map(() => 0) }]]) : new Map<string, Tensor>();
  });
}

/** What the submission answers for other preactivations: an output that stays the same does not depend on them. */
function answersElsewhere(context: MatchContext, inputs: readonly Roles[]): Promise<readonly Roles[]> {
  const elsewhere = inputs.map((roles): Roles => {
    const here = roles.get('preactivation');
    if (here === undefined) return roles;
    // Another sign and another size: no usual activation gives the same for both.
    const data = here.data.map((value) => 0.5 - value);
    return new Map([...roles, ['preactivation', { shape: here.shape, data }]]);
  });
  return ownPartsOf(context, context.options.own ?? [], elsewhere);
}

/** Whether an entry of the first is a number and not that of the other. */
function differs(
  { options: { tolerance } }: MatchContext,
  one: Roles | undefined,
  other: Roles | undefined,
  role: string,
): boolean {
  const [from, to] = [one?.get(role)?.data ?? [], other?.get(role)?.data ?? []];
  return from.some((value, at) => {
    const room = tolerance.absolute + tolerance.relative * Math.abs(value);
    return Number.isFinite(value) && !(Math.abs(value - (to[at] ?? NaN)) <= room);
  });
}
