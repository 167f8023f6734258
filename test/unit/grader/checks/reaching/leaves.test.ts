import { describe, expect, it } from 'vitest';
import type { CheckOutcome } from '../../../../../grader/checks/check.ts';
import { reachesMinimum } from '../../../../../grader/checks/reaches-minimum.ts';
import type { ProcessEnd } from '../../../../../grader/model/outcome.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import { ourEndings, studentEndings } from '../../../../fixtures/subjects/endings.ts';
import { gradedBy } from '../../../../fixtures/subjects/one-check.ts';
import { endProcess } from '../../../../fixtures/subjects/in-process.ts';
import type { Submission } from '../../../../fixtures/subjects/in-process.ts';
import type { Random } from '../../../../fixtures/subjects/random.ts';
import { deriv, descentBy, fn } from '../../../../fixtures/subjects/start-value.ts';

const target: TargetSpec = {
  title: 'a remedy',
  names: ['remedy'],
  parameters: [
    { role: 'start', names: ['start'] },
    { role: 'hyperparameters.learningRate', names: ['rate'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [{ role: 'result', names: ['result'] }],
  oracle: { descentOn: 'cosine-bumps' },
};
const options = {
  starts: [[0]],
  epochs: 300,
  learningRate: 0.01,
  expect: 'leaves' as const,
  tolerance: { relative: 0, absolute: 0.05, reason: 'noise leaves it beside the minimum' },
};
const right = descentBy(deriv);
const lowest = (starts: number[], rate: number, epochs: number): number =>
  starts.map((start) => right(start, rate, epochs)).toSorted((one, other) => fn(one) - fn(other))[0] ?? NaN;
const settled = (start: number, rate: number): number => {
  let x = start;
  while (Math.abs(deriv(x)) > 1e-6) x -= rate * deriv(x);
  return x;
};
const graded = (functions: Submission | ((random: Random) => Submission)): Promise<CheckOutcome> =>
  gradedBy(reachesMinimum, { target, options, functions });

/** What is said where one question is answered by an end of the process, counted from 0. */
const gradedWithEnd = (remedy: Submission[string], at: number, end: ProcessEnd): Promise<CheckOutcome> => {
  let asked = 0;
  return gradedBy(reachesMinimum, {
    target,
    options,
    functions: { remedy },
    asks: (student) => ({
      ...student,
      ask: (question) => {
        const isHit = asked === at;
        asked += 1;
        return isHit ? Promise.resolve({ kind: 'ended', end, printed: '' }) : student.ask(question);
      },
    }),
  });
};

describe('a remedy for an unfortunate start', () => {
  it.each<[string, (random: Random) => (start: number, rate: number, epochs: number) => number]>([
    ['a start beside it', () => (start, rate, epochs) => right(start + 0.01, rate, epochs)],
    ['a start drawn near it', (random) => (start, rate, epochs) => right(start + 0.1 * random.gauss(), rate, epochs)],
    [
      'noise at every step',
      (random) => (start, rate, epochs) => descentBy((x) => deriv(x) + 0.3 * random.gauss())(start, rate, epochs),
    ],
  ])('is right as %s', async (_, remedy) => {
    expect(await graded((random) => ({ remedy: remedy(random) }))).toMatchObject({ kind: 'passed', cases: 5 });
  });

  it('is right where it never minds its start', async () => {
    const remedy = (_: number, rate: number, epochs: number): number => right(0.2, rate, epochs);
    expect(await graded({ remedy })).toMatchObject({ kind: 'passed' });
  });

  it.each<[string, (start: number, rate: number, epochs: number) => number]>([
    ['one number', () => 0.4744],
    ['one number, up to rounding', (start, rate, epochs) => 0.4744 + 1e-14 * (start + rate + epochs)],
  ])('is not %s', async (_, remedy) => {
    const outcome = await graded({ remedy });
    expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'wrong-minimum' } });
    expect(outcome.message).toContain('from every start');
  });

  it.each<[string, (random: Random) => (start: number, rate: number, epochs: number) => number]>([
    ['a start that is near a minimum', () => (_, rate, epochs) => right(0.48, rate, epochs)],
    ['whichever end is lowest', () => (_, rate, epochs) => lowest([-1.5, -0.5, 0.5, 1.5], rate, epochs)],
    ['a loop that goes on until nothing moves', () => (start, rate) => settled(start + 0.1, rate)],
    ['the same from a start that is drawn', (random) => (_, rate) => settled(0.5 * random.gauss(), rate)],
  ])('is right as %s too, near a minimum as it may be after one epoch', async (_, remedy) => {
    expect(await graded((random) => ({ remedy: remedy(random) }))).toMatchObject({ kind: 'passed' });
  });

  it.each<[string, (random: Random) => (start: number, rate: number, epochs: number) => number]>([
    ['one number that is made to move', () => (_, __, epochs) => 0.4744 + 1e-5 * epochs],
    ['one number that shakes', (random) => () => 0.4744 + 1e-4 * random.gauss()],
    ['the minimum on the same side', () => (start) => (start < 0 ? -0.47435 : 0.47435)],
    [
      'one number from the unfortunate start, and descent from others',
      () => (start, rate, epochs) => (start === 0 ? 0.4744 : right(start, rate, epochs)),
    ],
    ['a loop that minds neither rate nor epochs', () => (start) => settled(start + 0.1, 0.01)],
  ])('cannot be told from what was typed in where it is %s', async (_, remedy) => {
    const outcome = await gradedBy(reachesMinimum, {
      target,
      options: { ...options, starts: [[0], [0.3], [-1.2]] },
      functions: (random) => ({ remedy: remedy(random) }),
    });
    expect(outcome).toMatchObject({ kind: 'inconclusive', message: expect.stringContaining('uphill') as string });
  });

  it.each<[string, (start: number, rate: number, epochs: number) => number]>([
    ['plain descent', right],
    ['a step to where there is no minimum', (start) => start + 0.2],
    ['a way that runs off', (start, rate, epochs) => right(start + 0.01, 100 * rate, epochs)],
    ['nothing', () => NaN],
  ])('is not %s', async (_, remedy) => {
    const outcome = await graded({ remedy });
    expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'wrong-minimum' } });
    expect(outcome.message).toContain('which is no minimum');
  });

  it('says so where no result was found at all', async () => {
    const results = [
      { role: 'result', names: ['result'], optional: true },
      { role: 'history', names: ['history'] },
    ];
    const remedy = (): unknown => ({ history: [1, 2] });
    const outcome = await gradedBy(reachesMinimum, {
      target: { ...target, results },
      options,
      functions: { remedy },
    });
    expect(outcome.message).toContain('no point was found where it ended');
    expect(outcome.message).not.toContain('no minimum');
  });

  it('tells the error where it throws', async () => {
    const remedy = (): never => {
      throw new RangeError('no remedy');
    };
    expect(await graded({ remedy })).toMatchObject({ kind: 'failed', finding: { kind: 'threw' } });
  });
});

