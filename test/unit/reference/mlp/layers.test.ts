import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackwardPass, LayerConvention } from '../../../../reference/mlp/layer.ts';
import { numericalGradient } from '../../../../reference/numeric/gradient.ts';
import { fromRows, matrix, sliceRows, toRows, type Matrix } from '../../../../reference/numeric/matrix.ts';
import { relativeDifference } from '../support.ts';
import { ids, layerCases, layerNamed, unscaled, type LayerCase } from './support.ts';

const RUNS = { numRuns: 25 };
const entries = ({ data }: Matrix): number[] => Array.from(data);

/** All gradients of a case in one list. */
const listed = ({ downstream, gradients: { weights, bias, exponent } }: BackwardPass): number[] => [
  ...entries(downstream),
  ...entries(weights),
  ...bias,
  ...(exponent === null ? [] : [exponent]),
];

function backwardOf(id: string, { parameters, input, upstream }: LayerCase, convention: LayerConvention): BackwardPass {
  const layer = layerNamed(id);
  const { preactivation } = layer.forward(parameters, input, convention);
  const slopes = layer.derivative(preactivation, parameters.exponent, convention);
  return layer.backward(parameters, input, upstream, slopes, convention);
}

describe.each(ids)('%s', (id) => {
  const layer = layerNamed(id);

  it('is what forward differences of itself say, for every input, weight, bias and exponent', () => {
    fc.assert(
      fc.property(layerCases(layer), (one) => {
        const { parameters, input, upstream } = one;
        const { rows, columns } = input;
        const outputs = upstream.columns;
        const [w, c] = [rows * columns, rows * columns + columns * outputs];
        const theta = [
          ...entries(input),
          ...entries(parameters.weights),
          ...parameters.bias,
          ...(parameters.exponent === null ? [] : [parameters.exponent]),
        ];
        // Sum of upstream * output: its gradient is what backward returns.
        const f = (at: readonly number[]): number => {
          const moved = {
            weights: matrix(columns, outputs, at.slice(w, c)),
            bias: Float64Array.from(at.slice(c, c + outputs)),
            exponent: at[c + outputs] ?? null,
          };
          const { output } = layer.forward(moved, matrix(rows, columns, at.slice(0, w)), { shift: 'none' });
          return output.data.reduce((sum, h, i) => sum + h * (upstream.data[i] ?? NaN), 0);
        };
        const { preactivation } = layer.forward(parameters, input);
        // Differences mean nothing across a kink.
        const clearance = Math.min(...entries(preactivation).map(Math.abs));
        fc.pre(clearance > 0.02);
        const numeric = numericalGradient(f, theta, { maximumStep: clearance / 4 });
        expect(relativeDifference(listed(backwardOf(id, one, unscaled)), numeric.gradient)).toBeLessThan(1e-8);
      }),
      RUNS,
    );
  });

  it('changes none of its arguments', () => {
    fc.assert(
      fc.property(layerCases(layer), (one) => {
        const before = structuredClone(one);
        const back = backwardOf(id, one, {});
        const gradients = structuredClone(back.gradients);
        layer.update(one.parameters, back.gradients, { learningRate: 0.1, weightDecay: 0.01 });
        expect(one).toEqual(before);
        expect(back.gradients).toEqual(gradients);
      }),
      RUNS,
    );
  });

  it('has as gradient of a batch the sum of the gradients of its rows', () => {
    fc.assert(
      fc.property(layerCases(layer), (one) => {
        const whole = backwardOf(id, one, unscaled);
        const rows = Array.from({ length: one.input.rows }, (_, row) =>
          backwardOf(
            id,
            {
              ...one,
              input: sliceRows(one.input, row, row + 1),
              upstream: sliceRows(one.upstream, row, row + 1),
            },
            unscaled,
          ),
        );
        const parts = (back: BackwardPass): number[] => listed(back).slice(back.downstream.data.length);
        const sums = parts(whole).map((_, i) => rows.reduce((sum, row) => sum + (parts(row)[i] ?? NaN), 0));
        sums.forEach((sum, i) => {
          expect(parts(whole)[i]).toBeCloseTo(sum, 10);
        });
        expect(entries(whole.downstream)).toEqual(rows.flatMap(({ downstream }) => entries(downstream)));
      }),
      RUNS,
    );
  });

  it('scales each gradient as its convention says, and nothing else', () => {
    fc.assert(
      fc.property(layerCases(layer), (one) => {
        const sum = backwardOf(id, one, unscaled);
        const mean = backwardOf(id, one, { weights: 'mean', bias: 'mean', exponent: 'mean' });
        const { rows } = one.input;
        expect(mean.downstream).toEqual(sum.downstream);
        expect(entries(mean.gradients.weights)).toEqual(entries(sum.gradients.weights).map((g) => g / rows));
        expect(Array.from(mean.gradients.bias)).toEqual(Array.from(sum.gradients.bias, (g) => g / rows));
        const exponent = sum.gradients.exponent;
        expect(mean.gradients.exponent).toBe(exponent === null ? null : exponent / one.upstream.data.length);
        if (exponent !== null) {
          const batchMean = backwardOf(id, one, { ...unscaled, exponent: 'batch-mean' });
          expect(batchMean).toEqual({ ...sum, gradients: { ...sum.gradients, exponent: exponent / rows } });
        }
      }),
      RUNS,
    );
  });

  it('sums the weights and averages the bias unless told; with an exponent it sums all', () => {
    fc.assert(
      fc.property(layerCases(layer), (one) => {
        const usual: LayerConvention = layer.hasExponent
          ? unscaled
          : { weights: 'sum', bias: 'mean', shift: 'row-maximum' };
        expect(backwardOf(id, one, {})).toEqual(backwardOf(id, one, { ...usual, slopeAtZero: 'below' }));
      }),
      RUNS,
    );
  });

  it('has every choice that it lists, and refuses others', () => {
    const at = { weights: matrix(1, 1, [1]), bias: new Float64Array(1), exponent: layer.hasExponent ? 1.5 : null };
    const one = { parameters: at, input: matrix(1, 1, [0.5]), upstream: matrix(1, 1, [1]) };
    Object.entries(layer.conventions).forEach(([name, choices]) => {
      choices.forEach(({ value }) => {
        expect(listed(backwardOf(id, one, { [name]: value })).every(Number.isFinite)).toBe(true);
      });
      expect(() => backwardOf(id, one, { [name]: 'median' })).toThrow(
        `The convention ${name} of ${id} should be one of`,
      );
    });
  });

  it('stays finite for large and for zero preactivations', () => {
    const extreme = matrix(1, 8, [-1e3, -800, -40, -0, 0, 40, 800, 1e3]);
    const exponent = layer.hasExponent ? 1.7 : null;
    const { slope, exponentSlope } = layer.derivative(extreme, exponent, {});
    const all = [layer.activation(extreme, exponent), slope, ...(exponentSlope === null ? [] : [exponentSlope])];
    expect(all.every((m) => entries(m).every(Number.isFinite))).toBe(true);
    expect(exponentSlope !== null).toBe(layer.hasExponent);
  });

  it('lets what is not a number through', () => {
    const [nan] = layer.activation(matrix(1, 1, [NaN]), layer.hasExponent ? 1.5 : null).data;
    expect(nan).toBeNaN();
    const slopes = layer.derivative(matrix(1, 1, [NaN]), layer.hasExponent ? 1.5 : null, {});
    if (id !== 'logits') expect(slopes.slope.data[0]).toBeNaN();
    if (slopes.exponentSlope !== null) expect(slopes.exponentSlope.data[0]).toBeNaN();
  });

  it('refuses shapes that do not fit', () => {
    const parameters = { weights: fromRows([[1, 2]]), bias: new Float64Array(2), exponent: 1.5 };
    expect(() => layer.forward(parameters, fromRows([[1, 2]]))).toThrow('These shapes do not fit: 1 x 2 and 1 x 2.');
    expect(() => layer.forward({ ...parameters, bias: new Float64Array(3) }, fromRows([[1]]))).toThrow(RangeError);
  });
});

