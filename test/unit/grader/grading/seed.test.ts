import { expect, it } from 'vitest';
import { checkSeed } from '../../../../grader/grading/seed.ts';

it('derives from assignment, check and run, and from nothing else', () => {
  expect(checkSeed('hw2', 'adam.update', 1)).toBe(checkSeed('hw2', 'adam.update', 1));
  const seeds = [
    checkSeed('hw2', 'adam.update', 1),
    checkSeed('hw2', 'adam.update', 2),
    checkSeed('hw2', 'adam.noise', 1),
    checkSeed('hw3', 'adam.update', 1),
  ];
  expect(new Set(seeds).size).toBe(4);
});

it('is a whole number of 32 bits, as generators take it', () => {
  for (let run = 0; run < 200; run += 1) {
    const seed = checkSeed('a', 'b', run);
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
  }
});
