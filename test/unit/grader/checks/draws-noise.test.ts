import { describe, expect, it } from 'vitest';
import { neverStarted, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { gradeAll, gradeOne, hw2 } from '../../../fixtures/subjects/grade.ts';
import { adagrad, adam, boxMuller, momentum, rightNoise, rules, sgd } from '../../../fixtures/subjects/hw2-rules.ts';
import type { FirstOrder, WithMoments, WithVelocity } from '../../../fixtures/subjects/hw2-rules.ts';
import { endProcess, inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { Random } from '../../../fixtures/subjects/random.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';

const NOISY = ['stochastic-gradient-descent', 'momentum', 'adagrad', 'adam'];

/** Both checks of a rule with this noise. */
async function judged(
  target: string,
  noise: (random: Random) => () => number,
): Promise<{ readonly noise: CheckResult; readonly update: CheckResult }> {
  const checks = hw2.checks.filter(({ id }) => id === `${target}.noise` || id === `${target}.update`);
  const report = await gradeAll(hw2, inProcess(rules(noise)), { checks });
  const [update, noiseResult] = report.checks;
  if (update === undefined || noiseResult === undefined) throw new TypeError('there are two checks');
  return { noise: noiseResult, update };
}

describe.each(NOISY)('draws-noise of %s', (target) => {
  it('passes normal noise of standard deviation 1, whatever the seed', async () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const result = await gradeOne(hw2, `${target}.noise`, inProcess(rules(rightNoise)), { seed });
      expect([seed, result.status]).toEqual([seed, 'passed']);
    }
  });

  it('passes normal noise of the student’s own making from uniform draws, and the rule with it', async () => {
    const { noise, update } = await judged(target, boxMuller);
    expect([noise.status, noise.message]).toEqual(['passed', expect.stringContaining('standard deviation 1')]);
    expect([update.status, update.message]).toEqual(['passed', expect.anything()]);
    expect(update.notes).toEqual([expect.stringContaining('uniform draws')]);
  });

  it.each<[string, (random: Random) => () => number, string]>([
    ['no noise', () => () => 0, 'There is no noise on dx'],
    ['a standard deviation of 0.1', (random) => () => random.gauss(0, 0.1), 'standard deviation 0.'],
    ['a standard deviation of 0.8', (random) => () => random.gauss(0, 0.8), 'standard deviation 0.'],
    ['a standard deviation of 1.25', (random) => () => random.gauss(0, 1.25), 'standard deviation 1.'],
    ['a mean of 0.2', (random) => () => random.gauss(0.2, 1), 'mean 0.'],
    ['a mean of -1', (random) => () => random.gauss(-1, 1), 'mean -'],
    [
      'uniform noise of the same variance',
      (random) => () => (random.uniform() - 0.5) * Math.sqrt(12),
      'not normally distributed',
    ],
    ['a coin of -1 and 1', (random) => () => (random.uniform() < 0.5 ? -1 : 1), 'not normally distributed'],
    ['the square of a draw', (random) => () => random.gauss(0, 1) ** 2, 'mean'],
    ['the size of a draw', (random) => () => Math.abs(random.gauss(0, 1)), 'mean'],
  ])('fails %s', async (_, noise, says) => {
    const result = (await judged(target, noise)).noise;
    expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'wrong-noise' } });
    expect(result.message).toContain(says);
  });

  it('fails one draw for x and y, and says so', async () => {
    const { noise, update } = await judged(target, (random) => {
      let [count, draw] = [0, 0];
      return () => {
        if (count % 2 === 0) draw = random.gauss(0, 1);
        count += 1;
        return draw;
      };
    });
    expect([noise.status, noise.message]).toEqual([
      'failed',
      expect.stringContaining('same draw is used for dx and dy'),
    ]);
    expect(update.status).toBe('passed');
  });

  it('fails a draw that is used for two steps, and says that each step needs its own', async () => {
    const { noise } = await judged(target, (random) => {
      const draws = [0, 0];
      let count = 0;
      return () => {
        if (count % 4 < 2) draws[count % 2] = random.gauss(0, 1);
        count += 1;
        return draws[(count - 1) % 2] ?? 0;
      };
    });
    expect([noise.status, noise.message]).toEqual(['failed', expect.stringContaining('Successive draws')]);
  });

  it('finds the mean of the noise at the noise, and does not take it for a mistake of the rule', async () => {
    const { noise, update } = await judged(target, (random) => () => random.gauss(0.5, 1));
    expect(noise.status).toBe('failed');
    expect([update.status, update.notes]).toEqual(['passed', [expect.stringContaining('mean of the noise')]]);
  });

  it('is no excuse for a rule that adds what no noise gives, and draws something besides', async () => {
    for (const mean of [-1000, 9, 50]) {
      const { noise, update } = await judged(target, (random) => () => {
        random.gauss(0, 1);
        return mean;
      });
      expect([noise.status, update.status]).toEqual([expect.not.stringMatching('passed'), 'failed']);
    }
  });

  it('is no excuse for a small number either that is added in place of what is drawn, in one coordinate or in both', async () => {
    for (const ofBoth of [true, false]) {
      const { noise, update } = await judged(target, (random) => {
        let count = 0;
        return () => {
          const draw = random.gauss(0, 1);
          count += 1;
          return ofBoth || count % 2 === 0 ? 3 : draw;
        };
      });
      expect([noise.status, update.status]).toEqual([expect.not.stringMatching('passed'), 'failed']);
    }
  });

  it.each(studentEndings)('fails when the process ends: $kind', async (how) => {
    const result = await gradeOne(hw2, `${target}.noise`, inProcess(rules(() => () => endProcess(how))));
    expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'ended' } });
  });

  it('is inconclusive, without points, when the process could not be started', async () => {
    for (const at of [1, 2]) {
      const result = await gradeOne(
        hw2,
        `${target}.noise`,
        inProcess(rules(rightNoise), { ends: { at, how: neverStarted } }),
      );
      expect(result).toMatchObject({ status: 'inconclusive', points: null });
    }
  });

  it('fails when the rule throws', async () => {
    const result = await gradeOne(
      hw2,
      `${target}.noise`,
      inProcess(
        rules(() => () => {
          throw new RangeError('no noise today');
        }),
      ),
    );
    expect(result).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
    expect(result.message).toContain('no noise today');
  });

  it('does not pass when the answers are cut short', async () => {
    const result = await gradeOne(hw2, `${target}.noise`, inProcess(rules(rightNoise), { cutShort: 2 }));
    expect(result.status).not.toBe('passed');
  });
});

