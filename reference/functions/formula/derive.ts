import { bracketed, numberTerm, product } from './formula.ts';
import type { Factor, Sum, Term } from './formula.ts';

/** One term of a derivative, and what a rule brought into it. */
export interface Derived {
  readonly term: Term;
  /** The term as it would be had one rule not been followed to its end. */
  readonly without: readonly Without[];
}

export interface Without {
  /** `inner`: the derivative of what is inside; `power`: the exponent that comes down. */
  readonly rule: 'inner' | 'power';
  readonly term: Term;
}

/** The terms of the derivative of one term, by the rules one learns: product, power and chain rule. */
export function derivedTerms(term: Term, variable: string): readonly Derived[] {
  return term.factors.flatMap((factor, at) => {
    const others: Term = { number: term.number, factors: term.factors.filter((_, index) => index !== at) };
    return deriveFactor(factor, variable).map((one) => multiplied(one, others));
  });
}

export function derivativeOf(sum: Sum, variable: string): Sum {
  return sum.flatMap((term) => derivedTerms(term, variable).map((derived) => derived.term));
}

function deriveFactor(factor: Factor, variable: string): readonly Derived[] {
  const { base, power } = factor;
  const lowered = product({ number: 1, factors: power === 1 ? [] : [{ base, power: power - 1 }] });
  const before = product(numberTerm(power), lowered);
  const withoutPower: readonly Without[] = power > 1 ? [{ rule: 'power', term: lowered }] : [];
  switch (base.kind) {
    case 'constant':
      return [];
    case 'variable':
      return base.name === variable ? [{ term: before, without: withoutPower }] : [];
    case 'group':
      return chained(before, withoutPower, innerOf(base.sum, variable));
    case 'call': {
      const outer: Term = {
        number: base.name === 'cos' ? -1 : 1,
        factors: [{ base: { ...base, name: DERIVATIVES[base.name] }, power: 1 }],
      };
      return chained(
        product(before, outer),
        withoutPower.map((one) => ({ ...one, term: product(one.term, outer) })),
        innerOf(base.argument, variable),
      );
    }
  }
}

const DERIVATIVES = { sin: 'cos', cos: 'sin', exp: 'exp' } as const;

/** The derivative of what is inside, in one piece. */
function innerOf(sum: Sum, variable: string): Derived | null {
  const terms = sum.flatMap((term) => derivedTerms(term, variable));
  const [only, another] = terms;
  if (only === undefined) return null;
  if (another === undefined) return only;
  const positiveFirst = terms.map(({ term }) => term).toSorted((a, b) => Math.sign(b.number) - Math.sign(a.number));
  return { term: bracketed(positiveFirst), without: [] };
}

function chained(outer: Term, without: readonly Without[], inner: Derived | null): readonly Derived[] {
  if (inner === null) return [];
  const isOne = inner.term.number === 1 && inner.term.factors.length === 0;
  // A bracket that is a plain factor has nothing outside of it.
  const dropped: readonly Without[] = isOne || outer.factors.length === 0 ? [] : [{ rule: 'inner', term: outer }];
  return [
    {
      term: product(outer, inner.term),
      without: [
        ...dropped,
        ...without.map((one) => ({ ...one, term: product(one.term, inner.term) })),
        ...inner.without.map((one) => ({ ...one, term: product(outer, one.term) })),
      ],
    },
  ];
}

function multiplied({ term, without }: Derived, others: Term): Derived {
  return { term: product(term, others), without: without.map((one) => ({ ...one, term: product(one.term, others) })) };
}