describe('slope at exactly 0', () => {
  it.each([
    ['leaky-relu', 'below', 0.01],
    ['leaky-relu', 'zero', 0],
    ['leaky-relu', 'above', 1],
    ['relu', 'below', 0],
    ['relu', 'above', 1],
    ['learnable-exponent', 'below', 0.01],
    ['learnable-exponent', 'zero', 0],
  ])('of %s is, when told %s, %d, and moves no other slope', (id, slopeAtZero, expected) => {
    const at = fromRows([[-2, -0, 0, 2]]);
    const { slope, exponentSlope } = layerNamed(id).derivative(at, 1.5, { slopeAtZero });
    const usual = layerNamed(id).derivative(at, 1.5, {}).slope;
    expect(entries(slope)).toEqual([usual.data[0], expected, expected, usual.data[3]]);
    if (exponentSlope !== null) expect(entries(exponentSlope).slice(0, 3)).toEqual([0, 0, 0]);
  });
});

describe('sigmoid and tanh', () => {
  it('keep the digits of slopes that are tiny', () => {
    const at = matrix(1, 2, [-40, 40]);
    const tiny = Math.exp(-40);
    entries(layerNamed('sigmoid').derivative(at, null, {}).slope).forEach((slope) => {
      expect(Math.abs(slope / tiny - 1)).toBeLessThan(1e-15);
    });
    entries(layerNamed('tanh').derivative(at, null, {}).slope).forEach((slope) => {
      expect(Math.abs(slope / (4 * tiny * tiny) - 1)).toBeLessThan(1e-15);
    });
  });
});

