import { describe, expect, it, vi } from 'vitest';
import type { CheckOutcome } from '../../../../grader/checks/check.ts';
import type { Candidate, Question, Reply, Respondent } from '../../../../grader/contract/question.ts';
import { respondent } from '../../../../grader/contract/respondent.ts';
import { candidatesOf } from '../../../../grader/grading/candidates.ts';
import type { Candidates } from '../../../../grader/grading/candidates.ts';
import { oracleFor } from '../../../../grader/grading/class-oracle.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import { neverStarted } from '../../../fixtures/subjects/endings.ts';
import { inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { StudentFunction } from '../../../fixtures/subjects/in-process.ts';
import { deriv, descentBy } from '../../../fixtures/subjects/start-value.ts';

const exited: ProcessEnd = { kind: 'exited', code: 3 };

const derivative: TargetSpec = {
  title: 'the derivative',
  names: ['deriv'],
  parameters: [{ role: 'theta', names: ['x'] }],
  results: [{ role: 'gradient', names: ['slope'] }],
  which: 'matching',
  oracle: { gradientOf: 'cosine-bumps' },
};

const descentWith = (schedule: string): TargetSpec => ({
  title: 'descent',
  names: [schedule],
  parameters: [
    { role: 'start', names: ['start'] },
    { role: 'hyperparameters.learningRate', names: ['rate'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [{ role: 'result', names: ['result'] }],
  which: 'matching',
  oracle: { descentOn: 'cosine-bumps', schedule },
});

const gradientBased = (start: number, rate: number, epochs: number): number => {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= rate * Math.abs(deriv(x)) * deriv(x);
  return x;
};

interface Several {
  readonly targets: Readonly<Record<string, TargetSpec>>;
  /** By key, the likeliest first. */
  readonly functions: Readonly<Record<string, StudentFunction>>;
}

/** A submission in which each target may stand for any of several functions. */
function several({ targets, functions }: Several): {
  readonly candidates: Candidates;
  readonly ask: ReturnType<typeof vi.fn<(question: Question) => Promise<Reply>>>;
} {
  const ask = vi.fn((question: Question): Promise<Reply> => {
    const { candidate = Object.keys(functions)[0] ?? '' } = question;
    const one = functions[candidate] ?? ((): null => null);
    const name = targets[question.target]?.names[0] ?? '';
    return respondent(inProcess({ [name]: one }), targets).ask(question);
  });
  const all = Object.keys(functions).map((key, index): Candidate => ({
    key,
    text: `\`${key}\` (cell ${index + 1})`,
    where: { file: 'a.ipynb', cell: index + 1, line: 1 },
    kind: 'function',
  }));
  const student = { ask };
  const workshop = { ...respondent(inProcess({}), targets), candidates: () => Promise.resolve(all) };
  const candidates = candidatesOf({ targets, student, workshop, oracle: oracleFor(targets).under });
  return { candidates, ask };
}

const passed: CheckOutcome = { kind: 'passed', message: '', cases: 1 };
const failed: CheckOutcome = { kind: 'failed', message: '', cases: 1, finding: { kind: 'differs', summary: '' } };

async function askedOf(candidates: Candidates, student: Respondent, target: string): Promise<void> {
  await candidates.choosing(student).ask({ target, cases: [] });
}

describe('the one whose values match', () => {
  it('is asked, wherever it stands', async () => {
    const functions = { wrong: (x: number) => 2 * x, right: deriv, other: Math.sin };
    const { candidates, ask } = several({ targets: { derivative }, functions });
    const outcome = await candidates.run('derivative', () => Promise.resolve(passed));
    await askedOf(candidates, { ask }, 'derivative');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ candidate: 'right' });
    expect(outcome.notes).toEqual([
      'There are 3 that may be meant: `right` (cell 2) was graded, because its values are nearest to what is asked.',
    ]);
  });

  it('is told once, and found out once', async () => {
    const { candidates, ask } = several({ targets: { derivative }, functions: { wrong: Math.sin, right: deriv } });
    await candidates.run('derivative', () => Promise.resolve(passed));
    const { length } = ask.mock.calls;
    const again = await candidates.run('derivative', () => Promise.resolve(passed));
    expect(again.notes).toBeUndefined();
    expect(ask.mock.calls).toHaveLength(length);
  });

  it('is the nearest where none is right, and the likeliest of equals', async () => {
    const functions = { far: Math.sin, near: (x: number) => 1.01 * deriv(x), same: (x: number) => 1.01 * deriv(x) };
    const { candidates, ask } = several({ targets: { derivative }, functions });
    await askedOf(candidates, { ask }, 'derivative');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ candidate: 'near' });
  });

  it('is not one that throws, where another answers', async () => {
    const throws = (): never => {
      throw new Error('no');
    };
    const { candidates, ask } = several({ targets: { derivative }, functions: { throws, answers: Math.sin } });
    await askedOf(candidates, { ask }, 'derivative');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ candidate: 'answers' });
  });

  it('is the likeliest where nothing answers at all', async () => {
    const { candidates, ask } = several({ targets: { derivative }, functions: { one: deriv, two: Math.sin } });
    ask.mockResolvedValue({ kind: 'ended', end: exited, printed: '' });
    await askedOf(candidates, { ask }, 'derivative');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ candidate: 'one' });
  });

  it('is looked for among the first 40, and the note says so', async () => {
    const functions = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, Math.sin]));
    const { candidates, ask } = several({ targets: { derivative }, functions });
    const { notes } = await candidates.run('derivative', () => Promise.resolve(passed));
    expect(ask).toHaveBeenCalledTimes(40);
    expect(notes?.[0]).toMatch(/^There are 50 .* Only the first 40 of 50 were looked at\.$/u);
  });

  it('is not looked for after two that never come to an end', async () => {
    const functions = { one: deriv, two: deriv, three: deriv, four: deriv };
    const { candidates, ask } = several({ targets: { derivative }, functions });
    ask.mockResolvedValue({ kind: 'ended', end: { kind: 'timed-out', clock: 'cpu', seconds: 5 }, printed: '' });
    const { notes } = await candidates.run('derivative', () => Promise.resolve(passed));
    expect(ask).toHaveBeenCalledTimes(2);
    expect(notes?.[0]).toContain('Only the first 2 of 4 were looked at.');
  });

  it('is looked for again by the next check where a process ended, but not for ever', async () => {
    const { candidates, ask } = several({ targets: { derivative }, functions: { wrong: Math.sin, right: deriv } });
    ask.mockResolvedValueOnce({ kind: 'ended', end: exited, printed: '' });
    ask.mockResolvedValueOnce({ kind: 'ended', end: exited, printed: '' });
    const check = (): Promise<CheckOutcome> => candidates.run('derivative', () => Promise.resolve(passed));
    expect((await check()).notes?.[0]).toContain('`wrong`');
    expect((await check()).notes?.[0]).toContain('`right`');
    expect((await check()).notes).toBeUndefined();
    expect(ask).toHaveBeenCalledTimes(4);

    const always = several({ targets: { derivative }, functions: { wrong: Math.sin, right: deriv } });
    always.ask.mockResolvedValue({ kind: 'ended', end: exited, printed: '' });
    for (let one = 0; one < 9; one += 1) await always.candidates.run('derivative', () => Promise.resolve(passed));
    expect(always.ask).toHaveBeenCalledTimes(6);
  });

  it('is looked for again for as long as answers are lost, and with one question each time', async () => {
    const { candidates, ask } = several({ targets: { derivative }, functions: { wrong: Math.sin, right: deriv } });
    const check = (): Promise<CheckOutcome> => candidates.run('derivative', () => Promise.resolve(passed));
    ask.mockResolvedValue({ kind: 'ended', end: neverStarted, printed: '' });
    for (let one = 0; one < 9; one += 1) await check();
    expect(ask).toHaveBeenCalledTimes(9);

    const mended = several({ targets: { derivative }, functions: { wrong: Math.sin, right: deriv } });
    mended.ask.mockResolvedValueOnce({ kind: 'ended', end: neverStarted, printed: '' });
    const again = (): Promise<CheckOutcome> => mended.candidates.run('derivative', () => Promise.resolve(passed));
    await again();
    expect((await again()).notes?.[0]).toContain('`right`');
  });

  it('is found for each way of setting the rate', async () => {
    const targets = { fixed: descentWith('fixed'), moving: descentWith('gradient-based') };
    const { candidates, ask } = several({ targets, functions: { one: gradientBased, two: descentBy(deriv) } });
    for (const [target, candidate] of [
      ['fixed', 'two'],
      ['moving', 'one'],
    ] as const) {
      await askedOf(candidates, { ask }, target);
      expect(ask.mock.lastCall?.[0]).toMatchObject({ candidate });
    }
  });

  it('is not one that is right for another target', async () => {
    const stale = (start: number, rate: number, epochs: number): number =>
      descentBy((x) => -40 * deriv(x))(start, rate, epochs);
    const targets = { fixed: descentWith('fixed'), moving: descentWith('gradient-based') };
    const { candidates, ask } = several({ targets, functions: { right: descentBy(deriv), stale } });
    await askedOf(candidates, { ask }, 'moving');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ candidate: 'stale' });
  });
});

