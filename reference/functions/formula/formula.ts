/**
 * A formula as people write it: a sum of terms, each a number times factors. Known mistakes are made from it, and derivatives are
 * written with it; what is right is computed elsewhere, from the tree that mathjs makes.
 */
export type Sum = readonly Term[];

export interface Term {
  readonly number: number;
  readonly factors: readonly Factor[];
}

/** A base to a power, which is never 0. */
export interface Factor {
  readonly base: Base;
  readonly power: number;
}

export type Base =
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'call'; readonly name: CallName; readonly argument: Sum }
  /** A sum in brackets; to the power 1/2 it is a root. */
  | { readonly kind: 'group'; readonly sum: Sum };

export type ConstantName = 'pi' | 'e';
export type CallName = 'sin' | 'cos' | 'exp';
export type Call = Extract<Base, { kind: 'call' }>;

export const ONE: Term = { number: 1, factors: [] };

export const numberTerm = (number: number): Term => ({ number, factors: [] });

/** The product of terms; equal bases become one, in the order constants, variables, brackets, functions. */
export function product(...terms: readonly Term[]): Term {
  const merged: Factor[] = [];
  for (const { base, power } of terms.flatMap((term) => term.factors)) {
    const at = merged.findIndex((known) => sameBase(known.base, base));
    const known = merged[at];
    if (known === undefined) merged.push({ base, power });
    else merged[at] = { base, power: known.power + power };
  }
  const factors = merged.filter(({ power }) => power !== 0);
  return {
    number: terms.reduce((number, term) => number * term.number, 1),
    factors: factors.toSorted((one, other) => rank(one) - rank(other)),
  };
}

/** A sum as a factor of a product: one term as it is, several in brackets. */
export function bracketed(sum: Sum): Term {
  const [only, another] = sum;
  if (only === undefined) return numberTerm(0);
  return another === undefined ? only : { number: 1, factors: [{ base: { kind: 'group', sum }, power: 1 }] };
}

/** Terms with the same factors become one; those that vanish are left out. */
export function collected(sum: Sum): Sum {
  const terms = new Map<string, Term>();
  for (const term of sum) {
    const key = JSON.stringify(term.factors);
    terms.set(key, { ...term, number: (terms.get(key)?.number ?? 0) + term.number });
  }
  return [...terms.values()].filter(({ number }) => Math.abs(number) > 1e-12);
}

export const times = (term: Term, number: number): Term => ({ ...term, number: term.number * number });

function sameBase(one: Base, other: Base): boolean {
  if (one === other) return true;
  switch (one.kind) {
    case 'constant':
    case 'variable':
      return other.kind === one.kind && other.name === one.name;
    case 'call':
      return other.kind === 'call' && other.name === one.name && sameSum(one.argument, other.argument);
    case 'group':
      return other.kind === 'group' && sameSum(one.sum, other.sum);
  }
}

function sameSum(one: Sum, other: Sum): boolean {
  return one.length === other.length && one.every((term, at) => sameTerm(term, other[at]));
}

function sameTerm(one: Term, other: Term | undefined): boolean {
  if (other === undefined || one.number !== other.number || one.factors.length !== other.factors.length) return false;
  return one.factors.every(({ base, power }, at) => {
    const beside = other.factors[at];
    return beside !== undefined && power === beside.power && sameBase(base, beside.base);
  });
}

/** Whether it has a variable in it. */
export function varies(term: Term): boolean {
  return term.factors.some(({ base }) => variesBase(base));
}

export function variesBase(base: Base): boolean {
  switch (base.kind) {
    case 'constant':
      return false;
    case 'variable':
      return true;
    case 'call':
      return base.argument.some(varies);
    case 'group':
      return base.sum.some(varies);
  }
}

const CALLS: readonly CallName[] = ['sin', 'cos', 'exp'];

function rank({ base, power }: Factor): number {
  const below = power < 0 ? 10 : 0;
  switch (base.kind) {
    case 'constant':
      return 0;
    case 'variable':
      return below + 1 + base.name.charCodeAt(0) / 1000;
    case 'group':
      return below + 3;
    case 'call':
      return below + 4 + CALLS.indexOf(base.name);
  }
}
