import { describe, expect, it } from 'vitest';
import { gradeOne, hw2 } from '../../../../fixtures/subjects/grade.ts';
import { rightNoise, rules } from '../../../../fixtures/subjects/hw2-rules.ts';
import type { FirstOrder, WithVelocity } from '../../../../fixtures/subjects/hw2-rules.ts';
import { inProcess } from '../../../../fixtures/subjects/in-process.ts';
import type { Random } from '../../../../fixtures/subjects/random.ts';

type Noise = (random: Random) => () => number;
type Subject = ReturnType<typeof inProcess>;

/** What the check of a rule's noise names. */
async function named(target: string, subject: Subject, seed?: number): Promise<readonly string[]> {
  const result = await gradeOne(hw2, `${target}.noise`, subject, seed === undefined ? {} : { seed });
  expect(result.status).toBe('failed');
  return (result.mistakes ?? []).map(({ id }) => id);
}

const descent = (make: (random: Random) => FirstOrder): Subject => inProcess((random) => ({ sgd: make(random) }));

/** A descent with this in place of each noisy slope. */
const withSlope = (noisy: (random: Random, slope: number) => number): Subject =>
  descent((random) => (x, y, dx, dy, { alpha }) => [x - alpha * noisy(random, dx), y - alpha * noisy(random, dy)]);

/** One draw in each step. */
const sameDraw: Noise = (random) => {
  let [count, draw] = [0, 0];
  return () => {
    if (count % 2 === 0) draw = random.gauss(0, 1);
    count += 1;
    return draw;
  };
};

describe.each(['stochastic-gradient-descent', 'momentum', 'adagrad', 'adam'])('the noise of %s', (target) => {
  it.each<[string, Noise]>([
    ['noise/none', () => () => 0],
    ['noise/same-draw', sameDraw],
    ['noise/scaled', (random) => () => random.gauss(0, 0.1)],
    ['noise/scaled', (random) => () => random.gauss(0, 1.5)],
    ['noise/shifted', (random) => () => random.gauss(0.5, 1)],
    ['noise/shifted', (random) => () => random.gauss(-1, 1)],
    ['noise/uniform', (random) => () => random.uniform()],
    ['noise/uniform', (random) => () => (random.uniform() - 0.5) * Math.sqrt(12)],
  ])('has its mistake named: %s', async (id, noise) => {
    for (const seed of [1, 2]) expect(await named(target, inProcess(rules(noise)), seed)).toEqual([id]);
  });

  it.each<[string, Noise]>([
    ['a coin of -1 and 1', (random) => () => (random.uniform() < 0.5 ? -1 : 1)],
    ['the square of a draw', (random) => () => random.gauss(0, 1) ** 2],
    ['the size of a draw', (random) => () => Math.abs(random.gauss(0, 1))],
    ['another mean and another spread', (random) => () => random.gauss(0.5, 0.3)],
    [
      'one uniform draw for both',
      (random) => {
        const normal = sameDraw({ ...random, gauss: () => random.uniform() });
        return normal;
      },
    ],
  ])('is not given a name that says only half of it: %s', async (_, noise) => {
    expect(await named(target, inProcess(rules(noise)))).toEqual([]);
  });
});

describe('noise in the wrong place', () => {
  it('is named: on one coordinate only', async () => {
    const subject = descent((random) => (x, y, dx, dy, { alpha }) => [
      x - alpha * (dx + random.gauss(0, 1)),
      y - alpha * dy,
    ]);
    expect(await named('stochastic-gradient-descent', subject)).toEqual(['noise/one-coordinate-only']);
  });

  it('is named: on the position', async () => {
    const subject = descent((random) => (x, y, dx, dy, { alpha }) => [
      x - alpha * dx + random.gauss(0, 0.1),
      y - alpha * dy + random.gauss(0, 0.1),
    ]);
    expect(await named('stochastic-gradient-descent', subject)).toEqual(['noise/on-position']);
  });

  it('is named: as a factor of the gradient', async () => {
    const subject = withSlope((random, slope) => slope * (1 + random.gauss(0, 0.2)));
    expect(await named('stochastic-gradient-descent', subject)).toEqual(['noise/proportional']);
  });

  it('is named: drawn anew for the accumulator and for the step', async () => {
    const subject = inProcess((random) => {
      const rule: WithVelocity = (x, y, dx, dy, vx, vy, { alpha, eps }) => {
        const noisy = (value: number): number => value + random.gauss(0, 1);
        const [a, b] = [vx + noisy(dx) ** 2, vy + noisy(dy) ** 2];
        return [x - (alpha * noisy(dx)) / Math.sqrt(a + eps), y - (alpha * noisy(dy)) / Math.sqrt(b + eps), a, b];
      };
      return { adagrad: rule };
    });
    expect(await named('adagrad', subject)).toEqual(['noise/drawn-twice']);
  });

  it('is named: one number in every step', async () => {
    expect(await named('stochastic-gradient-descent', inProcess(rules(() => () => 0.37)))).toEqual(['noise/fixed']);
  });

  it('is not named where it comes and goes with the input', async () => {
    const large = withSlope((random, slope) => (Math.abs(slope) > 10 ? slope + random.gauss(0, 1) : slope));
    const half = withSlope((random, slope) => slope + random.gauss(0, 1) * (Math.abs(slope) > 5 ? 1 : 0.5));
    for (const subject of [large, half]) expect(await named('stochastic-gradient-descent', subject)).toEqual([]);
  });
});

it('names nothing where the noise is right', async () => {
  const result = await gradeOne(hw2, 'adam.noise', inProcess(rules(rightNoise)));
  expect([result.status, result.mistakes]).toEqual(['passed', undefined]);
});