describe('where any of several will do', () => {
  const targets = { remedy: { ...descentWith('fixed'), which: 'any' as const } };
  const functions = { one: deriv, two: Math.sin };
  const tries = (
    outcomes: Readonly<Record<string, CheckOutcome>>,
  ): ReturnType<typeof several> & {
    readonly run: () => Promise<CheckOutcome>;
  } => {
    const made = several({ targets, functions });
    const run = async (): Promise<CheckOutcome> => {
      await askedOf(made.candidates, { ask: made.ask }, 'remedy');
      return outcomes[made.ask.mock.lastCall?.[0].candidate ?? ''] ?? failed;
    };
    return { ...made, run };
  };

  it('a check passes when one of them passes, and says which', async () => {
    const { candidates, run } = tries({ two: passed });
    expect(await candidates.run('remedy', run)).toMatchObject({
      kind: 'passed',
      notes: [expect.stringContaining('`two` (cell 2) was graded, because it passes')],
    });
  });

  it('a check says what it says of the likeliest when none passes', async () => {
    const { candidates, run } = tries({ one: { ...failed, message: 'of the first' } });
    expect(await candidates.run('remedy', run)).toMatchObject({ kind: 'failed', message: 'of the first' });
  });
});

describe('where one of several is unknown', () => {
  const unknown: CheckOutcome = { kind: 'inconclusive', message: 'time ran out', cases: 1 };

  it.each(['any', 'matching'] as const)('a check is inconclusive, not failed, when none passes (%s)', async (which) => {
    const { candidates } = several({
      targets: { derivative: { ...derivative, which } },
      functions: { one: deriv, two: (x: number) => deriv(x) },
    });
    const run = vi.fn((): Promise<CheckOutcome> => Promise.resolve(unknown)).mockResolvedValueOnce(failed);
    expect(await candidates.run('derivative', run)).toMatchObject({ kind: 'inconclusive', message: 'time ran out' });
  });
});

