import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDataSets } from '../../grader/cli/data-sets.ts';
import { gradeGroup } from '../../grader/cli/grade-group.ts';
import { loadAssignment } from '../../grader/cli/load-assignment.ts';
import { prepareMachine } from '../../grader/cli/machine.ts';
import { findProject } from '../../grader/cli/project.ts';
import { findSubmissions } from '../../grader/intake/find-submissions.ts';
import type { CheckResult, Report } from '../../grader/model/report.ts';
import { createPages, loadTemplates } from '../../reports/index.ts';
import { ourEndings, studentEndings } from '../fixtures/subjects/endings.ts';
import { heard } from '../unit/grader/cli/support.ts';
import { faultySandbox } from './faulty-sandbox.ts';
import type { FaultySandbox, HostFault, HostSchedule } from './faulty-sandbox.ts';

const root = new URL('../..', import.meta.url).pathname;
const project = findProject(root);

/** Each is the grading of a small class. */
const RUNS = 12;

/** What a run of a small class leaves behind. */
interface Run {
  readonly checks: ReadonlyMap<string, readonly CheckResult[]>;
  readonly totals: ReadonlyMap<string, Report['total']>;
  readonly csv: readonly string[];
  readonly junit: string;
  readonly page: string;
  readonly warned: readonly string[];
}

interface Class {
  readonly title: string;
  readonly specs: string;
  readonly folder: string;
  readonly assignment: string;
  /** Those who are graded: a right submission and wrong ones. */
  readonly students: readonly string[];
}

const classes: readonly Class[] = [
  {
    title: 'small functions',
    specs: join(root, 'test/fixtures/hostile/specs'),
    folder: join(root, 'test/fixtures/hostile/class'),
    assignment: 'hostile',
    students: ['honest-right-python', 'honest-wrong-python'],
  },
  {
    title: 'notebooks that define things several times',
    specs: project.specs,
    folder: join(root, 'submissions/gd-1d'),
    assignment: 'gd-1d',
    students: ['aisha-rahman', 'goran-petrovic'],
  },
];

/** Ours or the machine's: never a verdict. */
const OURS: readonly HostFault[] = [
  ...ourEndings.map((end): HostFault => ({ kind: 'ends', end })),
  { kind: 'tells-fault' },
  { kind: 'start-throws' },
];

/** What code may do to its host, or to what comes out of it. */
const THEIRS: readonly HostFault[] = [
  ...studentEndings.map((end): HostFault => ({ kind: 'ends', end })),
  { kind: 'answers', change: (answers) => answers.slice(0, -1) },
  { kind: 'answers', change: (answers) => [...answers, ...answers] },
  { kind: 'answers', change: (answers) => answers.toReversed() },
  { kind: 'answers', change: (answers) => answers.map(() => ({ passed: true })) },
  { kind: 'answers', change: (answers) => answers.map(() => null) },
  { kind: 'answers', change: () => 'passed' },
  { kind: 'answers', change: (answers) => answers.map((_, at) => answers[Math.max(0, at - 1)]) },
  { kind: 'message', change: (_, earlier) => earlier },
  { kind: 'message', change: () => ({}) },
  { kind: 'message', change: () => ({ loaded: 5, answers: [null], unreadable: [] }) },
];

/** Which messages meet the fault: one, that and its second try, or all from there on. */
const lengths = fc.constantFrom(1, 2, 3, Infinity);

function scheduleOf(fault: HostFault, first: number, length: number): HostSchedule {
  return (message) => (message >= first && message < first + length ? fault : null);
}

