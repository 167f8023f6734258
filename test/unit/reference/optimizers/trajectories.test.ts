/** Whole paths against independent programs: convergence alone would not pin an update rule. */
import { describe, expect, it } from 'vitest';
import { descend } from '../../../../reference/descent.ts';
import { optimizers } from '../../../../reference/optimizers/index.ts';
import { largest, subtract, type Vector } from '../../../../reference/numeric/vector.ts';
import { schedules } from '../../../../reference/schedules/index.ts';
import { functionNamed, optimizerNamed, readOracle, relativeDifference, type TrajectoryOracles } from '../support.ts';

const torch = (readOracle('trajectories-torch.json') as TrajectoryOracles).cases;
const papers = (readOracle('trajectories-papers.json') as TrajectoryOracles).cases;
type Case = (typeof torch)[number];

function run({ optimizer, function: id, start, steps, hyperparameters, convention, schedule = 'fixed' }: Case) {
  const chosen = schedules[schedule];
  if (chosen === undefined) throw new RangeError(`no schedule ${schedule}`);
  const f = functionNamed(id);
  const settings = {
    start,
    steps,
    hyperparameters,
    convention,
    schedule: chosen,
    optimizer: optimizerNamed(optimizer),
  };
  return descend({ ...settings, gradient: (theta) => f.gradient(theta) });
}

/**
 * States are made of gradients, whose rounding error is relative to the size of their terms, not to what is left near a
 * minimum.
 */
function expectSameState(actual: Vector | undefined, expected: Vector): void {
  expect(largest(subtract(actual ?? [], expected))).toBeLessThan(1e-12 * Math.max(1, largest(expected)));
}

const title = ({ optimizer, function: id, schedule, hyperparameters, convention }: Case): string =>
  [optimizer, 'on', id, schedule ?? '', JSON.stringify(hyperparameters), ...Object.values(convention)].join(' ');

describe('paths of 240 steps agree to 1e-12 with torch.optim', () => {
  it.each(torch.map((c) => [title(c), c] as const))('%s', (_, c) => {
    const descent = run(c);
    const optimizer = optimizerNamed(c.optimizer);
    for (const [step, expected] of c.path) {
      const state = descent.states[step] ?? {};
      const theta = descent.path[step] ?? [];
      // torch carries the point where the gradient is taken: theta - gamma * velocity. For all but Nesterov that is
      // theta.
      const at = optimizer.gradientAt({ theta, state, iteration: step + 1, hyperparameters: c.hyperparameters });
      expect(relativeDifference(at, expected), `step ${step}`).toBeLessThan(1e-12);
    }
    for (const [name, expected] of Object.entries(c.state)) {
      // torch leaves the learning rate out of the velocity.
      const unit = name === 'velocity' ? (c.hyperparameters['learningRate'] ?? NaN) : 1;
      expectSameState(
        descent.states.at(-1)?.[name],
        expected.map((value) => value * unit),
      );
    }
  });
});

describe('paths of 240 steps agree to 1e-12 with programs written from the papers', () => {
  it.each(papers.map((c) => [title(c), c] as const))('%s', (_, c) => {
    const descent = run(c);
    for (const [step, expected] of c.path) {
      expect(relativeDifference(descent.path[step] ?? [], expected), `step ${step}`).toBeLessThan(1e-12);
    }
    for (const [name, expected] of Object.entries(c.state)) expectSameState(descent.states.at(-1)?.[name], expected);
  });
});

it('every optimizer has paths of at least 200 steps on two functions or more, and every convention has one', () => {
  for (const [id, { conventions }] of Object.entries(optimizers)) {
    const cases = [...torch, ...papers].filter(({ optimizer }) => optimizer === id);
    expect(new Set(cases.map((c) => c.function)).size).toBeGreaterThanOrEqual(2);
    for (const { steps, path } of cases) expect([steps, path.at(-1)?.[0]]).toEqual([240, 240]);
    for (const { value } of conventions['epsilon'] ?? []) {
      expect(cases.some(({ convention }) => convention['epsilon'] === value)).toBe(true);
    }
  }
});

it('the paths tell one convention from the other', () => {
  // With the smallest epsilons the two agree to the digits that are compared.
  const others = papers.filter(
    ({ convention, hyperparameters: { epsilon = NaN } }) => convention['epsilon'] !== undefined && epsilon >= 1e-4,
  );
  expect(others.length).toBeGreaterThanOrEqual(7);
  const parted = others.filter((c) => {
    const outside = run({ ...c, convention: { epsilon: 'outside-root' } });
    return c.path.some(([step, expected]) => relativeDifference(outside.path[step] ?? [], expected) > 1e-9);
  });
  expect(parted).toHaveLength(others.length);
});
