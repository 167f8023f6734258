import fc from 'fast-check';
import { layerOf, optimizerOf, testFunctionOf } from '../../oracles/truths.ts';
import type { Optimizer } from '../../../reference/optimizers/optimizer.ts';
import type { TestFunction } from '../../../reference/functions/test-function.ts';
import { sizeOf } from '../../contract/parts.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { shapesOf } from './theta-shapes.ts';
import { decimals, numbersFrom } from './input-spec.ts';
import type { InputSpec } from './input-spec.ts';
import { layerCases } from './layer-cases.ts';
import { lossCases } from './loss-cases.ts';

export type InputSpecs = Readonly<Record<string, InputSpec>>;

/**
 * Inputs for a target, in roles. Generators must be able to tell right from wrong, so they follow what the oracle knows
 * of itself: points where the function lives, gradients from tiny to large, state as it comes, early and late iterations.
 * What an assignment sets by role comes first.
 */
export function casesFor(target: TargetSpec, given: InputSpecs): fc.Arbitrary<Roles> {
  const { oracle } = target;
  if ('testFunction' in oracle) return points(testFunctionOf(oracle.testFunction), given);
  if ('gradientOf' in oracle) return points(testFunctionOf(oracle.gradientOf), given);
  if ('optimizer' in oracle) {
    const fresh = target.methods !== undefined;
    const each = shapesOf(target).map((shape) => steps(optimizerOf(oracle.optimizer), shape, given, fresh));
    return each.length === 1 && each[0] ? each[0] : fc.oneof(...each);
  }
  if ('layer' in oracle) return layerCases(layerOf(oracle.layer));
  if ('loss' in oracle) return lossCases();
  if ('network' in oracle) throw new TypeError('a network is asked with cases of its own');
  return descents(testFunctionOf(oracle.descentOn), given);
}

/** How many coordinates theta has, in the first of its shapes. */
export function dimensionOf(target: TargetSpec): number {
  return sizeOf(shapesOf(target)[0] ?? []);
}

function points(truth: TestFunction, given: InputSpecs): fc.Arbitrary<Roles> {
  return record({
    theta: given['theta'] ? coordinates(truth.domain.length, numbersFrom(given['theta'])) : pointsOf(truth),
  });
}

/** Mostly anywhere in the domain, often near what makes the function special, sometimes at whole numbers. */
function pointsOf(truth: TestFunction): fc.Arbitrary<Tensor> {
  const special = [...truth.minima.map(({ at }) => at), truth.optimum];
  const anywhere = fc.tuple(...truth.domain.map(([low, high]) => decimals(low, high)));
  const near = fc
    .tuple(fc.constantFrom(...special), fc.tuple(...truth.domain.map(() => decimals(-0.5, 0.5))))
    .map(([point, offset]) => point.map((value, index) => Number((value + (offset[index] ?? 0)).toFixed(4))));
  const whole = fc.tuple(
    ...truth.domain.map(([low, high]) => fc.integer({ min: Math.ceil(low), max: Math.floor(high) })),
  );
  return fc
    .oneof({ weight: 6, arbitrary: anywhere }, { weight: 3, arbitrary: near }, { weight: 1, arbitrary: whole })
    .map((point) => asTheta(point));
}

/** A point in one dimension is a number. */
function asTheta(point: readonly number[]): Tensor {
  const [only] = point;
  return point.length === 1 && only !== undefined ? scalar(only) : vector(point);
}

/** A rule must not mind where it is. */
const FAR = numbersFrom({ logarithmic: [10, 1e4], signed: true });

/** @param fresh whether the object that is asked was just made: its state is zeros, and its step the first one */
function steps(optimizer: Optimizer, shape: readonly number[], given: InputSpecs, fresh: boolean): fc.Arbitrary<Roles> {
  const from = (role: string, usual: fc.Arbitrary<number>): fc.Arbitrary<number> =>
    given[role] ? numbersFrom(given[role]) : usual;
  const many = (role: string, usual: fc.Arbitrary<number>): fc.Arbitrary<Tensor> => arrays(shape, from(role, usual));
  const gradient = numbersFrom({ logarithmic: [1e-6, 1e5], signed: true, orZero: true });
  const parts: Record<string, fc.Arbitrary<Tensor>> = {
    theta: many('theta', fc.oneof({ weight: 4, arbitrary: decimals(-10, 10) }, { weight: 1, arbitrary: FAR })),
    gradient: many('gradient', gradient),
  };
  for (const { name, sign } of optimizer.state) {
    const usual: InputSpec = { logarithmic: [1e-8, 100], signed: sign === 'any', orZero: true };
    if (!fresh) parts[`state.${name}`] = many(`state.${name}`, numbersFrom(usual));
  }
  if (optimizer.usesIteration && !fresh) {
    const early = { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) };
    const late = { weight: 1, arbitrary: fc.integer({ min: 6, max: 1000 }) };
    const latest = { weight: 1, arbitrary: numbersFrom({ logarithmic: [1000, 1e5] }) };
    parts['iteration'] = from('iteration', fc.oneof(early, late, latest)).map(scalar);
  }
  for (const [name, { range, scale }] of Object.entries(optimizer.hyperparameters)) {
    const [low, high] = range;
    const usual: InputSpec = scale === 'logarithmic' ? { logarithmic: [low, high] } : { uniform: [low, high] };
    parts[`hyperparameters.${name}`] = from(`hyperparameters.${name}`, numbersFrom(usual)).map(scalar);
  }
  return record(parts);
}

function descents(truth: TestFunction, given: InputSpecs): fc.Arbitrary<Roles> {
  const from = (role: string, usual: InputSpec): fc.Arbitrary<Tensor> => numbersFrom(given[role] ?? usual).map(scalar);
  return record({
    start: given['start'] ? coordinates(truth.domain.length, numbersFrom(given['start'])) : pointsOf(truth),
    'hyperparameters.learningRate': from('hyperparameters.learningRate', { uniform: [0.001, 0.02] }),
    epochs: from('epochs', { whole: [0, 60] }),
  });
}

/** One number is the same as a vector of one. */
function arrays(shape: readonly number[], numbers: fc.Arbitrary<number>): fc.Arbitrary<Tensor> {
  const size = sizeOf(shape);
  return fc
    .array(numbers, { minLength: size, maxLength: size })
    .map((data) => ({ shape: size === 1 ? [] : shape, data }));
}

function coordinates(dimension: number, numbers: fc.Arbitrary<number>): fc.Arbitrary<Tensor> {
  return fc.array(numbers, { minLength: dimension, maxLength: dimension }).map(asTheta);
}

function record(parts: Readonly<Record<string, fc.Arbitrary<Tensor>>>): fc.Arbitrary<Roles> {
  return fc.record(parts).map((values) => new Map(Object.entries(values)));
}
