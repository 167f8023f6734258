import { product, varies, variesBase } from './formula.ts';
import type { Sum, Term } from './formula.ts';
import type { FormulaTerm } from './formulas.ts';
import * as slips from './slip.ts';
import type { Kind, Slip } from './slip.ts';

/** A term that is there, but multiplied by something. */
export interface Scaling {
  readonly slip: Slip;
  readonly ratio: number;
}

/** By what a term is multiplied when a known mistake is made. 0, where it is missing, is among them. */
export function scalingsOf(of: FormulaTerm, kind: Kind, isHalfOfProduct: boolean): readonly Scaling[] {
  const rules = of.without.flatMap(({ rule, term }) => {
    const ratio = ratioOf(term, of.term);
    return ratio === null ? [] : [{ rule, ratio }];
  });
  const inner = rules.filter(({ rule }) => rule === 'inner');
  const hasPi = of.term.factors.some(({ base }) => base.kind === 'constant' && base.name === 'pi');
  const all: readonly Scaling[] = [
    { slip: slips.sign(kind), ratio: -1 },
    { slip: slips.missing(kind, isHalfOfProduct), ratio: 0 },
    {
      slip: slips.half(kind, rules.find(({ ratio }) => same(Math.abs(ratio), 0.5))?.rule ?? rules[0]?.rule),
      ratio: 0.5,
    },
    { slip: slips.twice(kind), ratio: 2 },
    ...inner.map(({ ratio }) => ({ slip: slips.innerDropped(kind), ratio })),
    ...rules.filter(({ rule }) => rule === 'power').map(({ ratio }) => ({ slip: slips.powerDropped(kind), ratio })),
    ...inner.map(({ ratio }) => ({ slip: slips.innerTwice(kind), ratio: 1 / ratio })),
    ...(hasPi ? [{ slip: slips.piMissing(kind), ratio: 1 / Math.PI }] : []),
  ];
  return all.filter(({ ratio }, at) => !same(ratio, 1) && all.findIndex((other) => same(other.ratio, ratio)) === at);
}

/** One term as a number of times another; null where they differ in more than that. */
export function ratioOf(term: Term, right: Term): number | null {
  const inverse: Term = {
    number: 1 / right.number,
    factors: right.factors.map((factor) => ({ ...factor, power: -factor.power })),
  };
  const quotient = product(term, inverse);
  return varies(quotient) || quotient.factors.some(({ base }) => variesBase(base)) ? null : constantOf(quotient);
}

/** Whether two of the terms are the same but for a number: then the sum does not show what each of them was. */
export function merges(sum: Sum): boolean {
  return sum.some((term, at) => sum.slice(at + 1).some((other) => ratioOf(term, other) !== null));
}

function constantOf({ number, factors }: Term): number {
  return factors.reduce(
    (value, { base, power }) =>
      base.kind === 'constant' ? value * (base.name === 'pi' ? Math.PI : Math.E) ** power : value,
    number,
  );
}

const same = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1e-3, Math.abs(other));
