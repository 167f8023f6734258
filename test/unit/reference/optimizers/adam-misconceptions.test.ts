/** Adam's known mistakes as a student would write them, in one coordinate. */
import { describe, expect, it } from 'vitest';
import { mistaken } from '../../../../reference/misconception.ts';
import { adam } from '../../../../reference/optimizers/adam.ts';
import type { Step } from '../../../../reference/optimizers/optimizer.ts';

const [theta, g, m, s] = [1.5, 0.75, 0.2, 0.09] as const;
const [alpha, b1, b2, eps] = [0.1, 0.8, 0.95, 1e-3] as const;

const step = (iteration: number): Step => ({
  theta: [theta],
  gradient: [g],
  state: { first: [m], second: [s] },
  iteration,
  hyperparameters: { learningRate: alpha, beta1: b1, beta2: b2, epsilon: eps },
});

/** The denominator, of the moment and of its correction. */
type Below = (second: number, correction: number) => number;
type Written = (t: number, below: Below) => readonly [theta: number, first: number, second: number];

/** The moments of the step, when nothing is wrong with them. */
const [m1, s1] = [b1 * m + (1 - b1) * g, b2 * s + (1 - b2) * g * g];
/** A step of Adam by the formula, with the moments and their corrections as told. */
const by =
  (
    moments: readonly [number, number],
    corrections: (t: number) => readonly [number, number] = (t) => [1 - b1 ** t, 1 - b2 ** t],
    returned = moments,
  ): Written =>
  (t, below) => {
    const [first, second] = corrections(t);
    return [theta - (alpha * moments[0]) / first / below(moments[1], second), ...returned];
  };

const written: Readonly<Record<string, Written>> = {
  'no-bias-correction': by([m1, s1], () => [1, 1]),
  'no-first-correction': by([m1, s1], (t) => [1, 1 - b2 ** t]),
  'no-second-correction': by([m1, s1], (t) => [1 - b1 ** t, 1]),
  'correction-without-power': by([m1, s1], () => [1 - b1, 1 - b2]),
  'correction-squared': by([m1, s1], () => [1 - b1 ** 2, 1 - b2 ** 2]),
  'second-correction-squared': by([m1, s1], (t) => [1 - b1 ** t, 1 - b2 ** 2]),
  'correction-powers-1-and-2': by([m1, s1], () => [1 - b1, 1 - b2 ** 2]),
  'correction-times-t': by([m1, s1], (t) => [1 - b1 * t, 1 - b2 * t]),
  'correction-multiplied': by([m1, s1], (t) => [1 / (1 - b1 ** t), 1 / (1 - b2 ** t)]),
  'iteration-from-zero': by([m1, s1], (t) => [1 - b1 ** (t - 1), 1 - b2 ** (t - 1)]),
  'iteration-from-zero-nudged': by([m1, s1], (t) => {
    const i = t === 1 ? 0.001 : t - 1;
    return [1 - b1 ** i, 1 - b2 ** i];
  }),
  'iteration-from-two': by([m1, s1], (t) => [1 - b1 ** (t + 1), 1 - b2 ** (t + 1)]),
  'betas-swapped-in-correction': by([m1, s1], (t) => [1 - b2 ** t, 1 - b1 ** t]),
  'corrected-moments-kept': (t, below) => [
    theta - (alpha * (m1 / (1 - b1 ** t))) / below(s1, 1 - b2 ** t),
    m1 / (1 - b1 ** t),
    s1 / (1 - b2 ** t),
  ],
  'old-moments': by([m, s], undefined, [m1, s1]),
  'betas-swapped': by([b2 * m + (1 - b2) * g, b1 * s + (1 - b1) * g * g], (t) => [1 - b2 ** t, 1 - b1 ** t]),
  'second-decays-with-beta1': by([m1, b1 * s + (1 - b1) * g * g]),
  'weights-swapped': by([(1 - b1) * m + b1 * g, (1 - b2) * s + b2 * g * g]),
  'gradient-not-squared': by([m1, b2 * s + (1 - b2) * g]),
  'square-of-first': by([m1, b2 * s + (1 - b2) * m1 * m1]),
  accumulates: by([m1, s + g * g]),
  'no-first-moment': (t, below) => [theta - (alpha * g) / below(s1, 1 - b2 ** t), m1, s1],
  'root-kept': (t, below) =>
    [...by([m1, s1])(t, below).slice(0, 2), Math.sqrt(s1)] as unknown as readonly [number, number, number],
  'moments-swapped': by([m1, s1], undefined, [s1, m1]),
  climbs: (t, below) => [theta + (alpha * (m1 / (1 - b1 ** t))) / below(s1, 1 - b2 ** t), m1, s1],
  'rate-of-0-01': (t, below) => [theta - (0.01 * (m1 / (1 - b1 ** t))) / below(s1, 1 - b2 ** t), m1, s1],
};

