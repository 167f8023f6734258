import { describe, expect, it } from 'vitest';
import { ourEndings, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { gdStartValue, gradeOne, hw2 } from '../../../fixtures/subjects/grade.ts';
import { adagrad, boxMuller, momentum, rightNoise, sgd } from '../../../fixtures/subjects/hw2-rules.ts';
import type { FirstOrder, Noise, WithMoments } from '../../../fixtures/subjects/hw2-rules.ts';
import { endProcess, inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { InProcess, StudentFunction } from '../../../fixtures/subjects/in-process.ts';
import { deriv, descentBy, fn } from '../../../fixtures/subjects/start-value.ts';
import { adamRight, adamWrong } from '../../../fixtures/subjects/variants.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';
import type { TrajectoryPlot } from '../../../../grader/model/plot.ts';

const silent: Noise = () => 0;
const adamPath = (one: StudentFunction, options: InProcess = {}): Promise<CheckResult> =>
  gradeOne(hw2, 'adam.trajectory', inProcess({ adam: one }, options));
const steps = (one: StudentFunction, slope: StudentFunction = deriv, options: InProcess = {}): Promise<CheckResult> =>
  gradeOne(gdStartValue, 'descent.steps', inProcess({ descent: one, deriv: slope }, options));
const right = descentBy(deriv);
const pathsOf = ({ plots }: CheckResult): readonly TrajectoryPlot[] =>
  plots.flatMap((plot) => (plot.kind === 'trajectory' ? [plot] : []));

describe('an update rule', () => {
  it.each(Object.entries(adamRight))('keeps to the path when it %s', async (_, hand) => {
    expect(await adamPath(hand(silent))).toMatchObject({ status: 'passed', points: 2, cases: 100 });
  });

  it.each(Object.entries(adamWrong))('leaves the path when it %s', async (_, hand) => {
    const result = await adamPath(hand(silent));
    expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'parts-from-path' } });
    expect(pathsOf(result)[0]?.partsAt).toBeGreaterThan(0);
  });

  it('keeps to the path where it is chaotic or runs away, to the last of 1000 steps', async () => {
    for (const [check, rule] of [
      ['adagrad.on-monkey', adagrad(silent)],
      ['momentum.on-monkey', momentum(silent)],
      ['momentum.on-mult', momentum(silent)],
      ['stochastic-gradient-descent.rate-too-high', sgd(silent)],
      ['stochastic-gradient-descent.on-monkey', sgd(silent)],
    ] as const) {
      expect(
        await gradeOne(hw2, check, inProcess({ [check.split('.')[0]?.replaceAll('-', '_') ?? '']: rule })),
      ).toMatchObject({ status: 'passed' });
    }
  });

  it.each([1, 2, 17, 50])('names the first wrong step: %i', async (wrong) => {
    const late: WithMoments = (...args) => {
      const answer = adamRight['as printed']?.(silent)(...args) as readonly number[];
      return args[8] + 1 >= wrong ? answer.with(0, (answer[0] ?? 0) + 1e-3) : answer;
    };
    const result = await adamPath(late);
    expect(result.message).toContain(`at step ${wrong}.`);
    expect(pathsOf(result).map(({ partsAt }) => partsAt)).toEqual([wrong, wrong]);
  });

  it('sees a mistake in the state at the next step, and shows the path of its own', async () => {
    const forgets: WithMoments = (...args) =>
      (adamRight['as printed']?.(silent)(...args) as readonly number[]).with(2, 0);
    const result = await adamPath(forgets);
    expect(pathsOf(result)[0]?.partsAt).toBe(2);
    expect(pathsOf(result)[0]?.actual?.points.length).toBeGreaterThan(10);
  });

  it('is compared with its noise in place when that cannot be switched off', async () => {
    const noisy = inProcess((random) => ({
      adam: adamRight['as printed']?.(boxMuller(random)) ?? right,
      adagrad: adagrad(boxMuller(random)),
    }));
    expect(await gradeOne(hw2, 'adam.trajectory', noisy)).toMatchObject({ status: 'passed' });
    expect(await gradeOne(hw2, 'adagrad.on-mult', noisy)).toMatchObject({ status: 'passed' });
    const wrong = inProcess((random) => ({ adam: adamWrong['does not correct']?.(boxMuller(random)) ?? right }));
    expect(await gradeOne(hw2, 'adam.trajectory', wrong)).toMatchObject({ status: 'failed' });
  });

  it('is compared with its noise switched off where it can be', async () => {
    const subject = inProcess((random) => ({ adam: adamRight['as printed']?.(rightNoise(random)) ?? right }));
    expect(await gradeOne(hw2, 'adam.trajectory', subject)).toMatchObject({ status: 'passed' });
  });

  it('fails when it throws at some step, and shows the error', async () => {
    const throws: WithMoments = (...args) => {
      if (args[8] === 20) throw new RangeError('twenty');
      return adamRight['as printed']?.(silent)(...args);
    };
    const result = await adamPath(throws);
    expect(result).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
    expect(result.message).toContain('twenty');
  });

  it('fails when it misfits', async () => {
    expect(await adamPath(() => [1, 2, 3])).toMatchObject({ status: 'failed', finding: { kind: 'misfit' } });
    expect(await adamPath(() => null)).toMatchObject({ status: 'failed', finding: { kind: 'misfit' } });
  });

  it('does not pass when it hands back its arguments, or zeros, or NaN', async () => {
    for (const stub of [
      (x: number, y: number) => [x, y, 0, 0, 0, 0],
      () => [0, 0, 0, 0, 0, 0],
      () => [NaN, NaN, NaN, NaN, NaN, NaN],
    ]) {
      expect(await adamPath(stub)).toMatchObject({ status: 'failed', points: 0 });
    }
  });
});