describe('several that are equally right', () => {
  const targets = { derivative };
  const functions = { first: deriv, second: (x: number) => deriv(x), wrong: Math.sin };

  it('cost nothing: where a check fails with one, the next is tried, and the one that passes is told', async () => {
    const { candidates, ask } = several({ targets, functions });
    const asked: (string | undefined)[] = [];
    const outcome = await candidates.run('derivative', async () => {
      await askedOf(candidates, { ask }, 'derivative');
      asked.push(ask.mock.lastCall?.[0].candidate);
      return asked.at(-1) === 'second' ? passed : failed;
    });
    expect(asked).toEqual(['first', 'second']);
    expect(outcome.kind).toBe('passed');
    expect(outcome.notes?.join(' ')).toContain('For this check `second` (cell 2) was graded');
  });

  it('do not bring in one that is wrong, and the first failure is told when all fail', async () => {
    const { candidates, ask } = several({ targets, functions });
    const asked: (string | undefined)[] = [];
    const outcome = await candidates.run('derivative', async () => {
      await askedOf(candidates, { ask }, 'derivative');
      asked.push(ask.mock.lastCall?.[0].candidate);
      return failed;
    });
    expect(asked).toEqual(['first', 'second']);
    expect(outcome.kind).toBe('failed');
  });
});
