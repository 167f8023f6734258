import { targetIdOf } from '../intake/target-id.ts';
import type { CheckOutcome, Convention } from '../checks/check.ts';
import { describeConvention } from '../checks/conventions.ts';
import { watched } from '../contract/lost-answers.ts';
import { respondent } from '../contract/respondent.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import type { TargetSpec } from '../model/target.ts';
import type { DataSet } from '../model/data-set.ts';
import type { Picture } from '../model/picture.ts';
import type { CheckResult, Report, Status } from '../model/report.ts';
import { REPORT_SCHEMA_VERSION } from '../model/report.ts';
import type { Help, Language, Subject } from '../model/subject.ts';
import { forgivenessOf, pointsFor, totalOf } from '../scoring/score.ts';
import type { ClassOracle } from './class-oracle.ts';
import { agreedNames, withoutNames } from './agreed-names.ts';
import { neededFor } from './needed-checks.ts';
import { noiseAskedOf } from './noise-asked.ts';
import { onlyIfKnown, unknownBefore } from './only-if-known.ts';
import type { Attempt } from './only-if-known.ts';
import { restoring, whatEnded, withoutEndless, withRandomness } from './asked-student.ts';
import type { Ended } from './asked-student.ts';
import { candidatesOf } from './candidates.ts';
import { tellingPacked } from './packed-helps.ts';
import { runCheck } from './run-check.ts';
import type { RunContext } from './run-check.ts';
import { checkSeed } from './seed.ts';
import { toldHelps } from './told-helps.ts';

export interface GradeSubmission {
  readonly assignment: Assignment;
  readonly assignmentSha256: string;
  /** The checks to report, in the assignment's order; what they depend on is run too. */
  readonly checks: readonly AssignmentCheck[];
  readonly scope: Report['scope'];
  /** Who runs it: tells how it is run again. */
  readonly by: 'class' | 'own';
  readonly subject: Subject;
  /** One for all submissions of a run. */
  readonly oracle: ClassOracle;
  readonly student: string;
  readonly language: Language | null;
  readonly files: Report['submission']['files'];
  /** What was told before loading, e.g. which file was chosen. */
  readonly helps: readonly Help[];
  /** Pictures that the graded notebook came with. */
  readonly pictures?: readonly Picture[];
  readonly seed: number;
  /** A data set of the assignment, by the assignment's id for it. */
  readonly data: (id: string) => DataSet;
  /** Whether networks are trained for all their epochs, though the verdict is known before. */
  readonly fullTraining: boolean;
  /** Whether mistakes are named. */
  readonly diagnose: boolean;
  readonly grader: Report['grader'];
  readonly environment: Report['environment'];
  /** Told of our own faults, which never reach a student's page in full. */
  readonly onFault: (checkId: string, error: unknown) => void;
  /** Told of each check before it is run, and of how many there are, those that others need included. */
  readonly onCheck?: ((check: AssignmentCheck, count: number) => void) | undefined;
}

/** Judges one submission: every check in order, each in the light of those before it. */
export async function gradeSubmission(grading: GradeSubmission): Promise<Report> {
  const { assignment, checks, seed } = grading;
  const subject = watched(tellingPacked(grading.subject));
  const student = respondent(subject, assignment.targets);
  const candidates = candidatesOf({
    targets: assignment.targets,
    student: withRandomness(student, assignment, seed),
    workshop: student,
    oracle: grading.oracle.under,
  });
  const results = new Map<string, CheckResult>();
  const conventions = new Map<string, Convention>();
  const ended: Ended = new Map();
  const names = agreedNames(assignment.targets, grading.diagnose ? grading.oracle.diagnose : () => null);

  const contextFor = (check: AssignmentCheck, target: TargetSpec): RunContext => {
    const targetId = targetIdOf(check.id);
    const ownSeed = checkSeed(assignment.id, check.id, seed);
    const ownKey = JSON.stringify([check, ownSeed]);
    return {
      id: check.id,
      targetId,
      target,
      targets: assignment.targets,
      student: candidates.choosing(
        withoutEndless(restoring(withRandomness(student, assignment, ownSeed), results), ended),
      ),
      workshop: student,
      aside: subject.aside,
      oracle: grading.oracle.under,
      once: (key, make) => grading.oracle.once(`${ownKey} ${key}`, make),
      noise: noiseAskedOf(assignment, targetId),
      seed: ownSeed,
      convention: conventions.get(targetId) ?? null,
      conventionOf: (id) => conventions.get(id) ?? null,
      failedOf: (id) =>
        [...results.values()].filter(({ target: of, status }) => of === id && status === 'failed').map((one) => one.id),
      endedOf: (id) => whatEnded(ended, id),
      namesMistakes: grading.diagnose,
      diagnose: names.diagnoseFor(check.id),
      walked: names.walkedFor(check.id, target),
      data: grading.data,
      fullTraining: grading.fullTraining,
    };
  };

  const needed = neededFor(assignment, checks);
  for (const check of needed) {
    grading.onCheck?.(check, needed.length);
    const targetId = targetIdOf(check.id);
    const target = assignment.targets[targetId];
    if (target === undefined) throw new TypeError(`the check ${check.id} has no target`);
    const blocker = check.requires?.find((id) => ['failed', 'blocked'].includes(results.get(id)?.status ?? ''));
    const lostBefore = subject.lost().length;
    const attempted =
      blocker === undefined
        ? await attempt(grading, check, () =>
            candidates.run(targetId, () => runCheck(check, contextFor(check, target))),
          )
        : ({ kind: 'blocked', message: `Not run, because \`${blocker}\` failed first.`, cases: 0 } as const);
    const [lost] = subject.lost().slice(lostBefore);
    const statusOf = (id: string): Status | undefined => results.get(id)?.status;
    const outcome = onlyIfKnown(attempted, { lost, unknown: unknownBefore(assignment, check, statusOf) });
    if (outcome.kind === 'passed' && outcome.convention)
      conventions.set(targetId, { ...outcome.convention, ...conventions.get(targetId) });
    const result = resultOf(grading, check, outcome, conventions.get(targetId));
    results.set(check.id, blocker === undefined ? result : { ...result, blockedBy: blocker });
  }
  const judged = checks.flatMap((check) => {
    const result = results.get(check.id);
    return result ? [forgive(check, grading.diagnose ? names.agreed(result) : withoutNames(result), results)] : [];
  });
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    assignment: {
      id: assignment.id,
      title: assignment.title,
      sha256: grading.assignmentSha256,
      ...(assignment.mistakesShownTo === 'staff' && { mistakesShownTo: 'staff' as const }),
    },
    submission: { student: grading.student, language: grading.language, files: grading.files },
    seed,
    grader: grading.grader,
    environment: grading.environment,
    scope: grading.scope,
    helps: toldHelps([...grading.helps, ...subject.helps()], assignment.targets).map(({ kind, message, where }) => ({
      kind,
      message,
      ...(where && { where }),
    })),
    ...(grading.pictures && grading.pictures.length > 0 && { pictures: [...grading.pictures] }),
    checks: judged,
    total: totalOf(judged),
  };
}

