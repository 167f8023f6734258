import { describe, expect, it } from 'vitest';
import { mutants } from '../../../../../grader/audit/mutants/mutants.ts';
import type { AuditContext, Source } from '../../../../../grader/audit/section.ts';
import type { Assignment } from '../../../../../grader/intake/assignment-schema.ts';
import type { Report } from '../../../../../grader/model/report.ts';

const TEXT = 'export function twice(x) {\n  return 2 * x;\n}\nfunction unused(x) {\n  return x + 1;\n}\n';

const assignment = {
  id: 'toy',
  limits: { cpuSeconds: 5, wallSeconds: 60, memoryMegabytes: 512, processes: 8, outputKilobytes: 64 },
  targets: {
    twice: { title: 'twice', names: ['twice'], parameters: [], results: [], oracle: { testFunction: 'parabola' } },
  },
  checks: [{ id: 'twice.value', title: 'twice', kind: 'matches-reference', points: 1, options: {} }],
} as unknown as Assignment;

/** Grades by whether a text passes; `asked` is what it was asked with. */
function contextWith(passes: (text: string, asked: Assignment['checks']) => boolean): AuditContext {
  return {
    assignment,
    seed: 0,
    solutions: [{ file: 'solution/solution.ts', language: 'typescript', text: TEXT }],
    starters: [],
    mostMutants: null,
    pause: () => Promise.resolve(),
    sideBySide: (jobs) => Promise.all(jobs.map((job) => job())),
    grade: (source: Source, checks = assignment.checks) =>
      Promise.resolve({
        checks: checks.map(({ id }) => ({
          id,
          target: 'twice',
          maxPoints: 1,
          status: passes(source.text, checks) ? 'passed' : 'failed',
          cases: 10_000,
          conventions: [],
        })),
      } as unknown as Report),
  };
}

describe('the section of mutants', () => {
  it('holds when every change of code that is asked for is found, and leaves other code alone', async () => {
    const section = await mutants.run(contextWith((text) => text === TEXT));
    expect(section).toMatchObject({ verdict: 'holds', result: '3 of 3 found, 0 right as well', rows: [] });
  });

  it('lists what no check finds with its line, when more inputs show that it is wrong', async () => {
    const section = await mutants.run(
      contextWith(
        (text, [check]) => text === TEXT || (text.includes('2 / x') && check?.options['cases'] === undefined),
      ),
    );
    expect(section.verdict).toBe('falls-short');
    expect(section.rows).toMatchObject([
      {
        kind: 'falls-short',
        name: 'solution/solution.ts:2  return 2 * x; -> return 2 / x;',
        checks: ['twice.value'],
        where: { file: 'solution/solution.ts', line: 2 },
        code: 'return 2 / x;',
      },
    ]);
  });

  it('tells of a change that agrees in all of many inputs, and does not count it', async () => {
    const section = await mutants.run(contextWith((text) => text === TEXT || text.includes('(-2)')));
    expect(section).toMatchObject({ verdict: 'holds', result: '2 of 2 found, 1 right as well' });
    expect(section.rows).toMatchObject([{ kind: 'told', text: expect.stringContaining('20000 cases') as string }]);
  });
});