describe('a remedy of which a question has no answer', () => {
  const moving = (_: number, __: number, epochs: number): number => 0.4744 + 1e-5 * epochs;
  const constant = (): number => 0.4744;
  const beside = (_: number, rate: number, epochs: number): number => right(0.48, rate, epochs);
  const every = Array.from({ length: 15 }, (_, at) => at);

  it.each(ourEndings)('is not known, whichever it is, where that is not its doing: $kind', async (end) => {
    for (const at of every)
      for (const remedy of [moving, constant, beside]) {
        const [hit, whole] = [await gradedWithEnd(remedy, at, end), await graded({ remedy })];
        if (hit.message !== whole.message) expect(hit).toMatchObject({ kind: 'inconclusive', cases: 0 });
        else expect(hit.kind).toBe(whole.kind);
      }
    expect((await gradedWithEnd(moving, 5, end)).kind).toBe('inconclusive');
    expect((await gradedWithEnd(constant, 5, end)).message).toContain(end.kind === 'host-fault' ? 'stumbled' : 'run');
  });

  it.each(studentEndings)('never passes by an end of its own: $kind', async (end) => {
    for (const at of every)
      for (const remedy of [moving, constant])
        expect({ at, kind: (await gradedWithEnd(remedy, at, end)).kind }).not.toEqual({ at, kind: 'passed' });
    for (const at of [5, 9, 10, 14])
      expect(await gradedWithEnd(moving, at, end)).toMatchObject({
        kind: 'inconclusive',
        message: expect.stringContaining('it came to no end') as string,
      });
  });

  it.each<[string, (rate: number, epochs: number) => boolean]>([
    ['with a rate below 0', (rate) => rate < 0],
    ['for one epoch', (_, epochs) => epochs === 1],
    ['with half the rate', (rate) => rate === 0.005],
  ])('does not pass where it exits when it is asked %s', async (_, exits) => {
    const remedy = (start: number, rate: number, epochs: number): number =>
      exits(rate, epochs) ? endProcess({ kind: 'exited', code: 0 }) : moving(start, rate, epochs);
    expect(await graded({ remedy })).toMatchObject({
      kind: 'inconclusive',
      message: expect.stringContaining('exit code 0') as string,
    });
  });
});
