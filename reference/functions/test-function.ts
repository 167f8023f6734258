import type { ScalarFunction } from '../numeric/gradient.ts';
import type { Vector } from '../numeric/vector.ts';
import type { Misconception } from '../misconception.ts';
import { compileNode } from './compile-node.ts';
import { derivativeFormula, spreadPoints, valueFormula } from './formula/formulas.ts';
import type { Formulas } from './formula/formulas.ts';
import { knownMistakes } from './formula/known-mistakes.ts';
import type { KnownMistake } from './formula/known-mistake.ts';
import { readFormula } from './formula/read-formula.ts';
import { misconceptionsOf } from './misconceptions.ts';
import type { MistakenFormulas } from './misconceptions.ts';
import { mathjs } from '../numeric/mathjs.ts';

/** [low, high] */
export type Interval = readonly [number, number];

export interface Minimum {
  readonly at: Vector;
  readonly value: number;
  /** `global`: the lowest value that the function takes anywhere. */
  readonly kind: 'global' | 'local';
}

/** A point other than a minimum where the gradient is zero: descent that starts there stays there. */
export interface StationaryPoint {
  readonly at: Vector;
  readonly kind: 'maximum' | 'saddle';
}

/** A function to descend on. Pure: a point in, a number or a vector out. */
export interface TestFunction {
  readonly id: string;
  readonly title: string;
  /** Plain text, to show. */
  readonly formula: string;
  /** One name for each coordinate of a point. */
  readonly variables: readonly string[];
  /**
   * For each variable, where the function lives: inputs are drawn from here, and the gradient is not zero nearly
   * everywhere.
   */
  readonly domain: readonly Interval[];
  /** For each variable, what a plot should show. */
  readonly window: readonly Interval[];
  /** Known minima within the window or near it, lowest first, to full double precision. Empty when there is none. */
  readonly minima: readonly Minimum[];
  /** Known maxima and saddles within the window. */
  readonly stationary: readonly StationaryPoint[];
  /** Points where the gradient is not defined (a cone's tip): there `gradient` returns NaN. */
  readonly singular: readonly Vector[];
  /**
   * The point that is asked for as "the optimum": the homework's own where it names one, else the lowest known minimum.
   */
  readonly optimum: Vector;
  /** What descent on it teaches, in a sentence. */
  readonly teaches: string;
  readonly source: string;
  /** Known mistakes in its value, made from its expression. */
  readonly misconceptions: readonly Misconception<TestFunction>[];
  /** Known mistakes in its gradient, made from the derived expressions. */
  readonly gradientMisconceptions: readonly Misconception<TestFunction>[];
  /** Its value and its gradient as formulas with their terms, and every mistake that can be told from them. Worked out on first use. */
  readonly written: Written;
  /** Where mistakes were put into it: what they made of its formulas. */
  readonly mistaken?: MistakenFormulas;
  /** f(theta). Throws a RangeError when theta has fewer coordinates than there are variables. */
  value(theta: Vector): number;
  /** One partial derivative for each variable; NaN where it is not defined. */
  gradient(theta: Vector): Vector;
}

/** Formulas, and the mistakes that can be made in them: more than those that are listed as misconceptions. */
export interface Written {
  readonly value: WrittenFormulas;
  readonly gradient: WrittenFormulas;
}

export interface WrittenFormulas {
  readonly formulas: Formulas;
  readonly known: readonly KnownMistake[];
}

export interface TestFunctionDefinition extends Omit<
  TestFunction,
  | 'formula'
  | 'misconceptions'
  | 'gradientMisconceptions'
  | 'written'
  | 'mistaken'
  | 'optimum'
  | 'stationary'
  | 'singular'
  | 'value'
  | 'gradient'
> {
  /** mathjs notation; the one place where the function is stated. */
  readonly expression: string;
  /** The formula to show, where the expression does not read well. */
  readonly formula?: string;
  readonly stationary?: readonly StationaryPoint[];
  readonly singular?: readonly Vector[];
  /** The homework's own optimum, where it is not the lowest minimum. */
  readonly asked?: Vector;
}

/**
 * Makes a test function from its expression. Value and gradient are compiled on first use; the gradient is derived
 * symbolically, so there is no step and no truncation error: both are right to a few units in the last place of their
 * largest term.
 */
export function testFunction(definition: TestFunctionDefinition): TestFunction {
  const { expression, variables, minima, asked, stationary = [], singular = [], formula = expression } = definition;
  const { id, title, domain, window, teaches, source } = definition;
  const optimum = asked ?? minima[0]?.at;
  if (optimum === undefined) throw new RangeError(`${id} has no minimum: say which point is asked for.`);

  let value: ScalarFunction | undefined;
  let partials: readonly ScalarFunction[] | undefined;
  let written: Written | undefined;
  let valueMistakes: readonly Misconception<TestFunction>[] | undefined;
  let gradientMistakes: readonly Misconception<TestFunction>[] | undefined;
  return {
    ...{ id, title, formula, variables, domain, window, minima, stationary, singular, optimum, teaches, source },
    get misconceptions() {
      const { formulas, known } = this.written.value;
      valueMistakes ??= misconceptionsOf('value', formulas, known);
      return valueMistakes;
    },
    get gradientMisconceptions() {
      const { formulas, known } = this.written.gradient;
      gradientMistakes ??= misconceptionsOf('gradient', formulas, known);
      return gradientMistakes;
    },
    get written() {
      written ??= write(definition);
      return written;
    },
    value(theta) {
      value ??= compileNode(mathjs().parse(expression), variables);
      return value(theta);
    },
    gradient(theta) {
      partials ??= differentiate(expression, variables);
      return partials.map((partial) => partial(theta));
    },
  };
}

function differentiate(expression: string, variables: readonly string[]): readonly ScalarFunction[] {
  const { parse, derivative } = mathjs();
  const tree = parse(expression);
  // Not simplified: rearranging costs time, and may subtract numbers that are nearly equal.
  return variables.map((variable) => compileNode(derivative(tree, variable, { simplify: false }), variables));
}

/** As many points as tell two formulas apart. */
const POINTS = 24;

function write({ expression, variables, domain }: TestFunctionDefinition): Written {
  const value = readFormula(mathjs().parse(expression));
  const shared = { value, variables, points: spreadPoints(domain, POINTS) };
  const of = (coordinates: Formulas['coordinates']): WrittenFormulas => {
    const formulas = { ...shared, coordinates };
    return { formulas, known: knownMistakes(formulas) };
  };
  return {
    value: of([valueFormula(value, variables)]),
    gradient: of(variables.map((variable) => derivativeFormula(value, variable, variables))),
  };
}
