import { expect, it } from 'vitest';
import { scheduleOf } from '../../../../../grader/oracles/truths.ts';
import { endsOf, walksOf } from '../../../../../grader/checks/descent/ends.ts';
import { slope, sweepOf } from '../sweep/experiments.ts';

const gradient = ([x = NaN]: readonly number[]): readonly number[] => [slope(x)];
const settings = (learningRate: number, epochs: number) => ({ start: [1], learningRate, epochs });

it('finds the same ends in whatever order they are asked for', () => {
  const ends = endsOf(gradient, scheduleOf(undefined));
  for (const epochs of [200, 1, 64, 63, 65, 128, 0, 199, 500])
    expect(ends(settings(0.01, epochs))).toEqual([sweepOf(slope, 1, 0.01, epochs)]);
});

it('serves a whole class: what one asks uses up nothing of another', () => {
  const walks = walksOf(gradient, scheduleOf(undefined));
  for (let student = 0; student < 50; student += 1)
    expect(walks(100)(settings(0.01 + student / 1e4, 100))).not.toBeNull();
});

it('leaves off where all together have cost as much as they may', () => {
  const walks = walksOf(gradient, scheduleOf(undefined), 150);
  expect(walks()(settings(0.01, 100))).not.toBeNull();
  expect(walks()(settings(0.02, 100))).toBeNull();
});

it('a reading that uses up its steps leaves those of another alone', () => {
  const walks = walksOf(gradient, scheduleOf(undefined));
  const greedy = walks(100);
  expect(greedy(settings(0.01, 101))).toBeNull();
  expect(greedy(settings(0.02, 1))).toBeNull();
  expect(walks(100)(settings(0.02, 100))).toEqual([sweepOf(slope, 1, 0.02, 100)]);
});