describe('a descent', () => {
  it('passes when every number of epochs ends where it should', async () => {
    // 100 numbers of epochs from each of 2 starts; from beside each of them, and for more epochs.
    expect(await steps(right)).toMatchObject({ status: 'passed', points: 4, cases: 204 });
    expect(await gradeOne(gdStartValue, 'descent.other-rates', inProcess({ descent: right, deriv }))).toMatchObject({
      status: 'passed',
    });
  });

  it('fails when it knows the starts of the assignment alone, also by its own wrong derivative', async () => {
    const wrong = (x: number): number => deriv(x) + 0.1;
    for (const slope of [deriv, wrong]) {
      const all = descentBy(slope);
      const some: StudentFunction = (x: number, rate: number, epochs: number) =>
        [-1.76, 0.3].includes(x) ? all(x, rate, epochs) : x;
      expect(await steps(all, slope)).toMatchObject({ status: 'passed', points: 4 });
      expect(await steps(some, slope)).toMatchObject({ status: 'failed', points: 0 });
    }
  });

  it('fails when it makes no more steps than the assignment asks for, where more would lead on', async () => {
    const capped = (x: number, rate: number, epochs: number): unknown => right(x, rate, Math.min(epochs, 12));
    const result = await gradeOne(gdStartValue, 'descent.other-rates', inProcess({ descent: capped, deriv }));
    expect(result).toMatchObject({ status: 'failed', finding: { kind: 'parts-from-path' } });
    expect(result.message).toMatch(/at step 1[3-8]\./u);
  });

  it.each<[string, StudentFunction, number]>([
    ['ignores the rate it is given', (x: number, _: number, epochs: number) => right(x, 0.02, epochs), 1],
    ['ignores the epochs it is given', (x: number, rate: number) => right(x, rate, 100), 1],
    ['takes one epoch too many', (x: number, rate: number, epochs: number) => right(x, rate, epochs + 1), 1],
    [
      'takes one epoch too few',
      (x: number, rate: number, epochs: number) => right(x, rate, Math.max(0, epochs - 1)),
      1,
    ],
    ['stops early', (x: number, rate: number, epochs: number) => right(x, rate, Math.min(10, epochs)), 11],
    ['goes uphill', descentBy((x) => -deriv(x)), 1],
    ['swaps rate and epochs', (x: number, rate: number, epochs: number) => right(x, epochs, rate), 1],
    [
      'always moves the same way',
      (x: number, rate: number, epochs: number) => x - rate * epochs * Math.abs(deriv(x)),
      1,
    ],
  ])('leaves the path when it %s', async (_, descent, at) => {
    const result = await steps(descent);
    expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'parts-from-path' } });
    expect(Math.min(...pathsOf(result).map(({ partsAt }) => partsAt ?? Infinity))).toBe(at);
  });

  it('passes the rate that it was written for, and is found at another', async () => {
    const fixed = (x: number, _: number, epochs: number): number => right(x, 0.01, epochs);
    const options = { hyperparameters: { learningRate: 0.01 } };
    expect(
      await gradeOne(gdStartValue, 'descent.steps', inProcess({ descent: fixed, deriv }), { options }),
    ).toMatchObject({ status: 'passed' });
    expect(await gradeOne(gdStartValue, 'descent.other-rates', inProcess({ descent: fixed, deriv }))).toMatchObject({
      status: 'failed',
    });
  });

  it('is held to the student’s own derivative when it follows that', async () => {
    const own = (x: number): number => 3 * deriv(x);
    expect(await steps(descentBy(own), own)).toMatchObject({
      status: 'passed',
      notes: [expect.stringContaining('your own derivative')],
    });
    expect(
      await steps(
        descentBy((x) => 4 * deriv(x)),
        own,
      ),
    ).toMatchObject({ status: 'failed' });
  });

  it.each<[string, (x: number) => number]>([
    ['is a difference that was not divided', (x) => fn(x + 1e-8) - fn(x)],
    ['is 0 at one of the starts', (x) => (x === 0.3 ? 0 : 3 * deriv(x))],
    ['runs away after some steps', (x) => -5 * x ** 3 - 3],
  ])('is held to the student’s own derivative also where that %s', async (_, own) => {
    expect(await steps(descentBy(own), own)).toMatchObject({
      status: 'passed',
      notes: [expect.stringContaining('your own derivative')],
    });
  });

  it.each<[string, StudentFunction, StudentFunction]>([
    ['is zero', (x: number) => x, () => 0],
    ['is NaN', () => NaN, () => NaN],
    ['is NaN, beyond the start', (x: number, _: number, epochs: number) => (epochs === 0 ? x : NaN), () => NaN],
    ['is next to nothing', (x: number) => x, (x: number) => 1e-13 * x],
    ['is less than the tolerance', (x: number) => x, () => 1e-9],
    [
      'runs away at once',
      (x: number, rate: number, epochs: number) => [x, x - 1e6 * rate][epochs] ?? NaN,
      (x: number) => (Math.abs(x) < 100 ? 1e6 : NaN),
    ],
    [
      'leads to one point at once',
      (x: number, _: number, epochs: number) => (epochs === 0 ? x : 7),
      (x: number) => (x - 7) / 0.007,
    ],
  ])('does not pass by an own derivative that %s', async (_, descent, slope) => {
    expect(await steps(descent, slope)).toMatchObject({ status: 'failed', points: 0 });
  });
});

