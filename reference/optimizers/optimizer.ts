import type { Misconception } from '../misconception.ts';
import { zeros, type Vector } from '../numeric/vector.ts';

/** A number that is chosen, not learned. */
export interface Hyperparameter {
  readonly title: string;
  /** As formulas write it. */
  readonly symbol: string;
  readonly default: number;
  /** [low, high] of values worth drawing. */
  readonly range: readonly [number, number];
  /** How to spread draws over the range. */
  readonly scale: 'linear' | 'logarithmic';
}

/** A vector that an optimizer carries from step to step, as long as the point; zeros before the first step. */
export interface StateVariable {
  readonly name: string;
  readonly title: string;
  readonly sign: 'any' | 'non-negative';
}

export interface Step {
  readonly theta: Vector;
  readonly gradient: Vector;
  /** One vector for each state variable. */
  readonly state: Readonly<Record<string, Vector>>;
  /** 1 for the first step */
  readonly iteration: number;
  /** One number for each hyperparameter. */
  readonly hyperparameters: Readonly<Record<string, number>>;
}

/** What a step leaves. */
export interface Stepped {
  readonly theta: Vector;
  readonly state: Readonly<Record<string, Vector>>;
}

/** Which choice is followed where careful people differ, e.g. `{epsilon: 'inside-root'}`. */
export type Convention = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  /** For the reader of a report. */
  readonly text: string;
}

/**
 * An update rule. Works on points of any dimension, entry by entry; never changes its arguments. Numbers that are not
 * finite pass through as IEEE 754 has them. Throws a RangeError when a state variable, a hyperparameter or a
 * convention's choice is missing or unknown, or lengths differ: faults of the caller.
 */
export interface Optimizer {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Plain text, to show; default conventions. */
  readonly formula: string;
  readonly hyperparameters: Readonly<Record<string, Hyperparameter>>;
  readonly state: readonly StateVariable[];
  /** First value of each is the default. */
  readonly conventions: Readonly<Record<string, readonly Choice[]>>;
  /** Known mistakes in this rule. */
  readonly misconceptions: readonly Misconception<Optimizer>[];
  /** Whether the step depends on its number. */
  readonly usesIteration: boolean;
  /** Where the gradient is to be taken: theta itself except for Nesterov. */
  gradientAt(step: Omit<Step, 'gradient'>): Vector;
  step(step: Step, convention?: Convention): Stepped;
  /**
   * The gradient that a step must have used, from what it returned (to look at noise); null where it cannot be told.
   * The gradient within `before` is not read. Precision: where it comes from the difference of two points, that
   * difference has few digits when the step is small beside the point.
   */
  recoverGradient(before: Step, after: Stepped, convention?: Convention): Vector | null;
}

/** Zeros for every state variable. */
export function initialState(optimizer: Optimizer, dimension: number): Record<string, Vector> {
  return Object.fromEntries(optimizer.state.map(({ name }) => [name, zeros(dimension)]));
}

/** The convention with defaults filled in. Throws a RangeError for a choice that the optimizer does not know. */
export function fullConvention(
  optimizer: Pick<Optimizer, 'id' | 'conventions'>,
  convention: Convention = {},
): Convention {
  const unknown = Object.keys(convention).find((name) => !Object.hasOwn(optimizer.conventions, name));
  if (unknown !== undefined) throw new RangeError(`${optimizer.id} has no convention named ${unknown}.`);
  return Object.fromEntries(
    Object.entries(optimizer.conventions).map(([name, choices]) => {
      const value = convention[name] ?? choices[0]?.value;
      if (value !== undefined && choices.some((choice) => choice.value === value)) return [name, value];
      const known = choices.map((choice) => choice.value).join(', ');
      throw new RangeError(
        `The convention ${name} of ${optimizer.id} should be one of ${known}, but was ${String(value)}.`,
      );
    }),
  );
}

/** The hyperparameters with defaults filled in. Further ones are kept. */
export function fullHyperparameters(
  optimizer: Optimizer,
  given: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const defaults = Object.entries(optimizer.hyperparameters).map(
    ([name, { default: value }]) => [name, value] as const,
  );
  return { ...Object.fromEntries(defaults), ...given };
}
