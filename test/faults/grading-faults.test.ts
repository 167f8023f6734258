import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedInProcess } from '../../grader/audit/grade-in-process.ts';
import { mistakesOf } from '../../grader/audit/mistakes-of.ts';
import { referenceOf } from '../../grader/audit/reference.ts';
import type { Assignment } from '../../grader/intake/assignment-schema.ts';
import type { Report } from '../../grader/model/report.ts';
import { ourEndings, studentEndings } from '../fixtures/subjects/endings.ts';
import { gradeAll } from '../fixtures/subjects/grade.ts';
import { everyAssignment } from './every-assignment.ts';
import { faultySubject, remembering } from './faulty-subject.ts';
import type { Schedule, SubjectFault } from './faulty-subject.ts';

/** Each is the grading of a whole submission; of an assignment with many checks there are fewer. */
const RUNS = { few: 2, many: 5 } as const;
const MANY_CHECKS = 20;

interface Submission {
  readonly grade: (schedule: Schedule) => Promise<Report>;
  readonly undisturbed: Report;
  readonly questions: number;
}

/** The reference, right or with a known mistake, as a submission: some mistakes, far apart. */
async function submissionOf(assignment: Assignment, mistake: number | null): Promise<Submission> {
  const known = mistakesOf(assignment);
  const subject = remembering(
    referenceOf(assignment, { mistake: mistake === null ? null : (known[mistake % known.length] ?? null) }),
  );
  const checks = askedInProcess(assignment);
  const faulty = (schedule: Schedule): ReturnType<typeof faultySubject> => faultySubject(subject, schedule);
  const grade = (asked: ReturnType<typeof faulty>): Promise<Report> =>
    gradeAll(assignment, asked, { checks, diagnose: false, onFault: () => undefined });
  const counting = faulty(() => null);
  const undisturbed = await grade(counting);
  return { grade: (schedule) => grade(faulty(schedule)), undisturbed, questions: counting.asked() };
}

/** Where faults begin, as a part of all questions, and how many questions meet them. */
const faulty = (
  faults: readonly SubjectFault[],
): fc.Arbitrary<readonly [SubjectFault, number, number, number | null]> =>
  fc.tuple(
    fc.constantFrom(...faults),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    fc.constantFrom(1, 2, Infinity),
    fc.option(fc.nat(), { nil: null }),
  );

const ends = (end: (typeof ourEndings)[number]): SubjectFault => ({ kind: 'ends', end });

describe.each(everyAssignment)('%s', { timeout: 300_000 }, (_, assignment) => {
  const numRuns = assignment.checks.length > MANY_CHECKS ? RUNS.few : RUNS.many;

  it('is judged as without faults, or not at all, whatever the machine does', async () => {
    await fc.assert(
      fc.asyncProperty(
        faulty([...ourEndings.map(ends), { kind: 'throws' }]),
        async ([fault, from, length, mistake]) => {
          const { grade, undisturbed, questions } = await submissionOf(assignment, mistake);
          const first = Math.floor(from * questions);
          const report = await grade((at) => (at >= first && at < first + length ? fault : null));
          for (const [at, check] of report.checks.entries()) {
            const before = undisturbed.checks[at];
            if (check.status === before?.status) continue;
            expect({ id: check.id, was: before?.status, is: check.status, points: check.points }).toEqual({
              id: check.id,
              was: before?.status,
              is: expect.stringMatching(/^(inconclusive|grader-error)$/) as string,
              points: check.maxPoints === 0 ? 0 : null,
            });
          }
          const open = report.checks.filter(({ points }) => points === null).map(({ id }) => id);
          expect(report.total.undecided).toEqual(open);
          expect(report.total.points === null).toBe(open.length > 0);
        },
      ),
      { numRuns, seed: 6 },
    );
  });

  it('earns no point by ending its process', async () => {
    await fc.assert(
      fc.asyncProperty(faulty(studentEndings.map(ends)), async ([fault, from, length, mistake]) => {
        const { grade, undisturbed, questions } = await submissionOf(assignment, mistake);
        const first = Math.floor(from * questions);
        const report = await grade((at) => (at >= first && at < first + length ? fault : null));
        const more = report.checks.filter(({ points }, at) => (points ?? 0) > (undisturbed.checks[at]?.points ?? 0));
        expect(more.map(({ id }) => id)).toEqual([]);
      }),
      { numRuns, seed: 6 },
    );
  });
});
