import fc from 'fast-check';
import type { Layer } from '../../../reference/mlp/layer.ts';
import { fromMatrix, toMatrix } from '../../oracles/tensors.ts';
import { exponentsOf, pushedToBound, showsStep } from './exponent-bound.ts';
import { SECOND_CALL } from '../../contract/second-call.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { decimals } from './input-spec.ts';

/** Cases for finite differences, which see nothing at a kink and cost forward passes for every number: small batches of given rows. */
export interface Smooth {
  readonly rows: number;
}

/** Steps of finite differences stay within. */
const AWAY_FROM_KINK = 0.1;
const LARGE = 5;

/** Batches of one and of many; more than one input and output, so that a transposed matrix shows. */
const SIZES = sizesOf(
  fc.oneof({ weight: 1, arbitrary: fc.constant(1) }, { weight: 3, arbitrary: fc.integer({ min: 2, max: 5 }) }),
  4,
);

function sizesOf(
  rows: fc.Arbitrary<number>,
  width: number,
): fc.Arbitrary<Readonly<Record<'rows' | 'inputs' | 'outputs', number>>> {
  return fc.record({ rows, inputs: fc.integer({ min: 1, max: width }), outputs: fc.integer({ min: 1, max: width }) });
}

/**
 * Cases for every method of a layer: a batch of rows on their way through it, and a gradient on its way back. The upstream gradient
 * is drawn at random (ones hide mistakes); rows and biases of zeros put the preactivation exactly on the kink; some batches are
 * large, so that activations saturate and logits reach 1e3; half of the exponents are at their lower bound and pushed below it.
 */
export function layerCases(layer: Layer, smooth: Smooth | null = null): fc.Arbitrary<Roles> {
  return (smooth === null ? SIZES : sizesOf(fc.constant(smooth.rows), 3)).chain(({ rows, inputs, outputs }) => {
    const [low, high] = layer.hasExponent ? [-0.5, 1.5] : [-1, 1];
    return fc
      .record({
        input: matrixOf(rows, inputs, orZero(decimals(-2, 2))),
        scale:
          smooth === null
            ? fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: fc.constant(scaleOf(layer)) })
            : fc.constant(1),
        emptyRow: fc.boolean(),
        // Nothing may be left over from what an object was asked before.
        secondCall: smooth === null ? fc.boolean() : fc.constant(false),
        weights: matrixOf(inputs, outputs, decimals(low, high)),
        bias: fc.array(orZero(decimals(-1, 1)), { minLength: outputs, maxLength: outputs }),
        upstream: matrixOf(rows, outputs, orZero(decimals(-2, 2))),
        weightDecay: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: decimals(0.01, 0.5) }),
        learningRate: decimals(0.01, 0.5),
        exponent: smooth === null ? exponentsOf(layer) : decimals(1.5, 3),
      })
      .map(({ input, scale, emptyRow, secondCall, bias, exponent, weightDecay, learningRate, ...matrices }) => {
        const scaled = input.data.map((value, at) =>
          emptyRow && at < inputs ? 0 : Number((value * scale).toFixed(4)),
        );
        const given: [string, Tensor][] = [
          ['inputSize', scalar(inputs)],
          ['outputSize', scalar(outputs)],
          ['input', { ...input, data: scaled }],
          ...Object.entries(matrices),
          ['bias', vector(bias)],
          ...(secondCall ? [[SECOND_CALL, scalar(1)] as [string, Tensor]] : []),
          ['weightDecay', scalar(weightDecay)],
          ['learningRate', scalar(learningRate)],
          ...(layer.hasExponent ? [['exponent', scalar(exponent)] as [string, Tensor]] : []),
        ];
        return pushedToBound(layer, passed(layer, new Map(given)));
      })
      .filter((roles) => smooth === null || (isSmooth(roles) && showsStep(layer, roles)));
  });
}

/** Whether a case is smooth: no preactivation is near the kink, and none is large, so that finite differences show every slope. */
function isSmooth(roles: Roles): boolean {
  return (roles.get('preactivation')?.data ?? []).every(
    (value) => Math.abs(value) > AWAY_FROM_KINK && Math.abs(value) < LARGE,
  );
}

/** A case with what its forward pass leaves behind. */
function passed(layer: Layer, roles: Roles): Roles {
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

function orZero(numbers: fc.Arbitrary<number>): fc.Arbitrary<number> {
  return fc.oneof({ weight: 7, arbitrary: numbers }, { weight: 1, arbitrary: fc.constant(0) });
}
