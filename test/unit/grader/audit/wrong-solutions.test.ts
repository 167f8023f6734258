import { describe, expect, it } from 'vitest';
import { mutants } from '../../../../grader/audit/mutants/mutants.ts';
import { rightInOtherWords } from '../../../../grader/audit/rewrites/right-in-other-words.ts';
import type { AuditContext, Source } from '../../../../grader/audit/section.ts';
import type { AssignmentCheck } from '../../../../grader/intake/assignment-schema.ts';
import type { Report } from '../../../../grader/model/report.ts';
import { readPython } from './ask.ts';
import { ask, gd1d, withChecks } from './support.ts';

const assignment = withChecks(gd1d, { 'derivative.value': {}, 'function.value': {} });
const python: Source = {
  file: 'solution/solution.py',
  language: 'python',
  text: 'def function(x):\n    return 2 * x\n\ndef derivative(x):\n    return 2\n',
};
const broken: readonly Source[] = [
  { ...python, text: 'def function(x):\n    return 2 *\n' },
  { file: 'solution/solution.ts', language: 'typescript', text: 'const one = 1;\nconst two = = 2;\n' },
];

/** Grades by whether a check passes, and counts how often it is asked. */
function grading(passes: (id: string, text: string) => boolean): {
  readonly grade: AuditContext['grade'];
  readonly texts: string[];
} {
  const texts: string[] = [];
  const resultOf =
    (text: string) =>
    ({ id, points }: AssignmentCheck) => ({
      id,
      target: id.split('.')[0],
      status: passes(id, text) ? 'passed' : 'failed',
      maxPoints: points,
      cases: 10_000,
      conventions: [],
      message: '',
    });
  return {
    texts,
    grade: ({ text }, checks = assignment.checks) => {
      texts.push(text);
      return Promise.resolve({ checks: checks.map(resultOf(text)) } as unknown as Report);
    },
  };
}

describe.each([mutants, rightInOtherWords])('the section $id', (section) => {
  it('changes nothing of a solution that does not pass a check itself, and says which', async () => {
    const { grade, texts } = grading((id) => id !== 'derivative.value');
    const answer = await ask(section, assignment, { solutions: [python], grade, readPython, mostMutants: null });
    expect(answer).toMatchObject({
      verdict: 'not-asked',
      rows: [
        {
          kind: 'told',
          text: 'solution/solution.py does not pass derivative.value itself: see the first question.',
          checks: ['derivative.value'],
        },
      ],
    });
    // What never comes to an end is waited for once.
    expect(texts).toEqual([python.text]);
  });

  it.each(['', 'raise ValueError\n', 'def nothing(x):\n    return x\n'])('never holds for %j', async (text) => {
    const { grade } = grading(() => false);
    const solutions = [{ ...python, text }];
    const answer = await ask(section, assignment, { solutions, grade, readPython, mostMutants: null });
    expect(answer.verdict).toBe('not-asked');
    expect(answer.rows).toHaveLength(1);
  });

  it('tells the line of what is no program, and goes on', async () => {
    const { grade, texts } = grading(() => true);
    const answer = await ask(section, assignment, { solutions: broken, grade, readPython });
    expect(answer.verdict).toBe('not-asked');
    expect(answer.rows).toMatchObject([
      {
        kind: 'told',
        name: 'solution/solution.py:2',
        text: 'cannot be read: invalid syntax',
        where: { file: 'solution/solution.py', line: 2 },
      },
      { kind: 'told', name: 'solution/solution.ts:2', text: 'cannot be read: Unexpected token' },
    ]);
    expect(texts).toEqual([]);
  });

  it('asks the right solution though the other one is wrong', async () => {
    const { grade, texts } = grading((_, text) => text !== python.text);
    const right: Source = {
      file: 'solution/solution.ts',
      language: 'typescript',
      text: 'export function derivative(x) {\n  return 2 * x;\n}\n',
    };
    const answer = await ask(section, assignment, { solutions: [python, right], grade, readPython, mostMutants: null });
    expect(answer.verdict).not.toBe('not-asked');
    expect(answer.rows.filter(({ name }) => name === python.file)).toHaveLength(1);
    expect(texts.some((text) => text.includes('derivative') && text !== right.text)).toBe(true);
  });
});
