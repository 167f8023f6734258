import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Vector } from '../../../reference/numeric/vector.ts';
import type { Hyperparameter, Optimizer, Step } from '../../../reference/optimizers/optimizer.ts';
import { optimizers } from '../../../reference/optimizers/index.ts';
import { testFunctions } from '../../../reference/functions/index.ts';
import type { TestFunction } from '../../../reference/functions/test-function.ts';

/** What test-functions.py wrote. */
export interface FunctionOracles {
  readonly functions: Readonly<
    Record<
      string,
      {
        readonly samples: readonly (readonly [Vector, number, Vector])[];
        readonly stationary: readonly (readonly [Vector, number, 'minimum' | 'maximum' | 'saddle'])[];
      }
    >
  >;
}

/** What trajectories-torch.py and trajectories-papers.py wrote. */
export interface TrajectoryOracles {
  readonly cases: readonly {
    readonly optimizer: string;
    readonly function: string;
    readonly start: Vector;
    readonly steps: number;
    readonly hyperparameters: Readonly<Record<string, number>>;
    readonly convention: Readonly<Record<string, string>>;
    readonly schedule?: string;
    readonly path: readonly (readonly [number, Vector])[];
    readonly state: Readonly<Record<string, Vector>>;
  }[];
}

export function readOracle(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/oracles/${file}`, import.meta.url), 'utf8'));
}

/** What preparation-python.py wrote. */
export interface Preparation {
  readonly draws: readonly {
    readonly seed: number;
    readonly uniform: readonly number[];
    readonly normal: readonly number[];
  }[];
  readonly splits: readonly {
    readonly rows: number;
    readonly share: number;
    readonly seed: number;
    readonly train: readonly number[];
    readonly test: readonly number[];
  }[];
  readonly scaling: { readonly rows: readonly Vector[]; readonly scaled: readonly Vector[] };
  readonly networks: readonly {
    readonly inputs: number;
    readonly seed: number;
    readonly layers: readonly {
      readonly layer: string;
      readonly size: number;
      readonly weights: readonly Vector[];
      readonly bias: Vector;
      readonly exponent: number | null;
    }[];
  }[];
  readonly wines: { readonly sha256: string; readonly first: readonly Vector[] };
}

/** Largest difference of two vectors, in units of the largest expected entry. */
export function relativeDifference(actual: Vector, expected: Vector): number {
  if (actual.length !== expected.length) return Infinity;
  const size = Math.max(...expected.map(Math.abs));
  const difference = Math.max(...expected.map((value, i) => Math.abs((actual[i] ?? NaN) - value)));
  return difference === 0 ? 0 : difference / size;
}

export function optimizerNamed(id: string): Optimizer {
  const found = optimizers[id];
  if (found === undefined) throw new RangeError(`no optimizer ${id}`);
  return found;
}

export function functionNamed(id: string): TestFunction {
  const found = testFunctions[id];
  if (found === undefined) throw new RangeError(`no test function ${id}`);
  return found;
}

/** Spread evenly over the interval, where `fc.double` would spread over exponents and give mostly tiny numbers. */
export const double = (min: number, max: number): fc.Arbitrary<number> =>
  fc.maxSafeNat().map((n) => min + (max - min) * (n / Number.MAX_SAFE_INTEGER));

export const vector = (dimension: number, min: number, max: number): fc.Arbitrary<Vector> =>
  fc.array(double(min, max), { minLength: dimension, maxLength: dimension });

const hyperparameter = ({ range: [low, high], scale }: Hyperparameter): fc.Arbitrary<number> =>
  scale === 'linear' ? double(low, high) : double(Math.log(low), Math.log(high)).map(Math.exp);

/** Steps of an optimizer in `dimension` dimensions, with moderate numbers and any of its hyperparameters. */
export function steps(optimizer: Optimizer, dimension: number): fc.Arbitrary<Step> {
  const state = Object.fromEntries(
    optimizer.state.map(({ name, sign }) => [name, vector(dimension, sign === 'any' ? -1 : 0, 1)]),
  );
  const hyperparameters = Object.fromEntries(
    Object.entries(optimizer.hyperparameters).map(([name, h]) => [name, hyperparameter(h)]),
  );
  return fc.record({
    theta: vector(dimension, -10, 10),
    gradient: vector(dimension, -50, 50),
    state: fc.record(state),
    iteration: fc.integer({ min: 1, max: 500 }),
    hyperparameters: fc.record(hyperparameters),
  });
}

/** Any of an optimizer's conventions. */
export const conventions = (optimizer: Optimizer): fc.Arbitrary<Record<string, string>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(optimizer.conventions).map(([name, choices]) => [
        name,
        fc.constantFrom(...choices.map((c) => c.value)),
      ]),
    ),
  );

/** Makes every assignment to it an error. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
