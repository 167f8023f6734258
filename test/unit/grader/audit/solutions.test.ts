import { describe, expect, it } from 'vitest';
import { solutions } from '../../../../grader/audit/solutions.ts';
import type { CheckResult, Report } from '../../../../grader/model/report.ts';
import { ask, fallingShort, gd1d, gradeAll, source } from './support.ts';

const python = source('solution/solution.py', 'python');
const typescript = source('solution/solution.ts', 'typescript');
const starter = source('starter/gd-1d.py', 'python');

const asked = gd1d.checks.filter(({ id }) => ['function.value', 'derivative.value'].includes(id));
const right = await gradeAll(gd1d, undefined, asked);
const empty = withChecks({ status: 'failed', points: 0, message: 'It is missing.' });

function withChecks(change: Partial<CheckResult>, only?: string): Report {
  return {
    ...right,
    checks: right.checks.map((one) => (only === undefined || one.id === only ? { ...one, ...change } : one)),
  };
}

describe('own solutions', () => {
  it('hold when they pass everything and starter files get nothing', async () => {
    const grade = ({ file }: { file: string }): Promise<Report> =>
      Promise.resolve(file === starter.file ? empty : right);
    const section = await ask(solutions, gd1d, { solutions: [python, typescript], starters: [starter], grade });
    expect(section).toMatchObject({
      verdict: 'holds',
      rows: [],
      result: '2 of 2 solutions right, 1 of 1 starter file with 0 points',
    });
  });

  it('fall short where there is none', async () => {
    const section = await ask(solutions, gd1d);
    expect(section.verdict).toBe('falls-short');
    expect(fallingShort(section)[0]?.text).toContain('There is no solution');
  });

  it('tell of a language without one', async () => {
    const section = await ask(solutions, gd1d, { solutions: [python], grade: () => Promise.resolve(right) });
    expect(section).toMatchObject({ verdict: 'holds', rows: [{ kind: 'told', name: 'solution in TypeScript' }] });
  });

  it('fall short at any check that is not passed, one without points too', async () => {
    const report = withChecks({ status: 'failed', points: 0, maxPoints: 0, message: 'No.' }, 'function.value');
    const section = await ask(solutions, gd1d, {
      solutions: [python, typescript],
      grade: () => Promise.resolve(report),
    });
    expect(fallingShort(section).map(({ name, checks }) => [name, ...checks])).toEqual([
      ['solution/solution.py', 'function.value'],
      ['solution/solution.ts', 'function.value'],
    ]);
  });

  it('fall short where a starter file gets points, or nobody knows', async () => {
    for (const report of [
      withChecks({ status: 'passed', points: 3 }, 'function.value'),
      withChecks({ status: 'inconclusive', points: null }),
    ]) {
      const grade = ({ file }: { file: string }): Promise<Report> =>
        Promise.resolve(file === starter.file ? report : right);
      const section = await ask(solutions, gd1d, { solutions: [python, typescript], starters: [starter], grade });
      expect(fallingShort(section).length).toBeGreaterThan(0);
      expect(fallingShort(section).every(({ name }) => name === starter.file)).toBe(true);
    }
  });
});