async function attempt(
  grading: GradeSubmission,
  check: AssignmentCheck,
  run: () => Promise<CheckOutcome>,
): Promise<Attempt> {
  try {
    return await run();
  } catch (error) {
    grading.onFault(check.id, error);
    return {
      kind: 'grader-error',
      message: 'The grader itself failed at this check; a person has to decide.',
      cases: 0,
    };
  }
}

function resultOf(
  grading: GradeSubmission,
  check: AssignmentCheck,
  outcome: Attempt,
  convention: Convention | undefined,
): CheckResult {
  const target = grading.assignment.targets[targetIdOf(check.id)];
  const told = outcome.kind === 'grader-error' ? null : outcome;
  return {
    id: check.id,
    title: check.title,
    kind: check.kind,
    target: targetIdOf(check.id),
    visibility: check.visibility ?? 'public',
    status: outcome.kind,
    points: pointsFor(outcome.kind, check.points),
    maxPoints: check.points,
    message: outcome.message,
    cases: outcome.cases,
    ...(told?.tolerance && { tolerance: told.tolerance }),
    conventions: target && convention ? [...describeConvention(target, convention)] : [],
    notes: [...(told?.notes ?? [])],
    ...(outcome.kind === 'failed' && { finding: outcome.finding }),
    ...(outcome.kind === 'failed' &&
      outcome.mistakes &&
      outcome.mistakes.length > 0 && { mistakes: [...outcome.mistakes] }),
    ...(told?.printed && { printed: told.printed }),
    ...(told?.figures && { figures: [...told.figures] }),
    plots: [...(told?.plots ?? [])],
    replay: replayOf(grading, check),
  };
}

/** A failure that is already paid for elsewhere counts as passed, and says so; where that is not known, neither is the failure. */
function forgive(check: AssignmentCheck, result: CheckResult, results: ReadonlyMap<string, CheckResult>): CheckResult {
  if (!['failed', 'blocked'].includes(result.status)) return result;
  // What gave no answer at all earns nothing, whatever it was held to.
  if (result.finding?.kind === 'ended') return result;
  const forgiveness = forgivenessOf(check.followThrough, (id) => results.get(id)?.status);
  if (forgiveness === 'stands') return result;
  const { finding, ...rest } = withoutNames(result);
  const why = finding?.summary ?? result.message;
  const { paidBy = '', shownBy = '' } = check.followThrough ?? {};
  switch (forgiveness) {
    case 'forgiven':
      return {
        ...rest,
        status: 'passed',
        points: check.points,
        message: 'Right but for a mistake that is paid for already.',
        notes: [...rest.notes, `Not counted again: \`${paidBy}\` already failed for the same mistake. ${why}`],
      };
    case 'not-known':
      return {
        ...rest,
        status: 'inconclusive',
        points: pointsFor('inconclusive', check.points),
        message: `Whether this counts is not known, because \`${paidBy}\` or \`${shownBy}\` is not. ${why}`,
      };
  }
}

/** The command that runs one check again with the same cases: a student has a file, a teacher a folder. */
function replayOf({ assignment, by, student, seed }: GradeSubmission, check: AssignmentCheck): string {
  const same = `--assignment ${assignment.id} --check ${check.id} --seed ${seed}`;
  return by === 'own' ? `npx grade check <file> ${same}` : `npx grade <folder> --only ${quoted(student)} ${same}`;
}

/** A word for a shell. */
function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
