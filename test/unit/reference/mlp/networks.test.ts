import { describe, expect, it } from 'vitest';
import type { NetworkLayer, Network } from '../../../../reference/mlp/network.ts';
import { backward, forward, step } from '../../../../reference/mlp/network.ts';
import { fromRows } from '../../../../reference/numeric/matrix.ts';
import { readOracle, relativeDifference } from '../support.ts';
import { differenceOf, layerNamed, lossNamed, parametersFrom, unscaled, type PlainParameters } from './support.ts';

type Rows = readonly (readonly number[])[];

/** What networks-torch.py wrote. */
interface TorchNetworks {
  readonly cases: readonly {
    readonly layers: readonly (PlainParameters & {
      readonly preactivation: Rows;
      readonly output: Rows;
      readonly gradients: {
        readonly weights: Rows;
        readonly bias: readonly number[];
        readonly exponent: number | null;
      };
    })[];
    readonly rows: Rows;
    readonly labels: readonly number[];
    readonly weightDecay: number;
    readonly loss: number;
    readonly rowsGradient: Rows;
  }[];
}

const { cases } = readOracle('networks-torch.json') as TorchNetworks;
/** Float64 round-off through at most four layers, relative to the largest entry; measured 2e-14. */
const TOLERANCE = 1e-10;

/** Of two exponents: 0 where neither layer has one. */
const scalarDifference = (actual: number | null, expected: number | null): number =>
  actual === null || expected === null
    ? Number(actual !== expected)
    : Math.abs(actual - expected) / Math.max(1e-300, Math.abs(expected));

describe.each(cases.map((one, number) => ({ ...one, number })))(
  'network $number of torch: $layers.length layers, $rows.length rows',
  ({ layers, rows, labels, weightDecay, loss, rowsGradient }) => {
    const network: Network = {
      layers: layers.map((plain): NetworkLayer => ({
        layer: layerNamed(plain.layer),
        parameters: parametersFrom(plain),
        convention: { ...unscaled, shift: 'none' },
      })),
      loss: lossNamed('softmax-cross-entropy'),
      lossConvention: { batch: 'mean' },
    };
    const pass = forward(network, fromRows(rows), labels, weightDecay);

    it('has the outputs of every layer, the logits and the loss', () => {
      expect(pass.passes).toHaveLength(layers.length);
      expect(pass.hiddenOutputs).toHaveLength(layers.length - 1);
      layers.forEach(({ preactivation, output }, index) => {
        const ours = pass.passes[index];
        if (ours === undefined) throw new Error(`no layer ${index}`);
        expect(differenceOf(ours.preactivation, preactivation)).toBeLessThan(TOLERANCE);
        expect(differenceOf(ours.output, output)).toBeLessThan(TOLERANCE);
        expect(pass.hiddenOutputs[index] ?? pass.logits).toBe(ours.output);
      });
      expect(Math.abs(pass.loss - loss)).toBeLessThan(TOLERANCE * Math.max(1, loss));
    });

    it('has the gradients by every weight, bias, exponent and input', () => {
      const backs = backward(network, pass, labels);
      layers.forEach(({ gradients, weights }, index) => {
        const ours = backs[index];
        if (ours === undefined) throw new Error(`no layer ${index}`);
        // Torch's is that of the whole loss: the term of the weight decay is taken out.
        const withoutDecay = gradients.weights.map((row, i) =>
          row.map((g, j) => g - weightDecay * (weights[i]?.[j] ?? NaN)),
        );
        expect(differenceOf(ours.gradients.weights, withoutDecay)).toBeLessThan(TOLERANCE);
        expect(relativeDifference(Array.from(ours.gradients.bias), gradients.bias)).toBeLessThan(TOLERANCE);
        expect(scalarDifference(ours.gradients.exponent, gradients.exponent)).toBeLessThan(TOLERANCE);
      });
      const [first] = backs;
      expect(first && differenceOf(first.downstream, rowsGradient)).toBeLessThan(TOLERANCE);
    });

    it('steps against the gradient of the whole loss, each layer at its rate', () => {
      const after = step(network, pass, labels, { learningRate: 0.1, weightDecay });
      layers.forEach(({ layer, weights, bias, exponent, gradients }, index) => {
        const ours = after.layers[index]?.parameters;
        if (ours === undefined) throw new Error(`no layer ${index}`);
        const rate = layer === 'learnable-exponent' ? 0.0005 : 0.1;
        const stepped = weights.map((row, i) => row.map((w, j) => w - rate * (gradients.weights[i]?.[j] ?? NaN)));
        expect(differenceOf(ours.weights, stepped)).toBeLessThan(TOLERANCE);
        const steppedBias = bias.map((c, j) => c - rate * (gradients.bias[j] ?? NaN));
        expect(relativeDifference(Array.from(ours.bias), steppedBias)).toBeLessThan(TOLERANCE);
        const steppedExponent =
          exponent === null ? null : Math.max(1.01, exponent - 0.001 * (gradients.exponent ?? NaN));
        expect(scalarDifference(ours.exponent, steppedExponent)).toBeLessThan(TOLERANCE);
      });
    });
  },
);
