import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawsFrom } from '../../../../reference/data/draws.ts';
import { splitRows } from '../../../../reference/mlp/split.ts';
import { readOracle, type Preparation } from '../support.ts';

it('has each row in one of the two, a share of them, rounded up, for testing', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.infiniteStream(fc.nat(999)),
      (n, share, draws) => {
        const { train, test } = splitRows(n, share, () => (draws.next().value as number) / 1000);
        expect(test).toHaveLength(Math.ceil(n * share));
        expect([...train, ...test].toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, row) => row));
      },
    ),
  );
});

it('sets 400 of the 1599 wines aside', () => {
  expect(splitRows(1599, 0.25, () => 0.5).test).toHaveLength(400);
});

it.each((readOracle('preparation-python.json') as Preparation).splits)(
  'shuffles $rows rows as a program in Python does',
  ({ rows, share, seed, train, test }) => {
    expect(splitRows(rows, share, drawsFrom(seed).uniform)).toEqual({ train, test });
  },
);

it('draws once for each row but the last', () => {
  let draws = 0;
  splitRows(7, 0.5, () => (draws++ % 10) / 10);
  expect(draws).toBe(6);
});

it('is decided by the draws alone', () => {
  const split = (draw: number): unknown => splitRows(20, 0.5, () => draw);
  expect(split(0.3)).toEqual(split(0.3));
  expect(split(0.3)).not.toEqual(split(0.6));
});

it('takes every order of three rows as often as every other', () => {
  const draws = [0.1, 0.4, 0.7].flatMap((first) => [0.2, 0.8].map((second) => [first, second]));
  const orders = draws.map((pair) => {
    let next = 0;
    return splitRows(3, 1, () => pair[next++] ?? NaN).test.join(' ');
  });
  expect(new Set(orders).size).toBe(6);
});