const descent = (make: (random: Random) => FirstOrder): ReturnType<typeof inProcess> =>
  inProcess((random) => ({ sgd: make(random) }));

it('fails noise on the position, and says what it looks like', async () => {
  const subject = descent((random) => (x, y, dx, dy, { alpha }) => [
    x - alpha * dx + random.gauss(0, 1),
    y - alpha * dy + random.gauss(0, 1),
  ]);
  const result = await gradeOne(hw2, 'stochastic-gradient-descent.noise', subject);
  expect(result.status).toBe('failed');
  expect(result.finding?.details).toContain(
    'That is what noise added to the position, not to the gradient, looks like.',
  );
});

it('fails noise that multiplies the gradient', async () => {
  const subject = descent((random) => (x, y, dx, dy, { alpha }) => [
    x - alpha * dx * (1 + random.gauss(0, 1)),
    y - alpha * dy * (1 + random.gauss(0, 1)),
  ]);
  expect(await gradeOne(hw2, 'stochastic-gradient-descent.noise', subject)).toMatchObject({
    status: 'failed',
    points: 0,
  });
});

it('fails noise that multiplies the gradient and is as large as asked at one of the gradients', async () => {
  const subject = descent((random) => (x, y, dx, dy, { alpha }) => [
    x - alpha * dx * (1 + random.gauss(0, 1 / 30)),
    y - alpha * dy * (1 + random.gauss(0, 1 / 24)),
  ]);
  expect(await gradeOne(hw2, 'stochastic-gradient-descent.noise', subject)).toMatchObject({
    status: 'failed',
    points: 0,
  });
});

