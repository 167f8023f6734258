import { describe, expect, it } from 'vitest';
import { followsTrajectory } from '../../../../../grader/checks/follows-trajectory.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import { gradedBy } from '../../../../fixtures/subjects/one-check.ts';
import { deriv } from '../../../../fixtures/subjects/start-value.ts';
import type { StudentFunction } from '../../../../fixtures/subjects/in-process.ts';
import type { CheckOutcome } from '../../../../../grader/checks/check.ts';

const target: TargetSpec = {
  title: 'descent',
  names: ['descent'],
  parameters: [
    { role: 'start', names: ['start'] },
    { role: 'hyperparameters.learningRate', names: ['rate'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [
    { role: 'result', names: ['result'] },
    { role: 'history', names: ['history'], optional: true },
  ],
  oracle: { descentOn: 'cosine-bumps' },
};
const options = {
  starts: [[-1.76], [0.3]],
  steps: 20,
  hyperparameters: { learningRate: 0.01 },
  history: true,
  tolerance: { relative: 1e-9, absolute: 1e-10, reason: '20 contracting steps of round-off' },
};

function pathOf(start: number, rate: number, epochs: number, slope = deriv): number[] {
  const path = [start];
  for (let epoch = 0; epoch < epochs; epoch += 1) path.push((path.at(-1) ?? NaN) - rate * slope(path.at(-1) ?? NaN));
  return path;
}

type Written = (path: readonly number[], epochs: number) => unknown;
const asked = (written: Written, slope = deriv): Promise<CheckOutcome> => {
  const descent: StudentFunction = (start: number, rate: number, epochs: number) => {
    const path = pathOf(start, rate, epochs, slope);
    return [path.at(-1), written(path, epochs)];
  };
  return gradedBy(followsTrajectory, { target, options, functions: { descent } });
};

describe('what is written down on the way', () => {
  it.each<[string, Written]>([
    ['with the start', (path) => path],
    ['without the start', (path) => path.slice(1)],
    ['without the end', (path) => path.slice(0, -1)],
    ['as a column', (path) => path.map((value) => [value])],
    ['in an array that is longer', (path) => [...path.slice(1), ...Array.from({ length: 30 }, () => 0)]],
    ['in an array that is longer, with NaN', (path) => [...path, NaN, NaN]],
  ])('is right %s', async (_, written) => {
    expect(await asked(written)).toMatchObject({ kind: 'passed', cases: 2 });
  });

  it('is right as zeros where descent stays at 0', async () => {
    const descent: StudentFunction = (start: number, rate: number, epochs: number) => {
      const path = pathOf(start, rate, epochs);
      return [path.at(-1), path];
    };
    const still = { ...options, starts: [[0]] };
    expect(await gradedBy(followsTrajectory, { target, options: still, functions: { descent } })).toMatchObject({
      kind: 'passed',
    });
  });

  it.each<[string, Written, string]>([
    ['the end in every row', (path) => path.map(() => path.at(-1)), 'not a copy'],
    ['zeros', (path) => path.map(() => 0), 'Nothing was ever written'],
    ['nothing', () => [], 'Nothing was ever written'],
    ['a few points', (path) => path.slice(0, 5), 'a point for each of the 20 steps'],
    ['points that differ', (path) => path.with(7, 3), 'at step 7'],
  ])('is wrong as %s', async (_, written, words) => {
    const outcome = await asked(written);
    expect(outcome.kind).toBe('failed');
    expect(outcome.message).toContain(words);
  });

  it.each([
    ['is missing where nothing of that name is there', false, 'failed'],
    ['need not be kept where it may be left out', true, 'passed'],
  ])('%s', async (_, optional, kind) => {
    const results = target.results.map((one) => (one.role === 'history' ? { ...one, optional } : one));
    const descent: StudentFunction = (start: number, rate: number, epochs: number) =>
      pathOf(start, rate, epochs).at(-1);
    const functions = { descent };
    const outcome = await gradedBy(followsTrajectory, { target: { ...target, results }, options, functions });
    expect(outcome.kind).toBe(kind);
  });

  it('does not make up for an end that is wrong', async () => {
    const descent: StudentFunction = (start: number, rate: number, epochs: number) => [
      start,
      pathOf(start, rate, epochs),
    ];
    const outcome = await gradedBy(followsTrajectory, { target, options, functions: { descent } });
    expect(outcome.message).toContain('at step 20');
  });

  it('names a known slip', async () => {
    expect(
      await asked(
        (path) => path,
        (x) => -deriv(x),
      ),
    ).toMatchObject({
      kind: 'failed',
      mistakes: [{ id: 'descent/climbs' }],
      plots: [{ mistaken: { name: 'climbs' } }, { mistaken: { name: 'climbs' } }],
    });
  });
});