describe('logits', () => {
  const logits = layerNamed('logits');
  const parameters = { weights: fromRows([[1, 0, -1]]), bias: Float64Array.from([0, 1, 2]), exponent: null };

  it('are shifted by the largest of each row unless told otherwise', () => {
    const input = fromRows([[3], [-4]]);
    const { preactivation, output } = logits.forward(parameters, input);
    expect(toRows(preactivation)).toEqual([[3, 1, -1], [-4, 1, 6]]); // prettier-ignore
    expect(toRows(output)).toEqual([[0, -2, -4], [-10, -5, 0]]); // prettier-ignore
    expect(logits.forward(parameters, input, { shift: 'none' }).output).toEqual(preactivation);
  });
});

describe('learnable exponent', () => {
  const layer = layerNamed('learnable-exponent');
  const parameters = { weights: fromRows([[2]]), bias: Float64Array.from([1]), exponent: 1.5 };
  const gradients = { weights: fromRows([[10]]), bias: Float64Array.from([-4]), exponent: 20 };

  it('steps at rates of its own, whatever the learning rate, with decay of the weights alone', () => {
    [0, 0.001, 5].forEach((learningRate) => {
      const after = layer.update(parameters, gradients, { learningRate, weightDecay: 0.5 });
      expect(after.weights.data[0]).toBeCloseTo(2 - 0.0005 * (10 + 0.5 * 2), 15);
      expect(after.bias[0]).toBeCloseTo(1 + 0.0005 * 4, 15);
      expect(after.exponent).toBeCloseTo(1.5 - 0.001 * 20, 15);
    });
  });

  it('keeps the exponent at 1.01 or above', () => {
    expect(layer.smallestExponent).toBe(1.01);
    const rates = { learningRate: 0, weightDecay: 0 };
    expect(layer.update(parameters, { ...gradients, exponent: 1e6 }, rates).exponent).toBe(1.01);
    expect(layer.update({ ...parameters, exponent: 0.5 }, { ...gradients, exponent: 0 }, rates).exponent).toBe(1.01);
  });

  it('is no power, and has no slope by the exponent, where its base is not positive', () => {
    const at = fromRows([[-3, -1e-300, 0]]);
    expect(entries(layer.activation(at, 1.7))).toEqual([0.01 * -3, 0.01 * -1e-300, 0]);
    const { slope, exponentSlope } = layer.derivative(at, 1.7, {});
    expect(entries(slope)).toEqual([0.01, 0.01, 0.01]);
    expect(exponentSlope === null ? null : entries(exponentSlope)).toEqual([0, 0, 0]);
  });

  it('needs an exponent, and slopes by it', () => {
    expect(() => layer.forward({ ...parameters, exponent: null }, fromRows([[1]]))).toThrow('needs an exponent');
    const slopes = { slope: fromRows([[1]]), exponentSlope: null };
    expect(() => layer.backward(parameters, fromRows([[1]]), fromRows([[1]]), slopes, {})).toThrow('needs an exponent');
  });
});
