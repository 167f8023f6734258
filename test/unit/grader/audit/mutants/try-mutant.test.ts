import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../../../grader/audit/mutants/baseline.ts';
import { probesFor } from '../../../../../grader/audit/mutants/probes.ts';
import { tryMutant } from '../../../../../grader/audit/mutants/try-mutant.ts';
import type { Source } from '../../../../../grader/audit/section.ts';
import type { Assignment, AssignmentCheck } from '../../../../../grader/intake/assignment-schema.ts';
import type { CheckResult, Report } from '../../../../../grader/model/report.ts';

const method = { names: ['any'], parameters: [], results: [] };
const limits = { cpuSeconds: 5, wallSeconds: 60, memoryMegabytes: 512, processes: 8, outputKilobytes: 64 };

/** Asks for the value of a loss, and not for its gradient. */
const assignment = {
  id: 'toy',
  limits,
  targets: {
    loss: {
      title: 'loss',
      names: ['Loss'],
      parameters: [],
      results: [],
      methods: { forward: method, backward: method },
      oracle: { loss: 'softmax-cross-entropy' },
    },
  },
  checks: [
    { id: 'loss.forward', title: 'value', kind: 'matches-reference', points: 1, options: { method: 'forward' } },
  ],
} as unknown as Assignment;

const reached = { own: ['loss'], all: ['loss'], isChoice: false };
const mutant: Source = { file: 'solution/solution.ts', language: 'typescript', text: '' };

type Answer = (check: AssignmentCheck) => Partial<CheckResult>;

function resultsOf(checks: readonly AssignmentCheck[], answer: Answer): CheckResult[] {
  return checks.map((check) => {
    const usual = { id: check.id, target: 'loss', status: 'passed', cases: check.options['cases'] ?? 30, maxPoints: 1 };
    return { ...usual, conventions: [], ...answer(check) } as unknown as CheckResult;
  });
}

/** @param right what the unchanged solution comes to, where it does not pass */
function tried(answer: Answer, right: Answer = () => ({})): ReturnType<typeof tryMutant> {
  const grade = (_: Source, checks: Assignment['checks'] = assignment.checks): Promise<Report> =>
    Promise.resolve({ checks: resultsOf(checks, answer) } as unknown as Report);
  const baseline: Baseline = {
    limits,
    patientLimits: limits,
    passes: () => true,
    conventions: () => [],
    passedOf: (checks) => Promise.resolve(checks.map(({ id }) => id)),
    resultsOf: (checks) => Promise.resolve(resultsOf(checks, right)),
  };
  return tryMutant({ assignment, grade }, mutant, reached, baseline);
}

const asksBackward = ({ options }: AssignmentCheck): boolean => options['method'] === 'backward';

describe('a change that no check finds', () => {
  it('is wrong where a method that no check asks answers otherwise, and what shows it is named', async () => {
    const fate = await tried((check) => (asksBackward(check) ? { status: 'failed' } : {}));
    expect(fate).toEqual({
      kind: 'survived',
      caughtBy: ['`loss.backward`, which no check asks'],
      checks: ['loss.forward'],
    });
  });

  it('is wrong where only a closer look tells', async () => {
    const isClose = ({ options }: AssignmentCheck): boolean =>
      (options['tolerance'] as { relative: number } | undefined)?.relative === 1e-9;
    const fate = await tried((check) => (isClose(check) && !asksBackward(check) ? { status: 'failed' } : {}));
    expect(fate).toMatchObject({
      caughtBy: ['`loss.forward`, held closely to the reference in all its results'],
    });
  });

  it('is right as well where all methods agree in many batches, asked or not', async () => {
    expect(await tried(() => ({}))).toEqual({ kind: 'equivalent', inputs: 3000 });
  });

  it('is not shown to be right where the solution itself differs in what no check asks', async () => {
    const fate = await tried(
      () => ({}),
      (check) => (asksBackward(check) ? { status: 'failed' } : {}),
    );
    expect(fate).toMatchObject({ kind: 'survived', caughtBy: [] });
  });

  it('is not shown to be right by a few cases, nor where there was no verdict', async () => {
    expect(await tried(() => ({ cases: 99 }))).toMatchObject({ kind: 'survived', caughtBy: [] });
    const fate = await tried((check) => (asksBackward(check) ? { status: 'inconclusive' } : {}));
    expect(fate).toMatchObject({ kind: 'survived', caughtBy: [] });
  });

  it('follows another convention where only a method that no check asks shows that', async () => {
    const conventions = (text: string): Answer => {
      return (check) => (asksBackward(check) ? { conventions: [{ name: 'batch', value: text, text }] } : {});
    };
    expect(await tried(conventions('mean'), conventions('each'))).toEqual({
      kind: 'convention',
      followed: ['loss: mean'],
    });
    expect(await tried(conventions('each'), conventions('each'))).toMatchObject({ kind: 'equivalent' });
  });
});

describe('what is asked of a target, whatever the assignment asks', () => {
  const asked = (part: object, checks: readonly object[] = []): readonly unknown[] =>
    probesFor({ targets: { part }, checks } as unknown as Assignment, { ...reached, all: ['part'] }).map(
      ({ check: { id, kind, options }, isWhole }) => [id, kind, options['cases'] ?? null, isWhole],
    );

  it('is every function that it returns, every method, or all that it answers', () => {
    const callable = { parameters: [], result: 'value' };
    const results = [
      { role: 'function', names: ['f'], callable },
      { role: 'optimum', names: ['g'], callable },
    ];
    expect(asked({ oracle: { testFunction: 'bowl' }, results })).toEqual([
      ['part.probe-function', 'matches-reference', 10_000, true],
      ['part.probe-optimum', 'matches-reference', 10_000, true],
    ]);
    expect(asked({ oracle: { optimizer: 'adam' }, results: [] })).toEqual([
      ['part.probe-all', 'matches-reference', 10_000, true],
    ]);
  });

  it('needs a trajectory of an object that keeps its own state', () => {
    const part = { oracle: { optimizer: 'adam' }, results: [], methods: { step: method } };
    expect(asked(part)).toEqual([['part.probe-step', 'matches-reference', 1000, false]]);
    const path = { id: 'part.path', kind: 'follows-trajectory', points: 0, options: { starts: [[1]] } };
    expect(asked(part, [path])).toEqual([
      ['part.probe-step', 'matches-reference', 1000, true],
      ['part.path', 'follows-trajectory', null, false],
    ]);
  });

  it('is the history of a descent, where only its end is asked', () => {
    const history = { role: 'history', names: ['history'], optional: true };
    const part = { oracle: { descentOn: 'parabola' }, results: [history] };
    const path = { id: 'part.steps', kind: 'follows-trajectory', points: 1, options: { starts: [[1]] } };
    expect(asked(part, [path])).toEqual([['part.probe-history', 'follows-trajectory', null, false]]);
    expect(asked(part, [{ ...path, options: { starts: [[1]], history: true } }])).toEqual([]);
    expect(asked({ ...part, results: [] }, [path])).toEqual([]);
  });

  it('does not take the id of a check', () => {
    const taken = { id: 'part.probe-all', kind: 'gradient-agrees', points: 1, options: {} };
    expect(asked({ oracle: { gradientOf: 'bowl' }, results: [] }, [taken])).toEqual([
      ['part.probe-all-again', 'matches-reference', 10_000, true],
    ]);
  });
});
