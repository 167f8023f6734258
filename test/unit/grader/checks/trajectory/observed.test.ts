import { describe, expect, it } from 'vitest';
import type { CheckOutcome } from '../../../../../grader/checks/check.ts';
import { followsTrajectory } from '../../../../../grader/checks/follows-trajectory.ts';
import { reachesMinimum } from '../../../../../grader/checks/reaches-minimum.ts';
import type { CaseAnswer, Question, Reply, Respondent, Workshop } from '../../../../../grader/contract/question.ts';
import { scalar } from '../../../../../grader/contract/tensor.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import type { Roles } from '../../../../../grader/model/roles.ts';
import { gradedBy } from '../../../../fixtures/subjects/one-check.ts';
import { deriv } from '../../../../fixtures/subjects/start-value.ts';
import { taking } from '../../../../fixtures/subjects/values.ts';

const target: TargetSpec = {
  title: 'descent',
  names: ['descent'],
  parameters: [
    { role: 'start', names: ['start'] },
    { role: 'hyperparameters.learningRate', names: ['rate'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [{ role: 'result', names: ['result'] }],
  oracle: { descentOn: 'cosine-bumps' },
};
const tolerance = { relative: 1e-9, absolute: 1e-9, reason: 'a few contracting steps of round-off' };
const path = { starts: [[-1.76], [0.3]], steps: 60, hyperparameters: { learningRate: 0.01 }, tolerance };
const basins = {
  starts: [[-1.76], [0.3]],
  epochs: 100,
  learningRate: 0.01,
  expect: 'basin-minimum' as const,
  tolerance,
};

interface Run {
  readonly start: number;
  readonly rate: number;
  readonly epochs: number;
}
type Descent = (run: Run) => { readonly result: number; readonly start?: number; readonly epochs?: number };

/** A student whose code does something else than it was asked for, and says what. */
const answering =
  (descent: Descent) =>
  (student: Respondent & Workshop): Respondent & Workshop => ({
    ...student,
    ask: async (question: Question): Promise<Reply> => {
      const reply = await student.ask(question);
      if (reply.kind !== 'answered') return reply;
      const answers = question.cases.map((roles): CaseAnswer => {
        const number = (role: string): number => roles.get(role)?.data[0] ?? NaN;
        const done = descent({
          start: number('start'),
          rate: number('hyperparameters.learningRate'),
          epochs: number('epochs'),
        });
        const asked: Roles = new Map([
          ...roles,
          ['start', scalar(done.start ?? number('start'))],
          ['epochs', scalar(done.epochs ?? number('epochs'))],
        ]);
        return {
          kind: 'results',
          roles: new Map([['result', scalar(done.result)]]),
          value: { kind: 'none' },
          draws: { normal: 0, uniform: 0 },
          changed: [],
          asked,
        };
      });
      return { ...reply, answers };
    },
  });
const functions = { descent: taking(['start', 'rate', 'epochs'], (start: number) => start) };
const followed = (descent: Descent): Promise<CheckOutcome> =>
  gradedBy(followsTrajectory, { target, options: path, functions, asks: answering(descent) });
const reached = (descent: Descent): Promise<CheckOutcome> =>
  gradedBy(reachesMinimum, { target, options: basins, functions, asks: answering(descent) });

/** `while abs(slope) > until`, at most so many rounds. */
const whileSteep =
  (until: number): Descent =>
  ({ start, rate, epochs }) => {
    let x = start;
    let rounds = 0;
    while (rounds < epochs && Math.abs(deriv(x)) > until) {
      x -= rate * deriv(x);
      rounds += 1;
    }
    return { result: x, epochs: rounds };
  };

describe('a loop that ends by itself', () => {
  it('is right where hardly any slope is left', async () => {
    expect(await followed(whileSteep(1e-3))).toMatchObject({ kind: 'passed' });
    expect(await reached(whileSteep(1e-3))).toMatchObject({ kind: 'passed' });
  });

  it('is wrong where there is still a slope, and never right for not running at all', async () => {
    for (const until of [3, 1000]) {
      for (const outcome of [await followed(whileSteep(until)), await reached(whileSteep(until))]) {
        expect(outcome.kind).toBe('failed');
      }
    }
    expect((await followed(whileSteep(1000))).message).toContain('ends by itself after 0 steps');
  });
});

describe('starts that the code chose itself', () => {
  // Where it is told to have started is what it gives with 0 epochs.
  const minimum = 0.4758024510242211;

  it('are none where all of them are the minimum', async () => {
    for (const jitter of [0, 1e-12]) {
      const rests: Descent = ({ epochs }) => ({ result: minimum + jitter * epochs, start: minimum });
      for (const outcome of [await followed(rests), await reached(rests)]) expect(outcome.kind).toBe('failed');
      expect((await followed(rests)).message).toContain('nothing descends in it');
    }
  });

  it('are what descent is held to where it moves from some of them', async () => {
    const descends: Descent = ({ start, rate, epochs }) => {
      const own = start < 0 ? minimum : 0.2;
      let x = own;
      for (let epoch = 0; epoch < epochs; epoch += 1) x -= rate * deriv(x);
      return { result: x, start: own };
    };
    expect(await followed(descends)).toMatchObject({ kind: 'passed' });
    expect(await reached(descends)).toMatchObject({ kind: 'passed' });
  });

  it('do not help what gives the minimum after whatever epochs', async () => {
    const given: Descent = ({ start }) => ({ result: minimum, start: start < 0 ? 0.2 : 0.4 });
    expect(await reached(given)).toMatchObject({ kind: 'failed' });
  });
});

describe('a descent that is held to its own derivative', () => {
  const own = (x: number): number => 3 * deriv(x);
  const derivative: TargetSpec = {
    title: 'the derivative',
    names: ['own'],
    parameters: [{ role: 'theta', names: ['x'] }],
    results: [{ role: 'gradient', names: ['slope'] }],
    oracle: { gradientOf: 'cosine-bumps' },
  };
  /** Ends by itself where so little of its own slope is left. */
  const outcomesUntil = (until: number): Promise<readonly CheckOutcome[]> => {
    const descent: Descent = ({ start, rate, epochs }) => {
      let x = start;
      let rounds = 0;
      for (; rounds < epochs && Math.abs(own(x)) > until; rounds += 1) x -= rate * own(x);
      return { result: x, epochs: rounds };
    };
    const asks = (student: Respondent & Workshop): Respondent & Workshop => ({
      ...student,
      ask: (question) => (question.target === 'own' ? student : answering(descent)(student)).ask(question),
    });
    const shared = { target, functions: { ...functions, own: taking(['x'], own) }, targets: { own: derivative }, asks };
    return Promise.all([
      gradedBy(followsTrajectory, { ...shared, options: { ...path, derivative: 'own' } }),
      gradedBy(reachesMinimum, { ...shared, options: { ...basins, epochs: 60, derivative: 'own' } }),
    ]);
  };

  it('may end by itself where hardly any of its own slope is left, and not before', async () => {
    const [followed] = await outcomesUntil(1e-3);
    expect(followed).toMatchObject({ kind: 'passed', notes: [expect.stringContaining('your own derivative')] });
    const [early] = await outcomesUntil(8);
    expect(early?.kind).toBe('failed');
    expect(early?.message).toContain('ends by itself');
  });
});

describe('a start that the code draws itself', () => {
  const from =
    (slope: (x: number) => number): Descent =>
    ({ rate, epochs }) => {
      const start = 0.3 + epochs / 200;
      let x = start;
      for (let epoch = 0; epoch < epochs; epoch += 1) x -= rate * slope(x);
      return { result: x, start };
    };

  it('is what the path is held to', async () => {
    const outcome = await followed(from(deriv));
    expect(outcome).toMatchObject({ kind: 'passed', notes: [expect.stringContaining('draws its start itself')] });
    expect(await reached(from(deriv))).toMatchObject({ kind: 'passed' });
  });

  it('does not help a wrong descent, whose slip is named', async () => {
    const outcome = await followed(from((x) => -deriv(x)));
    expect(outcome).toMatchObject({ kind: 'failed', mistakes: [{ id: 'descent/climbs' }] });
  });
});