describe('noise that is right at some inputs only', () => {
  const withNoise = (noisy: (random: Random, value: number, x: number) => number): ReturnType<typeof descent> =>
    descent((random) => (x, y, dx, dy, { alpha }) => [
      x - alpha * noisy(random, dx, x),
      y - alpha * noisy(random, dy, y),
    ]);
  it.each<[string, (random: Random, value: number, x: number) => number]>([
    ['with large gradients only', (random, d) => (Math.abs(d) > 10 ? d + random.gauss(0, 1) : d)],
    ['with positive gradients only', (random, d) => (d > 0 ? d + random.gauss(0, 1) : d)],
    ['near 0 only', (random, d, x) => (Math.abs(x) < 10 ? d + random.gauss(0, 1) : d)],
    ['in proportion to the gradient', (random, d) => d * (1 + random.gauss(0, 1) / 30)],
    ['of the gradient or a little', (random, d) => d + random.gauss(0, 1) * (Math.abs(d) > 5 ? 1 : 0.5)],
    ['at gradients that were known once', (random, d) => ([30, -24, -40, 36].includes(d) ? d + random.gauss(0, 1) : d)],
  ])('fails: %s', async (_, noisy) => {
    for (const seed of [1, 2, 3]) {
      const result = await gradeOne(hw2, 'stochastic-gradient-descent.noise', withNoise(noisy), { seed });
      expect([seed, result.status]).toEqual([seed, 'failed']);
      expect(result.message).toMatch(/depends on the input|no noise on d[xy]/);
    }
  });

  it('fails noise on the position or the velocity that is right at one learning rate only', async () => {
    const position = descent((random) => (x, y, dx, dy, { alpha }) => [
      x - alpha * dx + random.gauss(0, 0.1),
      y - alpha * dy + random.gauss(0, 0.1),
    ]);
    const velocity = inProcess((random) => {
      const rule: WithVelocity = (x, y, dx, dy, vx, vy, { alpha, gamma }) => {
        const one = (v: number, d: number): number => gamma * v + alpha * d + 0.1 * random.gauss(0, 1);
        const [nx, ny] = [one(vx, dx), one(vy, dy)];
        return [x - nx, y - ny, nx, ny];
      };
      return { momentum: rule };
    });
    for (const result of [
      await gradeOne(hw2, 'stochastic-gradient-descent.noise', position),
      await gradeOne(hw2, 'momentum.noise', velocity),
    ])
      expect([result.status, result.finding?.details]).toEqual([
        'failed',
        expect.arrayContaining(['That is what noise added to the position, not to the gradient, looks like.']),
      ]);
  });
});

it('fails a draw for y that was the one for x in the step before', async () => {
  const subject = inProcess((random) => {
    let last = 0;
    const rule: FirstOrder = (x, y, dx, dy, { alpha }) => {
      const before = last;
      last = random.gauss(0, 1);
      return [x - alpha * (dx + last), y - alpha * (dy + before)];
    };
    return { sgd: rule };
  });
  const result = await gradeOne(hw2, 'stochastic-gradient-descent.noise', subject);
  expect([result.status, result.message]).toEqual(['failed', expect.stringContaining('of the step before')]);
});

describe('a slip on one coordinate', () => {
  const slip = (noise: boolean): ReturnType<typeof descent> =>
    descent((random) => (x, y, dx, dy, { alpha }) => {
      const noisy = dx + (noise ? random.gauss(0, 1) : 0);
      return [x - alpha * noisy, y - alpha * noisy];
    });

  it('is paid for at the rule: the noise is judged where it can be told', async () => {
    expect(await gradeOne(hw2, 'stochastic-gradient-descent.noise', slip(true))).toMatchObject({ status: 'passed' });
    expect(await gradeOne(hw2, 'stochastic-gradient-descent.update', slip(true))).toMatchObject({ status: 'failed' });
  });

  it('does not hide that the other coordinate has no noise', async () => {
    expect(await gradeOne(hw2, 'stochastic-gradient-descent.noise', slip(false))).toMatchObject({ status: 'failed' });
  });

  it('is not judged at all, so blocked, when nothing follows its gradient', async () => {
    const still = descent(() => (x, y) => [x, y]);
    expect(await gradeOne(hw2, 'stochastic-gradient-descent.noise', still)).toMatchObject({ status: 'blocked' });
  });
});

describe('a stray uniform draw', () => {
  const stray = (
    wrong: (d: number, x: number) => number,
    noise: (random: Random) => number,
  ): ReturnType<typeof inProcess> =>
    inProcess((random) => ({
      sgd: (...[x, y, dx, dy, h]: Parameters<FirstOrder>) => {
        random.uniform();
        return sgd(() => noise(random))(x, y, wrong(dx, x), wrong(dy, y), h);
      },
      adam: (...[x, y, dx, dy, fx, fy, sx, sy, i, h]: Parameters<WithMoments>) => {
        random.uniform();
        return adam(() => noise(random))(x, y, wrong(dx, x), wrong(dy, y), fx, fy, sx, sy, i, h);
      },
    }));
  const CHECKS = ['stochastic-gradient-descent.update', 'adam.update', 'adam.trajectory'];

  it.each<[string, (random: Random) => number]>([
    ['no noise', () => 0],
    ['normal noise', (random) => random.gauss(0, 1)],
    ['normal noise of its own making', (random) => boxMuller(random)()],
  ])('does not excuse a wrong rule: %s', async (_, noise) => {
    for (const check of CHECKS) {
      const small = stray((d, x) => (Math.abs(d) > 7 ? d : 0) + 0.01 * x, noise);
      expect([check, (await gradeOne(hw2, check, small)).status]).toEqual([check, 'failed']);
    }
    const noGradient = stray(() => 0, noise);
    expect(await gradeOne(hw2, 'adam.trajectory', noGradient)).toMatchObject({ status: 'failed' });
    const half = stray((d) => d / 2, noise);
    expect(await gradeOne(hw2, 'adam.trajectory', half)).toMatchObject({ status: 'failed' });
  });

  it('is no fault of a right rule', async () => {
    for (const noise of [(random: Random) => random.gauss(0, 1), (random: Random) => boxMuller(random)()]) {
      for (const check of CHECKS) {
        const right = stray((d) => d, noise);
        expect([check, (await gradeOne(hw2, check, right)).status]).toEqual([check, 'passed']);
      }
    }
  });
});