const conventions: Readonly<Record<string, (epsilon: number, root?: (second: number) => number) => Below>> = {
  'inside-root':
    (epsilon, root = Math.sqrt) =>
    (second, correction) =>
      root(second / correction + epsilon),
  'outside-root':
    (epsilon, root = Math.sqrt) =>
    (second, correction) =>
      root(second / correction) + epsilon,
  // alpha * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(s) + epsilon)
  'step-size-corrected':
    (epsilon, root = Math.sqrt) =>
    (second, correction) =>
      (root(second) + epsilon) / Math.sqrt(correction),
};

const answered = (ids: readonly string[], t: number, epsilon: string): readonly (number | undefined)[] => {
  const after = mistaken(adam, adam.misconceptions, ids).step(step(t), { epsilon });
  return [after.theta[0], after.state['first']?.[0], after.state['second']?.[0]];
};

/** Agreement up to rounding; NaN where NaN is right. */
function expectClose(actual: readonly (number | undefined)[], expected: readonly number[]): void {
  for (const [at, value] of expected.entries())
    if (Number.isFinite(value)) expect(actual[at]).toBeCloseTo(value, 12);
    else expect(actual[at]).not.toSatisfy(Number.isFinite);
}

describe.each(Object.entries(conventions))('with epsilon %s', (epsilon, below) => {
  it.each(Object.keys(written))('%s is what a student would write', (id) => {
    for (const t of [1, 2, 3, 17]) expectClose(answered([id], t, epsilon), written[id]?.(t, below(eps)) ?? []);
  });

  it('epsilon is left out, or has the wrong sign', () => {
    expectClose(answered(['no-epsilon'], 3, epsilon), by([m1, s1])(3, below(0)));
    expectClose(answered(['epsilon-subtracted'], 3, epsilon), by([m1, s1])(3, below(-eps)));
  });

  const rootless = below(eps, (second) => second);
  const [c1, c2] = [1 - b1 ** 3, 1 - b2 ** 3];

  it('the root is left out, or multiplies', () => {
    expectClose(answered(['no-root'], 3, epsilon), by([m1, s1])(3, rootless));
    const multiplied = theta - ((alpha * m1) / c1) * below(eps)(s1, c2);
    expectClose(answered(['multiplies-by-root'], 3, epsilon), [multiplied, m1, s1]);
  });

  it('the root is not taken of the second correction', () => {
    const move = ((alpha * m1) / c1 / below(eps)(s1, c2)) * Math.sqrt(c2);
    expectClose(answered(['second-correction-without-root'], 3, epsilon), [theta - move, m1, s1]);
  });

  it('two mistakes make the rule that has both', () => {
    expectClose(answered(['no-root', 'no-bias-correction'], 3, epsilon), by([m1, s1], () => [1, 1])(3, rootless));
    expectClose(
      answered(['no-root', 'correction-powers-1-and-2'], 3, epsilon),
      by([m1, s1], () => [1 - b1, 1 - b2 ** 2])(3, rootless),
    );
    const notSquared = b2 * s + (1 - b2) * g;
    expectClose(
      answered(['gradient-not-squared', 'iteration-from-two'], 3, epsilon),
      by([m1, notSquared], () => [1 - b1 ** 4, 1 - b2 ** 4])(3, below(eps)),
    );
    expectClose(answered(['corrected-moments-kept', 'climbs'], 2, epsilon), [
      written['climbs']?.(2, below(eps))[0] ?? NaN,
      m1 / (1 - b1 ** 2),
      s1 / (1 - b2 ** 2),
    ]);
  });
});
