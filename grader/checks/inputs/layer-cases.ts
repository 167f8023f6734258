import fc from 'fast-check';
import type { Layer } from '../../../reference/mlp/layer.ts';
import { fromMatrix, toMatrix } from '../../oracles/tensors.ts';
import { exponentAfter, lowestExponent } from './exponent-bound.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { decimals } from './input-spec.ts';

/** `smooth`: for finite differences, which see nothing at a kink. */
export type Mood = 'any' | 'smooth';

/** Steps of finite differences stay within. */
const AWAY_FROM_KINK = 0.1;
const LARGE = 5;

/** Batches of one and of many; more than one input and output, so that a transposed matrix shows. */
const SIZES = sizesUpTo(5, 4);
/** Finite differences cost forward passes for every number. */
const SMALL_SIZES = sizesUpTo(3, 3);

function sizesUpTo(most: number, width: number): fc.Arbitrary<Readonly<Record<'rows' | 'inputs' | 'outputs', number>>> {
  return fc.record({
    rows: fc.oneof(
      { weight: 1, arbitrary: fc.constant(1) },
      { weight: 3, arbitrary: fc.integer({ min: 2, max: most }) },
    ),
    inputs: fc.integer({ min: 1, max: width }),
    outputs: fc.integer({ min: 1, max: width }),
  });
}

/**
 * Cases for every method of a layer: a batch of rows on their way through it, and a gradient on its way back. The upstream gradient
 * is drawn at random (ones hide mistakes); rows and biases of zeros put the preactivation exactly on the kink; some batches are
 * large, so that activations saturate and logits reach 1e3; exponents come near their lower bound.
 */
export function layerCases(layer: Layer, mood: Mood = 'any'): fc.Arbitrary<Roles> {
  return (mood === 'any' ? SIZES : SMALL_SIZES).chain(({ rows, inputs, outputs }) => {
    const [low, high] = layer.hasExponent ? [-0.5, 1.5] : [-1, 1];
    return fc
      .record({
        input: matrixOf(rows, inputs, orZero(decimals(-2, 2))),
        scale: fc.oneof(
          { weight: 7, arbitrary: fc.constant(1) },
          { weight: 1, arbitrary: fc.constant(scaleOf(layer)) },
        ),
        emptyRow: fc.boolean(),
        weights: matrixOf(inputs, outputs, decimals(low, high)),
        bias: fc.array(orZero(decimals(-1, 1)), { minLength: outputs, maxLength: outputs }),
        upstream: matrixOf(rows, outputs, orZero(decimals(-2, 2))),
        weightDecay: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: decimals(0.01, 0.5) }),
        learningRate: decimals(0.01, 0.5),
        exponent: mood === 'any' ? fc.oneof(USUAL_EXPONENT, NEAR_BOUND) : decimals(1.5, 3),
      })
      .map(({ input, scale, emptyRow, bias, exponent, weightDecay, learningRate, ...matrices }) => {
        const scaled = input.data.map((value, at) =>
          emptyRow && at < inputs ? 0 : Number((value * scale).toFixed(4)),
        );
        const given: [string, Tensor][] = [
          ['inputSize', scalar(inputs)],
          ['outputSize', scalar(outputs)],
          ['input', { ...input, data: scaled }],
          ...Object.entries(matrices),
          ['bias', vector(bias)],
          ['weightDecay', scalar(weightDecay)],
          ['learningRate', scalar(learningRate)],
          ...(layer.hasExponent ? [['exponent', scalar(exponent)] as [string, Tensor]] : []),
        ];
        return passed(layer, new Map(given));
      })
      .filter((roles) => mood === 'any' || (isSmooth(roles) && showsStep(layer, roles)));
  });
}

const USUAL_EXPONENT = { weight: 3, arbitrary: decimals(1.1, 3) };
const NEAR_BOUND = { weight: 1, arbitrary: decimals(1.01, 1.0105) };

/** Whether a case is smooth: no preactivation is near the kink, and none is large, so that finite differences show every slope. */
function isSmooth(roles: Roles): boolean {
  return (roles.get('preactivation')?.data ?? []).every(
    (value) => Math.abs(value) > AWAY_FROM_KINK && Math.abs(value) < LARGE,
  );
}

/** By so many times a step may be too large and still not meet the lower bound of the exponent: the factor shows then. */
const ROOM = 10;

/** Whether the exponent's gradient can be read from its step: where the bound stops it, it cannot. */
function showsStep(layer: Layer, roles: Roles): boolean {
  const exponent = roles.get('exponent')?.data[0];
  if (!layer.hasExponent || exponent === undefined) return true;
  const tensor = (role: string): Tensor => roles.get(role) ?? scalar(NaN);
  const { exponentSlope } = layer.derivative(toMatrix(tensor('preactivation')), exponent, {});
  const most = tensor('upstream').data.reduce(
    (sum, one, at) => sum + Math.abs(one * (exponentSlope?.data[at] ?? 0)),
    0,
  );
  return exponentAfter(layer, exponent, ROOM * most) > lowestExponent(layer);
}

/** A case with what its forward pass leaves behind. */
export function passed(layer: Layer, roles: Roles): Roles {
  const tensor = (role: string): Tensor => roles.get(role) ?? scalar(NaN);
  const parameters = {
    weights: toMatrix(tensor('weights')),
    bias: Float64Array.from(tensor('bias').data),
    exponent: layer.hasExponent ? (tensor('exponent').data[0] ?? NaN) : null,
  };
  const { preactivation, output } = layer.forward(parameters, toMatrix(tensor('input')));
  return new Map([...roles, ['preactivation', fromMatrix(preactivation)], ['output', fromMatrix(output)]]);
}

/** Logits of about 1e3 must not overflow; powers grow faster. */
function scaleOf({ hasExponent }: Layer): number {
  return hasExponent ? 10 : 500;
}

/** A row-major matrix of drawn entries. */
export function matrixOf(rows: number, columns: number, entries: fc.Arbitrary<number>): fc.Arbitrary<Tensor> {
  return fc
    .array(entries, { minLength: rows * columns, maxLength: rows * columns })
    .map((data) => ({ shape: [rows, columns], data }));
}

export function orZero(numbers: fc.Arbitrary<number>): fc.Arbitrary<number> {
  return fc.oneof({ weight: 7, arbitrary: numbers }, { weight: 1, arbitrary: fc.constant(0) });
}
