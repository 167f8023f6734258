/** Activations, slopes and losses against 400 digits, far out too: networks of drawn numbers stay where every formula is good. */
import { describe, expect, it } from 'vitest';
import { fromRows, matrix } from '../../../../reference/numeric/matrix.ts';
import { logSoftmaxRows, softmaxRows } from '../../../../reference/numeric/matrix-rows.ts';
import { readOracle } from '../support.ts';
import { ids, layerNamed, lossNamed } from './support.ts';

/** What layers-mpmath.py wrote. */
interface Digits {
  readonly layers: readonly {
    readonly layer: string;
    readonly exponent: number | null;
    readonly rows: readonly (readonly [at: number, value: number, slope: number, exponentSlope?: number])[];
  }[];
  readonly logits: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly probabilities: readonly (readonly number[])[];
  readonly logProbabilities: readonly (readonly number[])[];
  readonly loss: number;
  readonly gradient: readonly (readonly number[])[];
}

const oracle = readOracle('layers-mpmath.json') as Digits;
/** A few roundings, and those of one power. */
const TOLERANCE = 1e-14;

/** Close in units of each number by itself; below 1e-300 numbers have few digits left. */
function expectDigits(actual: readonly number[], expected: readonly number[], what: string): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((want, index) => {
    const off = Math.abs((actual[index] ?? NaN) - want);
    expect(off, `${what}, number ${index}: ${want}`).toBeLessThanOrEqual(TOLERANCE * Math.abs(want) + 1e-300);
  });
}

it('has digits of every layer', () => {
  expect(new Set(oracle.layers.map(({ layer }) => layer))).toEqual(new Set(ids));
});

describe.each(oracle.layers)('$layer with exponent $exponent', ({ layer, exponent, rows }) => {
  const at = matrix(rows.length, 1, rows.map(([u]) => u)); // prettier-ignore
  const right = layerNamed(layer);

  it('has its value', () => {
    expectDigits([...right.activation(at, exponent).data], rows.map(([, value]) => value), layer); // prettier-ignore
  });

  it('has its slopes', () => {
    const { slope, exponentSlope } = right.derivative(at, exponent, {});
    expectDigits([...slope.data], rows.map(([, , one]) => one), layer); // prettier-ignore
    const byExponent = rows.flatMap(([, , , one]) => one ?? []);
    expectDigits([...(exponentSlope?.data ?? [])], byExponent, `${layer} by its exponent`);
  });
});

describe('softmax cross entropy', () => {
  const loss = lossNamed('softmax-cross-entropy');
  const logits = fromRows(oracle.logits);

  it('has the probabilities, and their logarithms', () => {
    expectDigits([...softmaxRows(logits).data], oracle.probabilities.flat(), 'softmax');
    expectDigits([...loss.probabilities(logits).data], oracle.probabilities.flat(), 'probabilities');
    const expected = oracle.logProbabilities.flat();
    const logarithms = logSoftmaxRows(logits).data;
    expect(logarithms).toHaveLength(expected.length);
    logarithms.forEach((ours, index) => {
      // Logarithms near 0 are of sums near 1.
      expect(Math.abs(ours - (expected[index] ?? NaN))).toBeLessThan(1e-15 * Math.max(1, Math.abs(ours)));
    });
  });

  it('has the loss and its gradient', () => {
    expectDigits([loss.value(logits, oracle.labels)], [oracle.loss], 'loss');
    const gradient = loss.gradient(logits, oracle.labels, { batch: 'each' }).data;
    const expected = oracle.gradient.flat();
    expect(gradient).toHaveLength(expected.length);
    gradient.forEach((ours, index) => {
      expect(Math.abs(ours - (expected[index] ?? NaN))).toBeLessThan(1e-15);
    });
  });
});
