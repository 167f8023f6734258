import type { Vector } from '../../numeric/vector.ts';
import { derivedTerms } from './derive.ts';
import type { Without } from './derive.ts';
import { distributed, expanded } from './expand.ts';
import type { Sum, Term } from './formula.ts';
import type { Kind } from './slip.ts';

/** A term, and how it came about. */
export interface FormulaTerm {
  readonly term: Term;
  readonly without: readonly Without[];
  /** Of a derivative: the term of the function that it comes from. */
  readonly source: number;
}

/** What is right, as a sum of terms: the function's value, or one of its partial derivatives. */
export interface Formula {
  readonly kind: Kind;
  /** Of a derivative: by which variable; null where there is only one. */
  readonly by: string | null;
  readonly variables: readonly string[];
  readonly terms: readonly FormulaTerm[];
  /** The same sum in other shapes, the usual one first: brackets kept, opened once, all opened. */
  readonly levels: readonly Sum[];
}

export interface Formulas {
  /** The function's value, as one formula; or one for each partial derivative. */
  readonly coordinates: readonly Formula[];
  /** Of the function itself. */
  readonly value: Sum;
  readonly variables: readonly string[];
  /** Points where the function lives, to tell formulas apart. */
  readonly points: readonly Vector[];
}

export function valueFormula(value: Sum, variables: readonly string[]): Formula {
  const terms = value.map((term, source): FormulaTerm => ({ term, without: [], source }));
  return { kind: 'value', by: null, variables, terms, levels: levelsOf(value) };
}

export function derivativeFormula(value: Sum, variable: string, variables: readonly string[]): Formula {
  const terms = value.flatMap((term, source) =>
    derivedTerms(term, variable).map((derived): FormulaTerm => ({ ...derived, source })),
  );
  const by = variables.length > 1 ? variable : null;
  return { kind: 'derivative', by, variables, terms, levels: levelsOf(terms.map(({ term }) => term)) };
}

function levelsOf(sum: Sum): readonly Sum[] {
  const texts = new Map<string, Sum>();
  for (const level of [sum, distributed(sum), expanded(sum)]) {
    const key = JSON.stringify(level);
    if (!texts.has(key)) texts.set(key, level);
  }
  return [...texts.values()];
}

/** Spread over the domain without a pattern, by multiples of irrational numbers. */
export function spreadPoints(domain: readonly (readonly [number, number])[], count: number): readonly Vector[] {
  return Array.from({ length: count }, (_, index) =>
    domain.map(([low, high], at) => low + (high - low) * (((index + 1) * (STRIDES[at] ?? STRIDES[0])) % 1)),
  );
}

const STRIDES = [0.7548776662466927, 0.5698402909980532] as const;
