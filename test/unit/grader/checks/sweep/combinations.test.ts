import { expect, it } from 'vitest';
import { MOST_LOOKS, readingsOf } from '../../../../../grader/checks/sweep/combinations.ts';
import type { Looks, Parts } from '../../../../../grader/checks/sweep/combinations.ts';
import type { Numbers } from '../../../../../grader/checks/sweep/variables.ts';

function arrays(count: number, length: number): readonly Numbers[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `a${at}`,
    where: { file: 'a.ipynb', cell: 1, line: at + 1 },
    tensor: { shape: [length], data: Array.from({ length }, (_entry, index) => at + index) },
  }));
}

function read(results: readonly Numbers[], axes: readonly Numbers[]): { found: number; used: number } {
  const varied: Parts['varied'] = [
    { role: 'hyperparameters.learningRate', numbers: axes },
    { role: 'epochs', numbers: axes },
  ];
  const looks: Looks = { left: MOST_LOOKS };
  let found = 0;
  for (const one of readingsOf({ results, varied, fixed: new Map([['start', [[1]]]]), dimension: 1 }, looks))
    found += one.results.length > 0 ? 1 : 0;
  return { found, used: MOST_LOOKS - looks.left };
}

it('ends when all looks are used up, however many arrays of the same length there are', () => {
  const { found, used } = read(arrays(300, 10), arrays(300, 10));
  expect(found).toBeGreaterThan(0);
  expect(used).toBeLessThanOrEqual(MOST_LOOKS);
});

it('never looks at axes whose lengths do not fit', () => {
  expect(read(arrays(300, 7), arrays(300, 10))).toEqual({ found: 0, used: 300 });
});

it('counts a look that finds nothing', () => {
  const { found, used } = read(
    arrays(1, 100).map((one) => ({ ...one, tensor: { ...one.tensor, shape: [4, 25] } })),
    arrays(20, 10),
  );
  expect(found).toBe(0);
  expect(used).toBeGreaterThan(300);
});
