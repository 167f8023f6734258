import { compareTensors } from '../../compare/close.ts';
import type { Part } from '../../findings/differences.ts';
import { listed } from '../../findings/listed.ts';
import type { Mistake } from '../../model/mistake.ts';
import { misconceptionsOf } from '../../oracles/truths.ts';
import type { AnyMisconception } from '../../oracles/truths.ts';
import { acceptedConventions } from '../conventions.ts';
import { truthWith } from './asked-case.ts';
import type { Asked } from './asked-case.ts';
import { boundMistake, factorMistake } from './factors.ts';
import { fitsOf } from './fits.ts';
import type { Fits, Ids } from './fits.ts';

/** What explains a result: known mistakes, or one that is said of the result itself. */
type Explanation = { readonly kind: 'known'; readonly ids: Ids } | { readonly kind: 'own'; readonly mistake: Mistake };

/**
 * Names the mistakes in what a method gave. One that explains all results together is given alone; else each wrong result has to be
 * explained by exactly one thing: a known mistake, a factor, or two known mistakes at once. Nothing where one is left unexplained, or
 * where two things explain it equally well: a wrong name is worse than none.
 *
 * @param compared results that count, and which of them are wrong
 */
export function recognise(
  asked: Asked,
  compared: { readonly parts: readonly Part[]; readonly wrong: readonly Part[] },
): readonly Mistake[] {
  const wrong = compared.wrong.map(({ role }) => role);
  if (wrong.length === 0) return [];
  const { known, part } = misconceptionsOf(asked.target);
  const fits = fitsOf({ ...asked, parts: compared.parts }, wrong);
  const tell = (explanation: Explanation, roles: Ids): readonly Mistake[] =>
    explanation.kind === 'own'
      ? [explanation.mistake]
      : toldOf(asked, { part, known, ids: explanation.ids, compared: compared.parts, roles });
  const only = (candidates: readonly Ids[]): Explanation | null => {
    const ids = candidates.length > 1 ? bestBorneOut(asked, candidates, wrong) : candidates[0];
    return ids === undefined ? null : { kind: 'known', ids };
  };

  const singles = known.map(({ id }): Ids => [id]);
  const ofAll = singles.filter((ids) => fits.explainAll(ids));
  if (ofAll.length > 0) {
    const found = only(ofAll);
    return found === null ? [] : tell(found, []);
  }
  const explanations = explainEach(asked, { fits, singles, compared, only });
  if (explanations !== null) return merged(wrong, explanations, tell);
  const pairs = pairsOf(singles.filter(([id = '']) => changesSome(asked, id, wrong)));
  const pairsOfAll = unordered(pairs.filter((ids) => fits.explainAll(ids)));
  const [pair, another] = pairsOfAll;
  return pair !== undefined && another === undefined ? tell({ kind: 'known', ids: pair }, []) : [];
}

interface Each {
  readonly fits: Fits;
  readonly singles: readonly Ids[];
  readonly compared: { readonly parts: readonly Part[]; readonly wrong: readonly Part[] };
  readonly only: (candidates: readonly Ids[]) => Explanation | null;
}

/** What explains each wrong result; null where one has no explanation, or more than one. */
function explainEach(asked: Asked, { fits, singles, compared, only }: Each): readonly Explanation[] | null {
  const explaining = compared.wrong.map(({ role }) => singles.filter((ids) => fits.explain(ids, role)));
  const [first = [], ...others] = explaining;
  const common = first.filter((ids) => others.every((candidates) => candidates.includes(ids)));
  const [one, another] = common;
  if (one !== undefined && another === undefined) return compared.wrong.map(() => ({ kind: 'known', ids: one }));
  const explanations: Explanation[] = [];
  for (const [index, part] of compared.wrong.entries()) {
    const candidates = explaining[index] ?? [];
    const explanation = candidates.length > 0 ? only(candidates) : ownMistake(asked, part);
    if (explanation === null) return null;
    explanations.push(explanation);
  }
  return explanations;
}

function ownMistake(asked: Asked, part: Part): Explanation | null {
  const mistake = boundMistake(asked, part) ?? factorMistake(asked, part);
  return mistake && { kind: 'own', mistake };
}

