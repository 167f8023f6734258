import { describe, expect, it } from 'vitest';
import { gradeOne, gradeTarget, hw2 } from '../../../fixtures/subjects/grade.ts';
import { rightNoise } from '../../../fixtures/subjects/hw2-rules.ts';
import type { Noise } from '../../../fixtures/subjects/hw2-rules.ts';
import { inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { StudentFunction } from '../../../fixtures/subjects/in-process.ts';
import * as hands from '../../../fixtures/subjects/variants.ts';

type Hands = Readonly<Record<string, (noise: Noise) => StudentFunction>>;
interface Rule {
  readonly target: string;
  readonly name: string;
  readonly noisy: boolean;
  readonly right: Hands;
  readonly wrong: Hands;
}

const rules: readonly Rule[] = [
  {
    target: 'gradient-descent',
    name: 'gradient_descent',
    noisy: false,
    right: hands.descentRight,
    wrong: hands.descentWrong,
  },
  {
    target: 'stochastic-gradient-descent',
    name: 'sgd',
    noisy: true,
    right: hands.descentRight,
    wrong: hands.descentWrong,
  },
  { target: 'momentum', name: 'momentum', noisy: true, right: hands.momentumRight, wrong: hands.momentumWrong },
  { target: 'adagrad', name: 'adagrad', noisy: true, right: hands.adagradRight, wrong: hands.adagradWrong },
  { target: 'adam', name: 'adam', noisy: true, right: hands.adamRight, wrong: hands.adamWrong },
];

const SEEDS = [1, 2];

describe.each(rules)('$target', ({ target, name, noisy, right, wrong }) => {
  const submission = (hand: (noise: Noise) => StudentFunction): ReturnType<typeof inProcess> =>
    inProcess((random) => ({ [name]: hand(noisy ? rightNoise(random) : () => 0) }));

  it('is seen in many hands', () => {
    expect(Object.keys(right).length).toBeGreaterThanOrEqual(8);
    expect(Object.keys(wrong).length).toBeGreaterThanOrEqual(8);
  });

  it.each(Object.entries(right))('passes every check when it %s', async (_, hand) => {
    for (const seed of SEEDS) {
      const results = await gradeTarget(hw2, target, submission(hand), seed);
      expect(results.filter(({ status }) => status !== 'passed').map(({ id, message }) => [id, message])).toEqual([]);
    }
  });

  it.each(Object.entries(wrong))('fails the check of the step, with points, when it %s', async (_, hand) => {
    for (const seed of SEEDS) {
      const update = await gradeOne(hw2, `${target}.update`, submission(hand), { seed });
      expect(update).toMatchObject({ status: 'failed', points: 0 });
      expect(update.maxPoints).toBeGreaterThan(0);
    }
  });

  // Plain descent is asked for no noise.
  if (!noisy) return;
  it.each(Object.entries(wrong))('does not fail the noise for a mistake of the rule: when it %s', async (_, hand) => {
    const noise = await gradeOne(hw2, `${target}.noise`, submission(hand));
    // A result that is not there at all tells of no noise.
    if (noise.finding?.kind === 'misfit') return;
    expect([noise.status, noise.message]).toEqual([expect.stringMatching(/passed|blocked/), expect.anything()]);
  });
});
