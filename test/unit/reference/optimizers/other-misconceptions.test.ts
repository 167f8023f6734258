/** Known mistakes of the other rules as a student would write them, in one coordinate. */
import { describe, expect, it } from 'vitest';
import { adadelta } from '../../../../reference/optimizers/adadelta.ts';
import { adagrad } from '../../../../reference/optimizers/adagrad.ts';
import { gradientDescent } from '../../../../reference/optimizers/gradient-descent.ts';
import { mistaken } from '../../../../reference/misconception.ts';
import { momentum } from '../../../../reference/optimizers/momentum.ts';
import { nesterov } from '../../../../reference/optimizers/nesterov.ts';
import type { Optimizer } from '../../../../reference/optimizers/optimizer.ts';
import { rmsprop } from '../../../../reference/optimizers/rmsprop.ts';
import { descend } from '../../../../reference/descent.ts';

const [x, g, alpha] = [2, 0.5, 0.1] as const;
const [v, gamma] = [0.3, 0.6] as const;
const [s, rho, eps] = [0.16, 0.8, 1e-3] as const;
const u = 0.04;
const hyperparameters = { learningRate: alpha, momentum: gamma, decay: rho, epsilon: eps };
const root = (second: number): number => Math.sqrt(second + eps);

const velocity = gamma * v + alpha * g;
const mean = rho * s + (1 - rho) * g ** 2;
const sum = s + g ** 2;

/** What is left of the position and of each state. */
type Expected = Readonly<Record<string, readonly number[]>>;

const rules: readonly (readonly [Optimizer, Readonly<Record<string, readonly number[]>>, Expected])[] = [
  [
    gradientDescent,
    {},
    {
      climbs: [x + alpha * g],
      'never-moves': [x],
      'returns-the-step': [-alpha * g],
      'no-rate': [x - g],
      'rate-of-0-001': [x - 0.001 * g],
      'rate-twice': [x - alpha ** 2 * g],
      'gradient-twice': [x - 2 * alpha * g],
      'half-step': [x - 0.5 * alpha * g],
      'sign-only': [x - alpha],
      'gradient-squared': [x - alpha * g ** 2],
      'divides-by-rate': [x - g / alpha],
    },
  ],
  [
    momentum,
    { velocity: [v] },
    {
      'no-velocity': [x - alpha * g, alpha * g],
      'undamped-velocity': [x - (v + alpha * g), v + alpha * g],
      'momentum-of-0-7': [x - (0.7 * v + alpha * g), 0.7 * v + alpha * g],
      'gradient-reversed': [x - (gamma * v - alpha * g), gamma * v - alpha * g],
      'velocity-reversed': [x + (gamma * v - alpha * g), gamma * v - alpha * g],
      'damped-gradient': [x - (gamma * v + (1 - gamma) * alpha * g), gamma * v + (1 - gamma) * alpha * g],
      'damps-all': [x - gamma * (v + alpha * g), gamma * (v + alpha * g)],
      'rate-outside': [x - alpha * (gamma * v + g), gamma * v + g],
      'rate-outside-and-mean': [x - alpha * (gamma * v + (1 - gamma) * g), gamma * v + (1 - gamma) * g],
      'rate-twice': [x - alpha * velocity, velocity],
      'rate-and-momentum-swapped': [x - (alpha * v + gamma * g), alpha * v + gamma * g],
      'old-velocity': [x - v, velocity],
      'velocity-not-kept': [x - velocity, v],
      'velocity-forgotten': [x - velocity, alpha * g],
      'gradient-twice': [x - velocity - alpha * g, velocity],
      'velocity-twice': [x - velocity - gamma * v, velocity],
      'shifted-variable': [x - gamma * velocity - alpha * g, velocity],
      'step-without-velocity': [x - alpha * g, velocity],
    },
  ],
  [
    adagrad,
    { second: [s] },
    {
      'no-accumulation': [x - (alpha * g) / root(g ** 2), g ** 2],
      'gradient-not-squared': [x - (alpha * g) / root(s + g), s + g],
      'no-root': [x - (alpha * g) / (sum + eps), sum],
      'multiplies-by-root': [x - alpha * g * root(sum), sum],
      'old-second': [x - (alpha * g) / root(s), sum],
      'root-kept': [x - (alpha * g) / root(sum), Math.sqrt(sum)],
      'second-not-kept': [x - (alpha * g) / root(sum), s],
      'sum-not-used': [x - alpha * g, sum],
      'running-mean': [x - (alpha * g) / root(0.9 * s + 0.1 * g ** 2), 0.9 * s + 0.1 * g ** 2],
      'rate-in-sum': [x - (alpha * g) / root(s + (alpha * g) ** 2), s + (alpha * g) ** 2],
      'square-of-sum': [x - (alpha * g) / root((s + g) ** 2), (s + g) ** 2],
      'no-epsilon': [x - (alpha * g) / Math.sqrt(sum), sum],
      'epsilon-subtracted': [x - (alpha * g) / Math.sqrt(sum - eps), sum],
    },
  ],
  [
    rmsprop,
    { second: [s] },
    {
      accumulates: [x - (alpha * g) / root(sum), sum],
      'weights-swapped': [x - (alpha * g) / root(0.2 * s + 0.8 * g ** 2), 0.2 * s + 0.8 * g ** 2],
      'square-at-full-weight': [x - (alpha * g) / root(rho * s + g ** 2), rho * s + g ** 2],
      'no-decay': [x - (alpha * g) / root(s + 0.2 * g ** 2), s + 0.2 * g ** 2],
      'no-memory': [x - (alpha * g) / root(g ** 2), g ** 2],
      'decay-of-0-9': [x - (alpha * g) / root(0.9 * s + 0.1 * g ** 2), 0.9 * s + 0.1 * g ** 2],
      'absolute-gradient': [x - (alpha * g) / root(0.8 * s + 0.2 * g), 0.8 * s + 0.2 * g],
      'old-second': [x - (alpha * g) / root(s), mean],
      'mean-not-used': [x - alpha * g, mean],
    },
  ],
  [
    adadelta,
    { second: [s], update: [u] },
    {
      'no-roots': adadeltaBy((u + eps) / (mean + eps)),
      'ratio-inverted': adadeltaBy(root(mean) / root(u)),
      'no-steps-above': adadeltaBy(1 / root(mean)),
      'old-second': [
        x - (alpha * g * root(u)) / root(s),
        mean,
        rho * u + (1 - rho) * ((g * root(u)) / root(mean)) ** 2,
      ],
      'gradients-as-steps': [x - (alpha * g * root(u)) / root(mean), mean, rho * u + (1 - rho) * g ** 2],
      'scaled-steps-kept': [
        x - (alpha * g * root(u)) / root(mean),
        mean,
        rho * u + (1 - rho) * ((alpha * g * root(u)) / root(mean)) ** 2,
      ],
      'steps-not-kept': [x - (alpha * g * root(u)) / root(mean), mean, u],
    },
  ],
];