/** Of several that explain what counts, the one that explains the other results of the method too; undefined where it is not one. */
function bestBorneOut(asked: Asked, candidates: readonly Ids[], wrong: Ids): Ids | undefined {
  const others = asked.parts.filter(({ role }) => !wrong.includes(role));
  const accepted = { ...asked, conventions: acceptedConventions(asked.target) };
  const borneOut = candidates.filter((ids) =>
    others.every((part) => {
      const fits = fitsOf({ ...accepted, parts: [part] }, [part.role]);
      return fits.explainAll(ids);
    }),
  );
  return others.length > 0 && borneOut.length === 1 ? borneOut[0] : undefined;
}

/** Each mistake once, with all results that it explains. */
function merged(
  wrong: Ids,
  explanations: readonly Explanation[],
  tell: (explanation: Explanation, roles: Ids) => readonly Mistake[],
): readonly Mistake[] {
  const keyOf = (one: Explanation): string => (one.kind === 'own' ? one.mistake.id : one.ids.join());
  const keys = explanations.map(keyOf);
  return explanations
    .filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
    .flatMap((one) =>
      tell(
        one,
        wrong.filter((_, index) => keys[index] === keyOf(one)),
      ),
    );
}

/** Whether a known mistake changes one of these results in some case. */
function changesSome(asked: Asked, id: string, roles: Ids): boolean {
  const [convention = {}] = asked.conventions;
  const [right, mistaken] = [truthWith(asked, convention), truthWith(asked, convention, [id])];
  return asked.cases.some((one) => {
    const [want, got] = [right(one.roles), mistaken(one.roles)];
    return roles.some((role) => {
      const [to, from] = [want.get(role), got.get(role)];
      return to !== undefined && from !== undefined && !compareTensors(to, from, asked.tolerance).agrees;
    });
  });
}

/** Each in both orders: one that replaces something hides what was put into it before. */
function pairsOf(singles: readonly Ids[]): readonly Ids[] {
  return singles.flatMap((one, at) =>
    singles.slice(at + 1).flatMap((other) => [
      [...one, ...other],
      [...other, ...one],
    ]),
  );
}

function unordered(pairs: readonly Ids[]): readonly Ids[] {
  const keyOf = (ids: Ids): string => ids.toSorted().join();
  return pairs.filter((ids, at) => pairs.findIndex((other) => keyOf(other) === keyOf(ids)) === at);
}

interface Telling {
  readonly part: string;
  readonly known: readonly AnyMisconception[];
  readonly ids: Ids;
  readonly compared: readonly Part[];
  /** Results that it explains, where there are others that it does not. */
  readonly roles: Ids;
}

function toldOf(asked: Asked, { part, known, ids, compared, roles }: Telling): readonly Mistake[] {
  const explained = roles.length === 0 ? compared : compared.filter(({ role }) => roles.includes(role));
  const evidence = { answers: asked.cases.length, difference: differenceWith(asked, ids, explained) };
  const names = explained.map(({ names: [name], role }) => `\`${name ?? role}\``);
  const where = roles.length === 0 ? '' : ` It shows in ${listed(names)}.`;
  return ids.flatMap((id) => {
    const one = known.find((other) => other.id === id);
    if (one === undefined) return [];
    const { name, student, teacher } = one;
    return [{ id: `${part}/${id}`, name, student: student + where, teacher: teacher + where, evidence }];
  });
}

/** Largest difference between what came and what these mistakes give, under the convention where it is smallest. */
function differenceWith(asked: Asked, ids: Ids, explained: readonly Part[]): string {
  const largest = asked.conventions.map((convention) => {
    const answer = truthWith(asked, convention, ids);
    const differences = asked.cases.flatMap(({ roles, actual }) => {
      const expected = answer(roles);
      return explained.map(({ role }) => {
        const [want, got] = [expected.get(role), actual.get(role)];
        if (want === undefined || got === undefined) return 0;
        const { agrees, difference } = compareTensors(want, got, asked.tolerance);
        return agrees ? (difference ?? 0) : Infinity;
      });
    });
    return Math.max(0, ...differences);
  });
  return Math.min(...largest).toExponential(1);
}