describe('a derivative that is the same everywhere', () => {
  const constant = (): number => 3;

  it('is paid for once, and what it hides is said', async () => {
    expect(await steps(descentBy(constant), constant)).toMatchObject({
      status: 'passed',
      notes: [
        expect.stringContaining('held to your own derivative'),
        expect.stringContaining('cannot be told by it from descent that keeps the first one'),
      ],
    });
  });

  it('gives nothing to what follows neither that nor the right one', async () => {
    expect(await steps(right, constant)).toMatchObject({ status: 'passed', notes: [] });
    expect(
      await steps(
        descentBy(() => 2),
        constant,
      ),
    ).toMatchObject({ status: 'failed', points: 0 });
  });
});

describe('a subject that does not answer', () => {
  it.each(studentEndings)('fails when the process ends: $kind', async (how) => {
    expect(await steps(() => endProcess(how))).toMatchObject({
      status: 'failed',
      points: 0,
      finding: { kind: 'ended' },
    });
    expect(await adamPath(() => endProcess(how))).toMatchObject({
      status: 'failed',
      points: 0,
      finding: { kind: 'ended' },
    });
  });

  it.each(ourEndings)('is inconclusive when that is not the student’s doing: $kind', async (how) => {
    expect(await steps(right, deriv, { ends: { at: 1, how } })).toMatchObject({ status: 'inconclusive', points: null });
    for (const at of [1, 2, 3]) {
      expect(await adamPath(adamRight['as printed']?.(silent) ?? right, { ends: { at, how } })).toMatchObject({
        status: 'inconclusive',
        points: null,
      });
    }
  });

  it('fails when a descent throws, and does not pass when the answers are cut short', async () => {
    expect(
      await steps(() => {
        throw new Error('no');
      }),
    ).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
    for (const cutShort of [0, 1, 89]) expect((await steps(right, deriv, { cutShort })).status).toBe('failed');
    for (const cutShort of [0, 1, 49])
      expect((await adamPath(adamRight['as printed']?.(silent) ?? right, { cutShort })).status).toBe('failed');
  });
});

it('in gradient descent an unasked draw shows', async () => {
  const drawn = inProcess((random) => {
    const one: FirstOrder = (...args) => sgd(() => random.gauss())(...args);
    return { gradient_descent: one };
  });
  expect(await gradeOne(hw2, 'gradient-descent.update', drawn)).toMatchObject({ status: 'failed' });
});
