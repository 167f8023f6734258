import { describe, expect, it } from 'vitest';
import { neverStarted, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { gdStartValue, gradeOne } from '../../../fixtures/subjects/grade.ts';
import { endProcess, inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { StudentFunction } from '../../../fixtures/subjects/in-process.ts';
import { deriv, fn } from '../../../fixtures/subjects/start-value.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';

const check = 'derivative.agrees';
const grade = (own: StudentFunction, slope: StudentFunction, seed = 7): Promise<CheckResult> =>
  gradeOne(gdStartValue, check, inProcess({ fn: own, deriv: slope }), { seed });
const turn = 2 * Math.PI;

describe('the derivative', () => {
  it('passes with the student’s own function, for 40 seeds', async () => {
    for (let seed = 0; seed < 40; seed += 1)
      expect(await grade(fn, deriv, seed)).toMatchObject({ status: 'passed', points: 3, cases: 40 });
  });

  it('passes with a wrong function when it is the slope of that one', async () => {
    expect(
      (
        await grade(
          (x: number) => Math.sin(3 * x) + x ** 3,
          (x: number) => 3 * Math.cos(3 * x) + 3 * x ** 2,
        )
      ).status,
    ).toBe('passed');
    expect(
      (
        await grade(
          (x: number) => 7 * x,
          () => 7,
        )
      ).status,
    ).toBe('passed');
  });

  it('passes when it comes as an array of one', async () => {
    expect((await grade(fn, (x: number) => [deriv(x)])).status).toBe('passed');
  });

  it.each<[string, (x: number) => number]>([
    ['drops the inner factor', (x) => 2 * x - Math.sin(turn * x)],
    ['doubles the inner factor', (x) => 2 * x - 2 * turn * Math.sin(turn * x)],
    ['has a term negated', (x) => 2 * x + turn * Math.sin(turn * x)],
    ['misses x inside the sine', (x) => 2 * x - turn * Math.sin(turn)],
    ['is negated as a whole', (x) => -deriv(x)],
    ['is zero', () => 0],
    ['is off by a millionth and a bit', (x) => deriv(x) * (1 + 3e-6) + 3e-7],
    ['is a coarse difference', (x) => (fn(x + 0.01) - fn(x)) / 0.01],
    ['is not a number', () => NaN],
    ['is the function', fn],
  ])('fails when it %s', async (_, slope) => {
    for (const seed of [1, 2, 3])
      expect(await grade(fn, slope, seed)).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'differs' } });
  });

  it.each<[string, string[], (x: number) => number]>([
    ['drops the inner factor', ['first-term-inner-factor-dropped'], (x) => 2 * x - Math.sin(turn * x)],
    ['has a term negated', ['first-term-sign'], (x) => 2 * x + turn * Math.sin(turn * x)],
    ['is negated as a whole', ['sign'], (x) => -deriv(x)],
    ['is the function', ['function-itself'], fn],
    ['is zero', [], () => 0],
    ['is a coarse difference', [], (x) => (fn(x + 0.01) - fn(x)) / 0.01],
    ['is off by a millionth and a bit', [], (x) => deriv(x) * (1 + 3e-6) + 3e-7],
  ])('names the mistake when it %s', async (_, ids, slope) => {
    const { mistakes = [] } = await grade(fn, slope);
    expect(mistakes.map(({ id }) => id)).toEqual(ids.map((id) => `cosine-bumps-gradient/${id}`));
  });

  it('names nothing when the own function is wrong as well', async () => {
    const { status, mistakes } = await grade(
      (x: number) => Math.cos(turn * x) - x ** 2,
      (x: number) => 2 * x + turn * Math.sin(turn * x),
    );
    expect(status).toBe('failed');
    expect(mistakes ?? []).toEqual([]);
  });

  it('leaves out what lies at a kink of the own function, and says so', async () => {
    const options = { inputs: { theta: { oneOf: [0, 0.5, -0.75, 1] } } };
    const result = await gradeOne(
      gdStartValue,
      check,
      inProcess({ fn: (x: number) => Math.abs(x), deriv: (x: number) => Math.sign(x) }),
      { options },
    );
    expect(result.status).toBe('passed');
    expect(result.notes).toEqual([expect.stringMatching(/^\d+ points were left out/)]);
  });

  it('fails when it is off by more than what the roughness of the own function may hide', async () => {
    const rough = (x: number): number => fn(x) + 1e-8 * Math.sin(1e6 * x);
    expect((await grade(rough, (x: number) => deriv(x) + 0.01)).status).toBe('failed');
  });

  it('does not excuse a wrong slope beside a kink', async () => {
    expect(
      (
        await grade(
          (x: number) => Math.abs(x),
          () => 1,
        )
      ).status,
    ).toBe('failed');
  });
});

describe('an own function that shows nothing', () => {
  it.each<[string, StudentFunction]>([
    ['is zero everywhere', () => 0],
    ['is constant', () => 3],
    ['is NaN everywhere', () => NaN],
    ['is missing a value', () => null],
  ])('does not let a derivative pass: it %s', async (_, own) => {
    expect(await grade(own, () => 0)).toMatchObject({ status: 'blocked', points: 0 });
  });

  it('does not let a derivative pass when it draws at random', async () => {
    const subject = inProcess((random) => ({ fn: (x: number) => fn(x) + random.gauss(), deriv: () => 5 }));
    expect((await gradeOne(gdStartValue, check, subject)).status).not.toBe('passed');
  });

  it('blocks when it is not there or does not answer', async () => {
    expect(await gradeOne(gdStartValue, check, inProcess({ deriv }))).toMatchObject({ status: 'blocked', points: 0 });
    const ends = inProcess({ fn: () => endProcess({ kind: 'killed', signal: 'SIGKILL' }), deriv });
    expect(await gradeOne(gdStartValue, check, ends)).toMatchObject({ status: 'blocked', points: 0 });
  });
});

describe('a subject that does not answer', () => {
  it('fails when the derivative throws or returns nothing', async () => {
    expect(
      await grade(fn, () => {
        throw new TypeError('no');
      }),
    ).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
    expect(await grade(fn, () => null)).toMatchObject({ status: 'failed', finding: { kind: 'misfit' } });
    expect(await grade(fn, () => [1, 2])).toMatchObject({ status: 'failed' });
  });

  it.each(studentEndings)('fails when the process ends in the derivative: $kind', async (how) => {
    expect(await grade(fn, () => endProcess(how))).toMatchObject({ status: 'failed', finding: { kind: 'ended' } });
  });

  it('is inconclusive when the process could not be started, for the derivative or for the function', async () => {
    for (const at of [1, 2]) {
      const subject = inProcess({ fn, deriv }, { ends: { at, how: neverStarted } });
      expect(await gradeOne(gdStartValue, check, subject)).toMatchObject({ status: 'inconclusive', points: null });
    }
  });

  it('stays failed when the process ends while the point is made simpler', async () => {
    for (const at of [3, 4, 5]) {
      const subject = inProcess({ fn, deriv: (x: number) => deriv(x) + 1 }, { ends: { at, how: neverStarted } });
      expect(await gradeOne(gdStartValue, check, subject)).toMatchObject({
        status: 'failed',
        finding: { kind: 'differs' },
      });
    }
  });

  it('does not pass when the answers are cut short', async () => {
    for (const cutShort of [0, 1, 39])
      expect((await gradeOne(gdStartValue, check, inProcess({ fn, deriv }, { cutShort }))).status).not.toBe('passed');
  });
});