it('fails noise drawn anew for the accumulator and for the step', async () => {
  const subject = inProcess((random) => {
    const rule: WithVelocity = (x, y, dx, dy, vx, vy, { alpha, eps }) => {
      const noisy = (value: number): number => value + random.gauss(0, 1);
      const [a, b] = [vx + noisy(dx) ** 2, vy + noisy(dy) ** 2];
      return [x - (alpha * noisy(dx)) / Math.sqrt(a + eps), y - (alpha * noisy(dy)) / Math.sqrt(b + eps), a, b];
    };
    return { adagrad: rule };
  });
  const result = await gradeOne(hw2, 'adagrad.noise', subject);
  expect([result.status, result.message]).toEqual(['failed', expect.stringContaining('draw once for each coordinate')]);
});

it('fails noise that reaches x only', async () => {
  const subject = descent((random) => (x, y, dx, dy, { alpha }) => [
    x - alpha * (dx + random.gauss(0, 1)),
    y - alpha * dy,
  ]);
  const result = await gradeOne(hw2, 'stochastic-gradient-descent.noise', subject);
  expect([result.status, result.message]).toEqual(['failed', expect.stringContaining('no noise on dy')]);
});

it('blames no noise for a wrong rule whose noise is made from uniform draws: nobody can tell, so it is inconclusive', async () => {
  const subject = inProcess((random) => {
    const noise = boxMuller(random);
    const doubled: WithVelocity = (x, y, dx, dy, vx, vy, h) =>
      adagrad(noise)(x, y, dx, dy, vx, vy, { ...h, alpha: 2 * h.alpha });
    return { adagrad: doubled };
  });
  expect(await gradeOne(hw2, 'adagrad.noise', subject)).toMatchObject({ status: 'inconclusive', points: null });
  expect(await gradeOne(hw2, 'adagrad.update', subject)).toMatchObject({ status: 'failed' });
});

it('does not take a wrong factor for noise, nor a constant for the mean of noise that is not drawn', async () => {
  const doubled = inProcess((random) => ({
    sgd: (...[x, y, dx, dy, h]: Parameters<FirstOrder>) => sgd(boxMuller(random))(x, y, 2 * dx, 2 * dy, h),
  }));
  expect((await gradeOne(hw2, 'stochastic-gradient-descent.update', doubled)).status).toBe('failed');
  const constant = inProcess({ sgd: sgd(() => 0.2) });
  expect((await gradeOne(hw2, 'stochastic-gradient-descent.update', constant)).status).toBe('failed');
});

it('does not take a wrong rule for a right one with a wrong mean', async () => {
  const subject = inProcess((random) => {
    const rule = momentum(rightNoise(random));
    return { momentum: (...[x, y, dx, dy, , , h]: Parameters<WithVelocity>) => rule(x, y, dx, dy, 0.1, 0.1, h) };
  });
  expect((await gradeOne(hw2, 'momentum.noise', subject)).status).toBe('passed');
  expect((await gradeOne(hw2, 'momentum.update', subject)).status).toBe('failed');
});

it.each([0.05, 5, 100])('holds the noise to the standard deviation that is asked, here %f', async (deviation) => {
  const options = { standardDeviation: deviation };
  for (const target of NOISY) {
    const noise = (of: number): Promise<CheckResult> =>
      gradeOne(hw2, `${target}.noise`, inProcess(rules((random) => () => random.gauss(0, of))), { options });
    expect([target, (await noise(deviation)).status]).toEqual([target, 'passed']);
    for (const wrong of [0, 0.8 * deviation, 1.25 * deviation])
      expect([target, wrong, (await noise(wrong)).status]).toEqual([target, wrong, 'failed']);
  }
});

it('gives the same result for the same seed', async () => {
  const make = (): ReturnType<typeof inProcess> =>
    inProcess((random) => ({ sgd: sgd(() => random.gauss(0, 0.9)), adam: adam(rightNoise(random)) }));
  const [first, second] = [
    await gradeOne(hw2, 'stochastic-gradient-descent.noise', make()),
    await gradeOne(hw2, 'stochastic-gradient-descent.noise', make()),
  ];
  expect(first).toEqual(second);
});