describe.each(classes)('$title', { timeout: 300_000 }, ({ specs, folder, assignment, students }) => {
  const base = mkdtempSync(join(tmpdir(), 'plumbline-faults-'));
  let sandbox: FaultySandbox;
  let grade: (schedule: HostSchedule) => Promise<Run>;
  let undisturbed: Run;
  let messages = 0;
  afterAll(() => {
    rmSync(base, { recursive: true, force: true });
  });
  beforeAll(async () => {
    const machine = prepareMachine({ ...project, specs }, heard(), 'fall-back');
    sandbox = faultySandbox(machine.sandbox);
    const loaded = await loadAssignment(assignment, specs);
    const { checks } = loaded.assignment;
    const dataSets = await findDataSets(loaded.assignment, checks, undefined, heard());
    const [group] = await findSubmissions(folder, { known: [assignment], assignment });
    const submissions = (group?.submissions ?? []).filter(({ student }) => students.includes(student));
    const pages = createPages({ templates: loadTemplates(project.templates) });
    grade = async (schedule) => {
      const streams = heard();
      const out = mkdtempSync(join(base, 'out-'));
      sandbox.begin(schedule);
      await gradeGroup({
        ...{ project, pages, streams, loaded, checks, dataSets, submissions, out },
        machine: { ...machine, sandbox },
        ...{
          scope: 'all',
          only: [],
          again: true,
          replay: false,
          fingerprint: 'f',
          stagingBase: base,
          jobs: 1,
          seed: 1,
        },
        ...{ fullTraining: false, diagnosis: false, quiet: true, formats: ['junit', 'github'] },
      });
      const run = read(out, streams.warned);
      rmSync(out, { recursive: true });
      return run;
    };
    undisturbed = await grade(() => null);
    messages = sandbox.asked();
  }, 300_000);

  const read = (out: string, warned: readonly string[]): Run => {
    const text = (name: string): string => readFileSync(join(out, name), 'utf8');
    const reports = students.map((student) => [student, JSON.parse(text(`${student}/report.json`)) as Report] as const);
    return {
      checks: new Map(reports.map(([student, report]) => [student, report.checks])),
      totals: new Map(reports.map(([student, report]) => [student, report.total])),
      csv: text('grades.csv').trimEnd().split('\r\n'),
      junit: text('junit.xml'),
      page: text('index.html'),
      warned,
    };
  };

  /** Each check of each student, beside what it is without faults. */
  const compared = (run: Run): readonly (readonly [string, CheckResult, CheckResult])[] =>
    students.flatMap((student) =>
      (run.checks.get(student) ?? []).map((check, at) => {
        const before = undisturbed.checks.get(student)?.[at];
        if (before === undefined) throw new TypeError('a check is there in every run');
        return [`${student} ${check.id}`, before, check] as const;
      }),
    );

  /** Nobody is lost, and what is not known is told so everywhere. */
  const tellsTheSame = (run: Run): void => {
    expect(run.csv.slice(1).map((line) => line.split(',')[0])).toEqual(students.toSorted());
    for (const student of students) {
      expect(run.page).toContain(student);
      const [, total, , status, needsPerson, ...points] = (
        run.csv.find((line) => line.startsWith(`${student},`)) ?? ''
      ).split(',');
      const unknown = (run.checks.get(student) ?? []).filter((check) => check.points === null);
      const isOpen = unknown.length > 0;
      expect({ student, total: total === '', status, needsPerson }).toEqual({
        student,
        total: isOpen,
        status: isOpen ? 'undecided' : 'graded',
        needsPerson: isOpen ? 'yes' : 'no',
      });
      expect(points).toEqual((run.checks.get(student) ?? []).map((check) => (check.points ?? '').toString()));
      const suite = run.junit.slice(run.junit.indexOf(`<testsuite name="${student}"`)).split('</testsuite>')[0] ?? '';
      expect(suite.split('<error').length - 1).toBe(
        (run.checks.get(student) ?? []).filter(({ status: of }) => of === 'inconclusive' || of === 'grader-error')
          .length,
      );
    }
  };

  it('has a right submission, and a wrong one', () => {
    const [right = '', ...wrong] = students;
    const total = undisturbed.totals.get(right);
    expect(total?.points).toBe(total?.maxPoints);
    for (const student of wrong)
      expect(undisturbed.totals.get(student)?.points).toBeLessThan(undisturbed.totals.get(student)?.maxPoints ?? 0);
    tellsTheSame(undisturbed);
  });

  it('keeps its verdicts or has none, whatever the machine does', async () => {
    const faults = fc.constantFrom(...OURS);
    await fc.assert(
      fc.asyncProperty(faults, fc.nat({ max: messages - 1 }), lengths, async (fault, first, length) => {
        const run = await grade(scheduleOf(fault, first, length));
        for (const [name, before, after] of compared(run))
          if (after.status !== before.status)
            expect({ name, status: after.status, points: after.points }).toEqual({
              name,
              status: expect.stringMatching(/^(inconclusive|grader-error)$/) as string,
              points: before.maxPoints === 0 ? 0 : null,
            });
        tellsTheSame(run);
      }),
      { numRuns: RUNS, seed: 6 },
    );
  });

  it('never has a point more, whatever code does to its host', async () => {
    const faults = fc.constantFrom(...THEIRS);
    await fc.assert(
      fc.asyncProperty(faults, fc.nat({ max: messages - 1 }), lengths, async (fault, first, length) => {
        const run = await grade(scheduleOf(fault, first, length));
        for (const [name, before, after] of compared(run))
          expect({ name, more: (after.points ?? 0) > (before.points ?? 0) }).toEqual({ name, more: false });
        tellsTheSame(run);
      }),
      { numRuns: RUNS, seed: 6 },
    );
  });
});
