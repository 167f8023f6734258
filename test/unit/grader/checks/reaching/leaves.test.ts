import { describe, expect, it } from 'vitest';
import type { CheckOutcome } from '../../../../../grader/checks/check.ts';
import { reachesMinimum } from '../../../../../grader/checks/reaches-minimum.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import { gradedBy } from '../../../../fixtures/subjects/one-check.ts';
import type { Submission } from '../../../../fixtures/subjects/in-process.ts';
import type { Random } from '../../../../fixtures/subjects/random.ts';
import { deriv, descentBy } from '../../../../fixtures/subjects/start-value.ts';

const target: TargetSpec = {
  title: 'a remedy',
  names: ['remedy'],
  parameters: [
    { role: 'start', names: ['start'] },
    { role: 'hyperparameters.learningRate', names: ['rate'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [{ role: 'result', names: ['result'] }],
  oracle: { descentOn: 'cosine-bumps' },
};
const options = {
  starts: [[0]],
  epochs: 300,
  learningRate: 0.01,
  expect: 'leaves' as const,
  tolerance: { relative: 0, absolute: 0.05, reason: 'noise leaves it beside the minimum' },
};
const right = descentBy(deriv);
const graded = (functions: Submission | ((random: Random) => Submission)): Promise<CheckOutcome> =>
  gradedBy(reachesMinimum, { target, options, functions });

describe('a remedy for an unfortunate start', () => {
  it.each<[string, (random: Random) => (start: number, rate: number, epochs: number) => number]>([
    ['a start beside it', () => (start, rate, epochs) => right(start + 0.01, rate, epochs)],
    ['a start drawn near it', (random) => (start, rate, epochs) => right(start + 0.1 * random.gauss(), rate, epochs)],
    [
      'noise at every step',
      (random) => (start, rate, epochs) => descentBy((x) => deriv(x) + 0.3 * random.gauss())(start, rate, epochs),
    ],
  ])('is right as %s', async (_, remedy) => {
    expect(await graded((random) => ({ remedy: remedy(random) }))).toMatchObject({ kind: 'passed', cases: 5 });
  });

  it.each<[string, (start: number, rate: number, epochs: number) => number]>([
    ['plain descent', right],
    ['a step to where there is no minimum', (start) => start + 0.2],
    ['a way that runs off', (start, rate, epochs) => right(start + 0.01, 100 * rate, epochs)],
    ['nothing', () => NaN],
  ])('is not %s', async (_, remedy) => {
    const outcome = await graded({ remedy });
    expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'wrong-minimum' } });
    expect(outcome.message).toContain('which is no minimum');
  });

  it('says so where no result was found at all', async () => {
    const results = [
      { role: 'result', names: ['result'], optional: true },
      { role: 'history', names: ['history'] },
    ];
    const remedy = (): unknown => ({ history: [1, 2] });
    const outcome = await gradedBy(reachesMinimum, {
      target: { ...target, results },
      options,
      functions: { remedy },
    });
    expect(outcome.message).toContain('no point was found where it ended');
    expect(outcome.message).not.toContain('no minimum');
  });

  it('tells the error where it throws', async () => {
    const remedy = (): never => {
      throw new RangeError('no remedy');
    };
    expect(await graded({ remedy })).toMatchObject({ kind: 'failed', finding: { kind: 'threw' } });
  });
});