function adadeltaBy(rate: number): readonly number[] {
  return [x - alpha * rate * g, mean, rho * u + (1 - rho) * (rate * g) ** 2];
}

describe.each(rules)('$id', (optimizer, state, expected) => {
  it.each(Object.keys(expected))('%s is what a student would write', (id) => {
    const wrong = mistaken(optimizer, optimizer.misconceptions, [id]);
    const after = wrong.step({ theta: [x], gradient: [g], state, iteration: 1, hyperparameters });
    const all = [after.theta, ...optimizer.state.map(({ name }) => after.state[name] ?? [])].flat();
    for (const [at, value] of (expected[id] ?? []).entries()) expect(all[at]).toBeCloseTo(value, 13);
    expect(all.length).toBe(expected[id]?.length);
  });
});

describe('in two coordinates', () => {
  const step = { theta: [1, 2], gradient: [3, -4], state: {}, iteration: 1, hyperparameters: { learningRate: 0.1 } };
  it.each([
    ['coordinates-swapped', [1 + 0.4, 2 - 0.3]],
    ['first-slope-for-all', [1 - 0.3, 2 - 0.3]],
    ['only-first-coordinate', [1 - 0.3, 2]],
    ['gradient-normalised', [1 - 0.06, 2 + 0.08]],
    ['absolute-gradient', [1 - 0.3, 2 - 0.4]],
    ['gradient-squared-unsigned', [1 - 0.9, 2 - 1.6]],
  ])('%s moves accordingly', (id, expected) => {
    const { theta } = mistaken(gradientDescent, gradientDescent.misconceptions, [id]).step(step);
    for (const [at, value] of expected.entries()) expect(theta[at]).toBeCloseTo(value, 13);
  });

  it('AdaGrad with one sum for all adds the whole length', () => {
    const wrong = mistaken(adagrad, adagrad.misconceptions, ['one-rate-for-all']);
    const after = wrong.step({
      ...step,
      state: { second: [1, 2] },
      hyperparameters: { learningRate: 0.1, epsilon: 0 },
    });
    expect(after.state['second']).toEqual([26, 27]);
  });
});

describe('Nesterov momentum', () => {
  /** Two steps on x^2 / 2 + x by hand, with the gradient taken at theta + share * v. */
  const byHand = (share: number): number => {
    const v1 = alpha * (x + 1);
    const x1 = x - v1;
    return x1 - (gamma * v1 + alpha * (x1 + share * v1 + 1));
  };
  it.each([
    ['no-look-ahead', 0],
    ['looks-back', gamma],
    ['full-look-ahead', -1],
    ['half-look-ahead', -gamma / 2],
    ['squared-look-ahead', -(gamma ** 2)],
  ])('with %s its path is another one', (id, share) => {
    const optimizer = mistaken(nesterov, nesterov.misconceptions, [id]);
    const gradient = ([at = NaN]: readonly number[]): readonly number[] => [at + 1];
    const { path } = descend({
      gradient,
      start: [x],
      optimizer,
      hyperparameters: { learningRate: alpha, momentum: gamma },
      steps: 2,
    });
    expect(path[2]?.[0]).toBeCloseTo(byHand(share), 13);
    expect(Math.abs((path[2]?.[0] ?? NaN) - byHand(-gamma))).toBeGreaterThan(1e-3);
  });
});
