import { describe, expect, it } from 'vitest';
import { accuracy, predict, type Network } from '../../../../reference/mlp/network.ts';
import { trainEpochs, type TrainingSettings } from '../../../../reference/mlp/train.ts';
import { fromRows, sliceRows } from '../../../../reference/numeric/matrix.ts';
import { deepFreeze, readOracle, relativeDifference } from '../support.ts';
import { differenceOf, layerNamed, lossNamed, parametersFrom, type PlainParameters } from './support.ts';

/** What training-numpy.py wrote. */
interface NumpyTraining {
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly cases: readonly {
    readonly conventions: readonly Readonly<Record<string, string>>[];
    readonly lossConvention: Readonly<Record<string, string>>;
    readonly settings: TrainingSettings;
    readonly before: readonly PlainParameters[];
    readonly after: readonly PlainParameters[];
    readonly losses: readonly number[];
    readonly predictions: readonly number[];
    readonly accuracy: number;
  }[];
}

const oracle = readOracle('training-numpy.json') as NumpyTraining;
const rows = fromRows(oracle.rows);
const { labels } = oracle;
/** Round-off of twelve steps; measured 1e-14. */
const TOLERANCE = 1e-10;

const networks = oracle.cases.map(({ before, conventions, lossConvention }): Network => ({
  layers: before.map((plain, index) => ({
    layer: layerNamed(plain.layer),
    parameters: parametersFrom(plain),
    convention: conventions[index] ?? {},
  })),
  loss: lossNamed('softmax-cross-entropy'),
  lossConvention,
}));

describe.each(oracle.cases.map((one, index) => ({ ...one, index })))(
  'training of network $index by numpy',
  ({ index, settings, after, losses, predictions, accuracy: share }) => {
    const start = networks[index];
    if (start === undefined) throw new Error(`no network ${index}`);
    const trained = trainEpochs(start, rows, labels, settings);

    it('has its loss in every epoch', () => {
      expect(relativeDifference(trained.losses, losses)).toBeLessThan(TOLERANCE);
    });

    it('has its parameters at the end', () => {
      expect(trained.network.layers).toHaveLength(after.length);
      after.forEach(({ weights, bias, exponent }, layer) => {
        const ours = trained.network.layers[layer]?.parameters;
        if (ours === undefined) throw new Error(`no layer ${layer}`);
        expect(differenceOf(ours.weights, weights)).toBeLessThan(TOLERANCE);
        expect(relativeDifference(Array.from(ours.bias), bias)).toBeLessThan(TOLERANCE);
        expect(Math.abs((ours.exponent ?? 0) - (exponent ?? 0))).toBeLessThan(TOLERANCE);
      });
    });

    it('has its predictions and its accuracy', () => {
      expect(predict(trained.network, rows)).toEqual(predictions);
      expect(accuracy(trained.network, rows, labels)).toBe(share);
    });

    it('may be cut into parts', () => {
      const first = trainEpochs(start, rows, labels, { ...settings, epochs: 1 });
      const rest = trainEpochs(first.network, rows, labels, { ...settings, epochs: settings.epochs - 1 });
      expect([...first.losses, ...rest.losses]).toEqual(trained.losses);
      expect(rest.network).toEqual(trained.network);
    });

    it('changes neither the network nor the labels nor the rows', () => {
      const before = structuredClone({ layers: start.layers.map(({ parameters }) => parameters), rows });
      trainEpochs(start, rows, deepFreeze([...labels]), settings);
      expect({ layers: start.layers.map(({ parameters }) => parameters), rows }).toEqual(before);
    });
  },
);

describe('trainEpochs', () => {
  it('does nothing in no epochs', () => {
    const [start] = networks;
    if (start === undefined) throw new Error('no network');
    const settings = { epochs: 0, batchSize: 10, learningRate: 0.1, weightDecay: 0 };
    expect(trainEpochs(start, rows, labels, settings)).toEqual({ network: start, losses: [] });
  });

  it('may take a step for each row', () => {
    const [start] = networks;
    if (start === undefined) throw new Error('no network');
    const settings = { epochs: 1, batchSize: 1, learningRate: 0.1, weightDecay: 0.01 };
    const [one, other] = [0, 1].map((row) => sliceRows(rows, row, row + 1));
    if (one === undefined || other === undefined) throw new Error('no rows');
    const first = trainEpochs(start, one, labels.slice(0, 1), settings);
    const second = trainEpochs(first.network, other, labels.slice(1, 2), settings);
    const both = trainEpochs(start, sliceRows(rows, 0, 2), labels.slice(0, 2), settings);
    expect(both.network).toEqual(second.network);
    expect(both.losses).toEqual([((first.losses[0] ?? NaN) + (second.losses[0] ?? NaN)) / 2]);
  });

  it.each([0, -1, 2.5, NaN])('refuses batches of %d rows', (batchSize) => {
    const [start] = networks;
    if (start === undefined) throw new Error('no network');
    const settings = { epochs: 1, batchSize, learningRate: 0.1, weightDecay: 0 };
    expect(() => trainEpochs(start, rows, labels, settings)).toThrow('A batch has at least 1 row');
  });
});
