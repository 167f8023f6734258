/** Laws that update rules obey, for any step. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adagrad } from '../../../../reference/optimizers/adagrad.ts';
import { adam } from '../../../../reference/optimizers/adam.ts';
import { gradientDescent } from '../../../../reference/optimizers/gradient-descent.ts';
import { optimizers } from '../../../../reference/optimizers/index.ts';
import { momentum } from '../../../../reference/optimizers/momentum.ts';
import { nesterov } from '../../../../reference/optimizers/nesterov.ts';
import { initialState, type Step } from '../../../../reference/optimizers/optimizer.ts';
import { rmsprop } from '../../../../reference/optimizers/rmsprop.ts';
import { stochasticGradientDescent } from '../../../../reference/optimizers/stochastic-gradient-descent.ts';
import { add, entry, largest, subtract, zeros } from '../../../../reference/numeric/vector.ts';
import { conventions, deepFreeze, relativeDifference, steps, vector } from '../support.ts';

describe.each(Object.values(optimizers))('$id', (optimizer) => {
  const cases = [steps(optimizer, 2), conventions(optimizer)] as const;

  it('moves nothing when gradient and state are zero', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        const still = { ...step, gradient: zeros(2), state: initialState(optimizer, 2) };
        const after = optimizer.step(still, convention);
        expect(largest(subtract(after.theta, step.theta))).toBe(0);
        for (const value of Object.values(after.state)) expect(largest(value)).toBe(0);
      }),
    );
  });

  it('changes none of its arguments, and answers the same when asked again', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        deepFreeze([step, convention]);
        const after = optimizer.step(step, convention);
        expect(optimizer.step(step, convention)).toEqual(after);
        expect(Object.keys(after.state)).toEqual(optimizer.state.map(({ name }) => name));
        optimizer.gradientAt(step);
        optimizer.recoverGradient(step, after, convention);
      }),
    );
  });

  it('treats each coordinate on its own', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        const after = optimizer.step(step, convention);
        for (const k of [0, 1]) {
          const only = (v: readonly number[]): readonly number[] => [entry(v, k)];
          const state = Object.fromEntries(Object.entries(step.state).map(([name, v]) => [name, only(v)]));
          const alone = optimizer.step(
            { ...step, theta: only(step.theta), gradient: only(step.gradient), state },
            convention,
          );
          expect(alone.theta).toEqual(only(after.theta));
        }
      }),
    );
  });

  it('moves by the same amount wherever it starts', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        const moved = subtract(optimizer.step(step, convention).theta, step.theta);
        const fromZero = optimizer.step({ ...step, theta: zeros(2) }, convention).theta;
        expect(largest(subtract(moved, fromZero))).toBeLessThan(1e-14 * (10 + largest(fromZero)));
      }),
    );
  });

  it('keeps state variables that cannot be negative from being so', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        const { state } = optimizer.step(step, convention);
        for (const { name, sign } of optimizer.state) {
          if (sign === 'non-negative') expect(state[name]?.every((value) => value >= 0)).toBe(true);
        }
      }),
    );
  });

  it('gives back the gradient that a step has used', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        // From the origin the move keeps all its digits, and so does the gradient.
        const before: Step = { ...step, theta: zeros(2) };
        const after = optimizer.step(before, convention);
        const noted = { ...before, gradient: [NaN, NaN] };
        const recovered = optimizer.recoverGradient(noted, after, convention) ?? [];
        // Largest loss: a velocity of 1 beside a learning rate of 1e-3, or a first moment of 1 beside 1 - beta1 = 1e-3.
        expect(recovered).toHaveLength(2);
        expect(largest(subtract(recovered, step.gradient))).toBeLessThan(1e-11 * Math.max(1, largest(step.gradient)));
      }),
    );
  });

  it('does not guess a gradient from a result with missing state or another length', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        const after = optimizer.step(step, convention);
        expect(optimizer.recoverGradient(step, { ...after, theta: [0] }, convention)).toBeNull();
        if (optimizer.state.length > 0) {
          expect(optimizer.recoverGradient(step, { ...after, state: {} }, convention)).toBeNull();
        }
      }),
    );
  });

  it('refuses a step without a hyperparameter, and one without its state', () => {
    fc.assert(
      fc.property(...cases, (step, convention) => {
        expect(() => optimizer.step({ ...step, hyperparameters: {} }, convention)).toThrow(RangeError);
        if (optimizer.state.length > 0)
          expect(() => optimizer.step({ ...step, state: {} }, convention)).toThrow(RangeError);
      }),
      { numRuns: 5 },
    );
  });

  it('depends on the number of the step if and only if it says so', () => {
    fc.assert(
      fc.property(steps(optimizer, 2), (step) => {
        fc.pre(step.gradient.every((g) => Math.abs(g) > 1));
        const first = optimizer.step({ ...step, state: initialState(optimizer, 2), iteration: 1 }).theta;
        const third = optimizer.step({ ...step, state: initialState(optimizer, 2), iteration: 3 }).theta;
        expect(largest(subtract(first, third)) !== 0).toBe(optimizer.usesIteration);
      }),
    );
  });
});

describe.each([momentum, nesterov])('$id', (optimizer) => {
  it('is gradient descent when gamma is 0', () => {
    fc.assert(
      fc.property(steps(optimizer, 3), (step) => {
        const plain = { ...step, hyperparameters: { ...step.hyperparameters, momentum: 0 } };
        expect(relativeDifference(optimizer.step(plain).theta, gradientDescent.step(plain).theta)).toBeLessThan(1e-15);
        expect(largest(subtract(optimizer.gradientAt(plain), step.theta))).toBe(0);
      }),
    );
  });

  it('cannot tell the gradient when the learning rate is 0', () => {
    fc.assert(
      fc.property(steps(optimizer, 3), (step) => {
        const idle = { ...step, hyperparameters: { ...step.hyperparameters, learningRate: 0 } };
        expect(optimizer.recoverGradient(idle, optimizer.step(idle))).toBeNull();
      }),
    );
  });
});

it('Nesterov looks from theta along the velocity, and steps as momentum does', () => {
  fc.assert(
    fc.property(steps(nesterov, 2), (step) => {
      const ahead = nesterov.gradientAt(step);
      const still = nesterov.step({ ...step, gradient: zeros(2) }).theta;
      expect(relativeDifference(ahead, still)).toBeLessThan(1e-15);
      expect(nesterov.step(step)).toEqual(momentum.step(step));
    }),
  );
});

it('stochastic gradient descent is gradient descent with the noise inside the gradient', () => {
  fc.assert(
    fc.property(steps(gradientDescent, 2), vector(2, -3, 3), (step, noise) => {
      const noisy = { ...step, gradient: add(step.gradient, noise) };
      expect(stochasticGradientDescent.step(noisy)).toEqual(gradientDescent.step(noisy));
    }),
  );
});

it('no entry of a step of AdaGrad exceeds the learning rate', () => {
  fc.assert(
    fc.property(steps(adagrad, 3), conventions(adagrad), (step, convention) => {
      const moved = adagrad.step({ ...step, theta: zeros(3) }, convention).theta;
      expect(largest(moved)).toBeLessThanOrEqual((step.hyperparameters['learningRate'] ?? NaN) * (1 + 1e-15));
    }),
  );
});

describe.each([adagrad, rmsprop, adam])('$id', (optimizer) => {
  it('does not see the unit of the gradient when epsilon is 0', () => {
    fc.assert(
      fc.property(
        steps(optimizer, 2),
        conventions(optimizer),
        fc.integer({ min: -20, max: 20 }),
        (step, convention, k) => {
          fc.pre(step.gradient.every((g) => Math.abs(g) > 1e-6));
          // A power of two, so that scaling itself does not round.
          const hyperparameters = { ...step.hyperparameters, epsilon: 0 };
          const one = { ...step, state: initialState(optimizer, 2), hyperparameters };
          const other = { ...one, gradient: step.gradient.map((g) => g * 2 ** k) };
          expect(optimizer.step(other, convention).theta).toEqual(optimizer.step(one, convention).theta);
        },
      ),
    );
  });

  it('steps farther with epsilon outside the root only where the root of epsilon outweighs it', () => {
    const hyperparameters = { learningRate: 1, epsilon: 1e-4, decay: 0, beta1: 0, beta2: 0 };
    const step = { theta: [0], gradient: [1e-3], state: initialState(optimizer, 1), iteration: 1, hyperparameters };
    expect(optimizer.step(step, { epsilon: 'inside-root' }).theta[0]).toBeCloseTo(-1e-3 / Math.sqrt(1e-6 + 1e-4), 14);
    expect(optimizer.step(step, { epsilon: 'outside-root' }).theta[0]).toBeCloseTo(-1e-3 / (1e-3 + 1e-4), 14);
    expect(optimizer.step(step)).toEqual(optimizer.step(step, { epsilon: 'inside-root' }));
  });
});

it('the first step of Adam from zero does not depend on the betas', () => {
  fc.assert(
    fc.property(steps(adam, 2), steps(adam, 2), (step, other) => {
      const { learningRate = NaN, epsilon = NaN } = step.hyperparameters;
      const first = { ...step, state: initialState(adam, 2), iteration: 1 };
      const betas = { ...other.hyperparameters, learningRate, epsilon };
      const changed = adam.step({ ...first, hyperparameters: betas }).theta;
      expect(largest(subtract(adam.step(first).theta, changed))).toBeLessThan(1e-12);
    }),
  );
});
