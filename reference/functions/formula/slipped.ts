import { ONE, product, times, varies } from './formula.ts';
import type { Call, Factor, Sum, Term } from './formula.ts';
import { ordinal } from './ordinal.ts';
import * as slips from './slip.ts';
import type { Kind, Slip } from './slip.ts';

/** A term with something wrong in it, and not only in what it is multiplied by. */
export interface Slipped {
  readonly slip: Slip;
  /** Inside of what, from the outside in: `exp`, `first term`; empty where the term itself is meant. */
  readonly within: readonly string[];
  readonly wrong: Sum;
}

/** Brackets in functions in brackets are as deep as anyone looks. */
const DEEPEST = 3;

/** Everything that is wrong in one factor of a term. */
export function slippedTerms(term: Term, kind: Kind, depth = 0): readonly Slipped[] {
  return term.factors.flatMap((factor, at) =>
    slippedFactors(factor, kind, term.factors.length > 1, depth).map(({ slip, within, wrong }): Slipped => {
      const others: Term = { number: term.number, factors: term.factors.filter((_, index) => index !== at) };
      return { slip, within, wrong: [product(others, wrong)] };
    }),
  );
}

interface SlippedFactor {
  readonly slip: Slip;
  readonly within: readonly string[];
  readonly wrong: Term;
}

function slippedFactors(factor: Factor, kind: Kind, hasOthers: boolean, depth: number): readonly SlippedFactor[] {
  const { base, power } = factor;
  const to = (exponent: number): Term => product({ number: 1, factors: [{ base, power: exponent }] });
  const here = (slip: Slip, wrong: Term): SlippedFactor => ({ slip, within: [], wrong });
  switch (base.kind) {
    case 'constant':
      return [];
    case 'variable': {
      const high = here(slips.exponentHigh(kind, base.name), to(power + 1));
      if (power === 1) return [here(slips.variableMissing(kind, base.name), ONE), high];
      return [here(slips.exponentLow(kind, base.name), to(power - 1)), high];
    }
    case 'call': {
      const others: readonly Call['name'][] = base.name === 'sin' ? ['cos'] : base.name === 'cos' ? ['sin'] : [];
      return [
        ...others.map((name) =>
          here(slips.otherCall(kind, name, base.name), { number: 1, factors: [{ base: { ...base, name }, power }] }),
        ),
        ...(hasOthers ? [here(slips.callMissing(kind, base.name), ONE)] : []),
        ...slippedSums(base.argument, kind, depth + 1).map(({ slip, within, wrong }): SlippedFactor => ({
          slip,
          within: [base.name, ...within],
          wrong: { number: 1, factors: [{ base: { ...base, argument: wrong }, power }] },
        })),
      ];
    }
    case 'group':
      return [
        ...(power === 2 ? [here(slips.squareMissing(kind), to(1))] : []),
        ...(power === 0.5 ? [here(slips.rootMissing(kind), to(1))] : []),
        ...(power >= 1 ? [here(slips.exponentHigh(kind, 'bracket'), to(power + 1))] : []),
        ...(hasOthers ? [here(slips.bracketMissing(kind), ONE)] : []),
        ...slippedSums(base.sum, kind, depth + 1).map(({ slip, within, wrong }): SlippedFactor => ({
          slip,
          within: [power === 0.5 ? 'root' : 'bracket', ...within],
          wrong: { number: 1, factors: [{ base: { kind: 'group', sum: wrong }, power }] },
        })),
      ];
  }
}

/** What can be wrong in a sum that stands inside of something. */
function slippedSums(sum: Sum, kind: Kind, depth: number): readonly Slipped[] {
  if (depth > DEEPEST) return [];
  return sum.flatMap((term, at) => {
    const place = sum.length > 1 ? [`${ordinal(at)} term`] : [];
    return [...scaledTerms(term, sum.length > 1, kind), ...slippedTerms(term, kind, depth)].map(
      ({ slip, within, wrong }): Slipped => ({
        slip,
        within: [...place, ...within],
        wrong: sum.flatMap((one, index) => (index === at ? wrong : [one])),
      }),
    );
  });
}

function scaledTerms(term: Term, hasOthers: boolean, kind: Kind): readonly Slipped[] {
  const here = (slip: Slip, wrong: Sum): Slipped => ({ slip, within: [], wrong });
  const constants = term.factors.filter(({ base }) => base.kind === 'constant');
  const variable = term.factors.filter(({ base }) => base.kind !== 'constant');
  const isNumber = Math.abs(term.number) !== 1;
  return [
    here(slips.sign(kind), [times(term, -1)]),
    ...(hasOthers ? [here(slips.missing(kind, false), [])] : []),
    ...(varies(term) && (isNumber || constants.length > 0)
      ? [here(slips.factorDropped(kind), [{ number: Math.sign(term.number), factors: variable }])]
      : []),
    ...(isNumber && constants.length > 0
      ? [
          here(slips.numberDropped(kind), [{ ...term, number: Math.sign(term.number) }]),
          here(slips.piMissing(kind), [{ ...term, factors: variable }]),
        ]
      : []),
    here(slips.twice(kind), [times(term, 2)]),
    here(slips.half(kind, undefined), [times(term, 0.5)]),
  ];
}
