import { describe, expect, it } from 'vitest';
import { askedInProcess } from '../../grader/audit/grade-in-process.ts';
import { referenceOf } from '../../grader/audit/reference.ts';
import type { Assignment, AssignmentCheck } from '../../grader/intake/assignment-schema.ts';
import type { Answer } from '../../grader/model/outcome.ts';
import type { CheckResult } from '../../grader/model/report.ts';
import type { Value } from '../../grader/model/value.ts';
import { ourEndings, studentEndings } from '../fixtures/subjects/endings.ts';
import { gradeAll } from '../fixtures/subjects/grade.ts';
import { everyAssignment } from './every-assignment.ts';
import { faultySubject, remembering } from './faulty-subject.ts';
import type { FaultySubject, Schedule, SubjectFault } from './faulty-subject.ts';

/** What no function of this homework gives: none of it is a number. */
const NONSENSE: readonly Value[] = [
  { kind: 'none' },
  { kind: 'boolean', value: true },
  { kind: 'text', value: 'passed' },
  { kind: 'list', items: [] },
  { kind: 'list', items: [{ kind: 'text', value: '1' }, { kind: 'none' }] },
  { kind: 'record', entries: new Map() },
  { kind: 'record', entries: new Map([['passed', { kind: 'boolean', value: true }]]) },
  { kind: 'array', shape: [0], data: [] },
  { kind: 'opaque', type: 'Fraction', text: '1/3' },
  { kind: 'opaque', type: 'function', text: 'f', callable: { parameters: [], variadic: true } },
];

/** Numbers of the wrong sort: what comes of them is for the check to say, but it has to say something. */
const NUMBERS: readonly Value[] = [
  { kind: 'number', value: NaN },
  { kind: 'number', value: Infinity },
  { kind: 'array', shape: [], data: [-Infinity] },
  { kind: 'array', shape: [3, 0, 2], data: [] },
  { kind: 'array', shape: [2, 2], data: [1e308, -1e308, 5e-324, -0] },
];

const ANSWERS: readonly Answer[] = [
  { kind: 'threw', error: { type: 'ValueError', message: '', trace: [] } },
  { kind: 'skipped', reason: 'operation 0 did not return' },
];

interface Tried {
  readonly result: CheckResult;
  readonly subject: FaultySubject;
  /** What the grader itself stumbled over. */
  readonly faults: readonly unknown[];
}

/** One check of an assignment, and nothing before it. */
function alone(assignment: Assignment, check: AssignmentCheck): (schedule: Schedule) => Promise<Tried> {
  const rest = Object.fromEntries(
    Object.entries(check).filter(([key]) => key !== 'requires' && key !== 'followThrough'),
  ) as AssignmentCheck;
  const noise = assignment.checks.filter(({ id, kind }) => id !== check.id && kind === 'draws-noise');
  const only = { ...assignment, checks: [rest, ...noise] };
  const right = remembering(referenceOf(assignment));
  return async (schedule) => {
    const subject = faultySubject(right, schedule);
    const faults: unknown[] = [];
    const onFault = (_: string, error: unknown): void => void faults.push(error);
    const { checks } = await gradeAll(only, subject, { checks: [rest], onFault });
    const [result] = checks;
    if (result === undefined) throw new TypeError('a check has a result');
    return { result, subject, faults };
  };
}

/** How a check asks: of a function, of a function that is returned, of a method. */
function wayOf({ kind, options }: AssignmentCheck): string {
  return [kind, ...['result', 'method'].filter((name) => options[name] !== undefined)].join(' by ');
}

/** The first check of each kind and way of asking, and its assignment. */
const chosen = [
  ...new Map(
    everyAssignment
      .flatMap(([id, assignment]) => askedInProcess(assignment).map((check) => [id, assignment, check] as const))
      .toReversed()
      .map((one) => [wayOf(one[2]), [`${one[0]}: ${one[2].id} (${wayOf(one[2])})`, one[1], one[2]] as const]),
  ).values(),
];

/** The first questions, and some of those that come later. */
function someOf(count: number): readonly number[] {
  return [...new Set([0, 1, Math.floor(count / 2), count - 1])].filter((at) => at >= 0 && at < count);
}

describe.each(chosen)('%s', { timeout: 300_000 }, (_, assignment, check) => {
  const grade = alone(assignment, check);
  /** What came of a fault at one question, for some questions; each must have been met. */
  const each = async (fault: SubjectFault, hold: (tried: Tried) => void): Promise<void> => {
    const { result, subject } = await grade(() => null);
    expect(result.status).toBe('passed');
    for (const at of someOf(subject.asked())) {
      const tried = await grade((question) => (question === at ? fault : null));
      expect(tried.subject.met()).toBe(1);
      hold(tried);
    }
  };

  it('is not known where the machine lost an answer', async () => {
    for (const end of ourEndings)
      await each({ kind: 'ends', end }, ({ result, faults }) => {
        expect(result).toMatchObject({ status: 'inconclusive', points: check.points === 0 ? 0 : null });
        expect(faults).toEqual([]);
      });
  });

  it('never passes where the code ended the process, but where it says what was left out', async () => {
    for (const end of studentEndings)
      await each({ kind: 'ends', end }, ({ result, subject, faults }) => {
        expect(faults).toEqual([]);
        // What there is was asked for again, and told: nothing of the check's own is lacking.
        if (subject.metDescribing() > 0 || result.notes.some((note) => note.startsWith('Networks without this layer')))
          return;
        expect(result.status).not.toBe('passed');
        expect(result.points ?? 0).toBe(0);
      });
  });

  it('is a fault of the grader where the subject itself stumbles, and nothing worse', async () => {
    await each({ kind: 'throws' }, ({ result, faults }) => {
      expect(result).toMatchObject({ status: 'grader-error', points: check.points === 0 ? 0 : null });
      expect(faults).toHaveLength(1);
    });
  });

  it('never passes when everything answers what is no number, and says why', async () => {
    const none = NONSENSE.map((value): SubjectFault => ({ kind: 'nonsense', value }));
    const stopped = ANSWERS.map((answer): SubjectFault => ({ kind: 'answers', answer }));
    for (const fault of [...none, ...stopped]) {
      const { result, faults } = await grade((question) => (question === 0 ? null : fault));
      expect({ fault, status: result.status, faults }).toMatchObject({ fault, faults: [] });
      expect(['failed', 'blocked', 'inconclusive']).toContain(result.status);
      expect(result.message).not.toBe('');
    }
  });

  it('has a word for every number', async () => {
    for (const value of NUMBERS) {
      const { faults } = await grade((question) => (question === 0 ? null : { kind: 'nonsense', value }));
      expect({ value, faults }).toEqual({ value, faults: [] });
    }
  });
});
