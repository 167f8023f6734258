import type { CheckResult, Finding } from '../../grader/model/report.ts';
import { placeText } from './place.ts';
import { isNotGraded } from './standing.ts';

/** What alone decided a whole submission, and belongs before everything else. */
export interface OneReason {
  readonly title: string;
  /** One plain sentence or two; may quote hostile text. */
  readonly text: string;
  /** Place in the submission, where there is one. */
  readonly where: string | null;
  /** Whether nothing is known; else nothing was passed. */
  readonly isOpen: boolean;
}

type Check = Pick<CheckResult, 'status' | 'message' | 'mistakes' | 'finding'>;

/**
 * The one reason for which no check was passed, or none is known: an archive, a file that cannot be read, an empty folder. Null where
 * checks ended in different ways or for different reasons, and where there is but one check, which says it itself.
 */
export function oneReason(checks: readonly Check[]): OneReason | null {
  const run = checks.filter(({ status }) => status !== 'blocked');
  const [first] = run;
  if (first === undefined) return null;
  const { message: text } = first;
  const where = whereOf(first);
  if (!run.every((check) => check.message === text && whereOf(check) === where)) return null;
  if (isNotGraded(checks)) return { title: 'Not graded', text, where, isOpen: true };
  const allFailed = run.length > 1 && run.every(isFailedBefore);
  return allFailed ? { title: 'No check was passed, for one reason', text, where, isOpen: false } : null;
}

function whereOf({ finding }: Check): string | null {
  return finding?.where === undefined ? null : placeText(finding.where);
}

/** Whether a check failed before it asked anything. The same words for what was asked may well be said of two mistakes. */
function isFailedBefore({ status, mistakes, finding }: Check): boolean {
  return status === 'failed' && mistakes === undefined && finding !== undefined && isBefore(finding);
}

function isBefore({ kind, inputs, differences, snippet }: Finding): boolean {
  switch (kind) {
    case 'missing':
    case 'unreadable':
      return inputs === undefined && differences === undefined && snippet === undefined;
    case 'signature':
    case 'threw':
    case 'misfit':
    case 'differs':
    case 'law-broken':
    case 'parts-from-path':
    case 'wrong-minimum':
    case 'wrong-noise':
    case 'ended':
      return false;
  }
}
