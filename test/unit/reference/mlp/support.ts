import fc from 'fast-check';
import { layers, losses } from '../../../../reference/mlp/index.ts';
import type { Layer, LayerConvention, LayerParameters } from '../../../../reference/mlp/layer.ts';
import type { Loss } from '../../../../reference/mlp/loss.ts';
import { fromRows, matrix, type Matrix } from '../../../../reference/numeric/matrix.ts';
import { double, relativeDifference } from '../support.ts';

export function layerNamed(id: string): Layer {
  const found = layers[id];
  if (found === undefined) throw new RangeError(`no layer ${id}`);
  return found;
}

export function lossNamed(id: string): Loss {
  const found = losses[id];
  if (found === undefined) throw new RangeError(`no loss ${id}`);
  return found;
}

export const ids = Object.keys(layers);

/** Parameters as fixtures have them. */
export interface PlainParameters {
  readonly layer: string;
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly exponent: number | null;
}

export const parametersFrom = ({ weights, bias, exponent }: PlainParameters): LayerParameters => ({
  weights: fromRows(weights),
  bias: Float64Array.from(bias),
  exponent,
});

/** All scales as the gradient of what was computed has them. */
export const unscaled: LayerConvention = { weights: 'sum', bias: 'sum', exponent: 'sum' };

export const matrices = (rows: number, columns: number, size = 2): fc.Arbitrary<Matrix> =>
  fc
    .array(double(-size, size), { minLength: rows * columns, maxLength: rows * columns })
    .map((entries) => matrix(rows, columns, entries));

/** A layer in the middle of its work: 1 to 6 rows, 1 to 4 inputs and outputs. */
export interface LayerCase {
  readonly parameters: LayerParameters;
  readonly input: Matrix;
  readonly upstream: Matrix;
}

const sizes = fc.record({
  rows: fc.integer({ min: 1, max: 6 }),
  inputs: fc.integer({ min: 1, max: 4 }),
  outputs: fc.integer({ min: 1, max: 4 }),
});

export const layerCases = (layer: Layer): fc.Arbitrary<LayerCase> =>
  sizes.chain(({ rows, inputs, outputs }) =>
    fc.record({
      parameters: fc.record({
        weights: matrices(inputs, outputs),
        bias: matrices(1, outputs, 1).map(({ data }) => data),
        exponent: layer.hasExponent ? double(1.01, 2.5) : fc.constant(null),
      }),
      input: matrices(rows, inputs),
      upstream: matrices(rows, outputs),
    }),
  );

/** Largest difference in units of the largest expected entry; Infinity where shapes differ. */
export const differenceOf = (actual: Matrix, expected: readonly (readonly number[])[]): number =>
  actual.rows === expected.length && actual.columns === (expected[0]?.length ?? 0)
    ? relativeDifference(Array.from(actual.data), expected.flat())
    : Infinity;
