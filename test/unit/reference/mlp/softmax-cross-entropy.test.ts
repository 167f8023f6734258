import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numericalGradient } from '../../../../reference/numeric/gradient.ts';
import { fromRows, map, matrix } from '../../../../reference/numeric/matrix.ts';
import { relativeDifference } from '../support.ts';
import { lossNamed, matrices } from './support.ts';

const loss = lossNamed('softmax-cross-entropy');

const batches = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), classes: fc.integer({ min: 2, max: 5 }) })
  .chain(({ rows, classes }) =>
    fc.record({
      logits: matrices(rows, classes, 5),
      labels: fc.array(fc.nat(classes - 1), { minLength: rows, maxLength: rows }),
    }),
  );

describe('softmax cross entropy', () => {
  it('has the gradient that differences of its value have', () => {
    fc.assert(
      fc.property(batches, ({ logits, labels }) => {
        const { rows, columns, data } = logits;
        const value = (at: readonly number[]): number => loss.value(matrix(rows, columns, at), labels);
        const { gradient } = numericalGradient(value, Array.from(data));
        const ours = loss.gradient(logits, labels, { batch: 'mean' });
        expect(relativeDifference(Array.from(ours.data), gradient)).toBeLessThan(1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('has rows times the gradient of the mean when each row counts by itself, which is usual', () => {
    fc.assert(
      fc.property(batches, ({ logits, labels }) => {
        const each = loss.gradient(logits, labels, { batch: 'each' });
        expect(loss.gradient(logits, labels, {})).toEqual(each);
        expect(loss.gradient(logits, labels, { batch: 'mean' })).toEqual(map(each, (g) => g / logits.rows));
      }),
    );
  });

  it('is not moved by a shift of the logits, and has probabilities that sum to 1', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: -50, max: 50 }), ({ logits, labels }, shift) => {
        const shifted = map(logits, (z) => z + shift);
        expect(loss.value(shifted, labels)).toBeCloseTo(loss.value(logits, labels), 11);
        const { data } = loss.probabilities(logits);
        expect(data.reduce((sum, p) => sum + p, 0)).toBeCloseTo(logits.rows, 11);
      }),
    );
  });

  it('changes neither logits nor labels', () => {
    fc.assert(
      fc.property(batches, ({ logits, labels }) => {
        const before = structuredClone({ logits, labels });
        loss.value(logits, labels);
        loss.gradient(logits, labels, { batch: 'mean' });
        loss.probabilities(logits);
        expect({ logits, labels }).toEqual(before);
      }),
    );
  });

  it('is exact for logits far apart', () => {
    const logits = fromRows([
      [1e3, -1e3],
      [-1e3, 1e3],
    ]);
    expect(loss.value(logits, [0, 1])).toBe(0);
    expect(loss.value(logits, [1, 0])).toBe(2000);
    expect(Array.from(loss.gradient(logits, [1, 0], {}).data)).toEqual([1, -1, -1, 1]);
  });

  it('keeps the digits of a small loss beside large logits', () => {
    expect(loss.value(fromRows([[1e3, 1e3 - 5]]), [0])).toBeCloseTo(Math.log1p(Math.exp(-5)), 15);
  });

  it('is log of the number of classes where all are alike', () => {
    expect(loss.value(fromRows([[0, 0, 0, 0]]), [2])).toBeCloseTo(Math.log(4), 15);
  });

  it.each([[[2]], [[-1]], [[0.5]], [[NaN]]])('refuses the label %d', (labels) => {
    const logits = fromRows([[1, 2]]);
    expect(() => loss.value(logits, labels)).toThrow('should be a whole number from 0 to 1');
    expect(() => loss.gradient(logits, labels, {})).toThrow('should be a whole number from 0 to 1');
  });

  it('refuses more or fewer labels than rows, and a convention that it does not know', () => {
    expect(() => loss.value(fromRows([[1, 2]]), [0, 1])).toThrow('1 columns are needed');
    expect(() => loss.gradient(fromRows([[1, 2]]), [0], { batch: 'sum' })).toThrow('each, mean, but was sum');
  });
});
