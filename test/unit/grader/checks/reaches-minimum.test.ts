import { describe, expect, it } from 'vitest';
import { ourEndings, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { assignmentNamed, gdStartValue, gradeOne } from '../../../fixtures/subjects/grade.ts';
import { endProcess, inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { InProcess, StudentFunction } from '../../../fixtures/subjects/in-process.ts';
import { deriv, descentBy } from '../../../fixtures/subjects/start-value.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';

const grade = (
  aspect: 'basins' | 'stuck',
  descent: StudentFunction,
  slope: StudentFunction = deriv,
  options: InProcess = {},
): Promise<CheckResult> => gradeOne(gdStartValue, `descent.${aspect}`, inProcess({ descent, deriv: slope }, options));
const right = descentBy(deriv);

describe('the minimum of a basin', () => {
  it('is reached by right descent, whatever it returns besides', async () => {
    // To the end from 8 starts and from beside them.
    expect(await grade('basins', right)).toMatchObject({ status: 'passed', points: 3, cases: 16 });
    expect(
      await grade('basins', (x: number, rate: number, epochs: number) => [right(x, rate, epochs), [x, x, x]]),
    ).toMatchObject({ status: 'passed' });
    expect(
      await grade('basins', (x: number, rate: number, epochs: number) => [[right(x, rate, epochs)]]),
    ).toMatchObject({ status: 'passed' });
    expect(
      await grade('basins', (x: number, rate: number, epochs: number) => [
        right(x, rate, epochs),
        [{ step: 1 }, { step: 2 }],
      ]),
    ).toMatchObject({ status: 'passed' });
  });

  it.each<[string, StudentFunction]>([
    ['goes uphill', descentBy((x) => -deriv(x))],
    [
      'knows the starts of the assignment alone',
      (x: number, rate: number, epochs: number) =>
        [0.3, 0.8, 1.2, 1.76].includes(Math.abs(x)) ? right(x, rate, epochs) : x,
    ],
    ['stays at the start', (x: number) => x],
    ['returns zero', () => 0],
    ['returns NaN', () => NaN],
    ['finds the one global minimum from everywhere', () => 0.4758024510242211],
    ['loses the sign', (x: number, rate: number, epochs: number) => Math.abs(right(x, rate, epochs))],
    ['takes three epochs', (x: number, rate: number) => right(x, rate, 3)],
    ['drops the inner factor', descentBy((x) => 2 * x - Math.sin(2 * Math.PI * x))],
  ])('is not reached by what %s', async (_, descent) => {
    expect(await grade('basins', descent)).toMatchObject({
      status: 'failed',
      points: 0,
      finding: { kind: 'wrong-minimum' },
    });
  });

  it.each<[string, StudentFunction, readonly string[]]>([
    ['goes uphill', descentBy((x) => -deriv(x)), ['descent/climbs']],
    ['stays at the start', (x: number) => x, ['descent/never-moves']],
    ['takes three epochs', (x: number, rate: number) => right(x, rate, 3), ['descent/ignores-epochs']],
    ['takes all epochs there are', (x: number, rate: number) => right(x, rate, 2000), ['descent/ignores-epochs']],
    ['has a rate of 1', (x: number, _: number, epochs: number) => right(x, 1, epochs), []],
    ['returns zero', () => 0, []],
    ['loses the sign', (x: number, rate: number, epochs: number) => Math.abs(right(x, rate, epochs)), []],
    ['drops the inner factor', descentBy((x) => 2 * x - Math.sin(2 * Math.PI * x)), []],
    ['is off by a little', (x: number, rate: number, epochs: number) => right(x, rate, epochs) + 0.01, []],
  ])('is said to be missed by what %s for that reason, where it is known', async (_, descent, ids) => {
    const { status, mistakes = [], plots } = await grade('basins', descent);
    expect(status).toBe('failed');
    expect(mistakes.map(({ id }) => id)).toEqual(ids);
    const [plot] = plots;
    expect(plot?.kind === 'trajectory' && plot.mistaken?.name).toBe(ids.length === 0 ? undefined : mistakes[0]?.name);
  });

  it('is where the student’s own derivative leads, when that is what descent follows', async () => {
    const own = (x: number): number => 2 * x - Math.sin(2 * Math.PI * x);
    expect(await grade('basins', descentBy(own), own)).toMatchObject({
      status: 'passed',
      message: 'Ends where your own derivative leads from 8 starts.',
      notes: [expect.stringContaining('your own derivative')],
    });
    expect(await grade('basins', right, own)).toMatchObject({ status: 'passed', notes: [] });
  });

  it.each<[string, StudentFunction, StudentFunction]>([
    ['is zero', (x: number) => x, () => 0],
    ['is NaN', () => NaN, () => NaN],
    ['is infinite', () => -Infinity, () => Infinity],
  ])('is not shown by an own derivative that %s', async (_, descent, slope) => {
    expect(await grade('basins', descent, slope)).toMatchObject({ status: 'failed', points: 0 });
  });

  it('does not show an answer of another length as a path', async () => {
    expect(await grade('basins', () => [1, 2, 3])).toMatchObject({ status: 'failed', points: 0 });
  });
});

describe('where there is no slope', () => {
  it('right descent stays', async () => {
    expect(await grade('stuck', right)).toMatchObject({ status: 'passed', points: 1 });
  });

  it.each<[string, StudentFunction]>([
    ['hands back its start', (x: number) => x],
    ['returns zero', () => 0],
    ['returns NaN', () => NaN],
    ['shakes the start', descentBy((x) => deriv(x + 1e-3))],
    ['goes on for one coordinate of nothing', (x: number) => x + 1e-6],
  ])('what %s does not pass', async (_, descent) => {
    expect(await grade('stuck', descent)).toMatchObject({ status: 'failed', points: 0 });
  });

  it('what never moves does not pass by an own derivative that is next to nothing', async () => {
    expect(
      await grade(
        'stuck',
        (x: number) => x,
        () => 1e-12,
      ),
    ).toMatchObject({ status: 'failed', points: 0 });
  });

  it('what throws beside it does not pass either', async () => {
    const throws = (x: number): number => {
      if (x !== 0) throw new Error('not zero');
      return 0;
    };
    expect(await grade('stuck', throws)).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
  });
});

describe('a subject that does not answer', () => {
  it('fails when it throws', async () => {
    expect(
      await grade('basins', () => {
        throw new Error('no');
      }),
    ).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
  });

  it.each(studentEndings)('fails when the process ends: $kind', async (how) => {
    expect(await grade('basins', () => endProcess(how))).toMatchObject({
      status: 'failed',
      points: 0,
      finding: { kind: 'ended' },
    });
  });

  it.each(ourEndings)('is inconclusive when that is not the student’s doing: $kind', async (how) => {
    expect(await grade('basins', right, deriv, { ends: { at: 1, how } })).toMatchObject({
      status: 'inconclusive',
      points: null,
    });
  });

  it('does not pass when the answers are cut short', async () => {
    for (const cutShort of [0, 1, 7]) expect((await grade('basins', right, deriv, { cutShort })).status).toBe('failed');
    expect((await grade('stuck', right, deriv, { cutShort: 1 })).status).toBe('failed');
  });
});

describe('a minimum that is given from the beginning', () => {
  const hundred = (functions: Readonly<Record<string, StudentFunction>>): Promise<CheckResult> =>
    gradeOne(assignmentNamed('gd-1d'), 'experiment.hundred-epochs', inProcess(functions));
  const slope = (x: number): number => 6 * x - 3;

  it.each<[string, StudentFunction]>([
    ['a number', () => 0.5],
    ['a number, up to rounding', (_x: number, _rate: number, epochs: number) => 0.5 + 1e-12 * epochs],
    ['a number, up to the tolerance', (_x: number, _rate: number, epochs: number) => 0.5 + 5e-5 * epochs],
  ])('is no descent: %s', async (_, descent) => {
    expect(await hundred({ descent, deriv: slope })).toMatchObject({ status: 'failed', points: 0 });
  });

  it('is none where descent really goes there', async () => {
    expect(await hundred({ descent: descentBy(slope), deriv: slope })).toMatchObject({ status: 'passed' });
    const own = (x: number): number => 6 * x;
    expect(await hundred({ descent: descentBy(own), deriv: own })).toMatchObject({ status: 'passed' });
  });
});
