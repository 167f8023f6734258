/** What a run has to do for one submission. */
import type { ReadSubmission } from '../intake/read-submission.ts';
import type { Report } from '../model/report.ts';
import type { GradeGroup } from './group.ts';
import { isKnown } from './is-known.ts';
import type { Answering } from './judge.ts';
import { madeOf, whatIsAsked, whereAsked } from './receipt.ts';
import type { Made } from './receipt.ts';
import { findEvidence, keptEvidence, keptReport } from './result-files.ts';

export type Plan =
  /** Nothing: the same would come of it. */
  | { readonly kind: 'kept'; readonly report: Report }
  | { readonly kind: 'judge'; readonly by: Answering; readonly made: Made }
  | { readonly kind: 'impossible'; readonly why: string };

type Group = Pick<
  GradeGroup,
  | 'loaded'
  | 'checks'
  | 'scope'
  | 'seed'
  | 'fullTraining'
  | 'diagnosis'
  | 'fingerprint'
  | 'dataSets'
  | 'machine'
  | 'only'
  | 'again'
  | 'replay'
>;

/** @param folder of the submission's results */
export async function planFor(group: Group, folder: string, student: string, read: ReadSubmission): Promise<Plan> {
  if (group.replay) return replayPlan(group, folder, student, read);
  const made = madeHere(group, student, read);
  if (group.again || group.only.includes(student)) return { kind: 'judge', by: { kind: 'code', earlier: null }, made };
  const report = await keptReport(folder, made);
  // What was not known may be known now: the machine may have been to blame.
  if (report !== null && isKnown(report)) return { kind: 'kept', report };
  return { kind: 'judge', by: { kind: 'code', earlier: await keptEvidence(folder) }, made };
}

/** The report that is there, if this run would make the same; null where it would not. */
export async function reportThatHolds(
  group: Group,
  folder: string,
  student: string,
  read: ReadSubmission,
): Promise<Report | null> {
  const evidence = group.replay ? await keptEvidence(folder) : null;
  const made = madeHere(group, student, read);
  return keptReport(folder, evidence === null ? made : { ...made, where: evidence.where });
}

async function replayPlan(group: Group, folder: string, student: string, read: ReadSubmission): Promise<Plan> {
  const found = await findEvidence(folder);
  if (found.kind === 'none') return { kind: 'impossible', why: `No answers of this submission are kept. ${GRADE_IT}` };
  if (found.kind === 'damaged')
    return {
      kind: 'impossible',
      why: `${found.file} ${found.what}. Put it back as it was, or grade it without --replay.`,
    };
  if (found.kind === 'unusable') return { kind: 'impossible', why: `${found.file} ${found.what}. ${GRADE_IT}` };
  const { evidence } = found;
  if (evidence.asked !== whatIsAsked(group.loaded.assignment, read))
    return {
      kind: 'impossible',
      why: `The answers that are kept are those of other files, or to an assignment that looked for other names. ${GRADE_IT}`,
    };
  const made = { ...madeHere(group, student, read), where: evidence.where };
  return { kind: 'judge', by: { kind: 'evidence', evidence }, made };
}

const GRADE_IT = 'Grade it without --replay.';

function madeHere(group: Group, student: string, read: ReadSubmission): Made {
  const { loaded, machine, fingerprint } = group;
  const making = { ...group, ...loaded, assignmentSha256: loaded.sha256, data: group.dataSets.told };
  return madeOf(making, student, read, whereAsked(fingerprint, machine));
}
