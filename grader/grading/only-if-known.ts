import { acceptedConventions } from '../checks/conventions.ts';
import type { CheckOutcome } from '../checks/check.ts';
import { faultOfReply } from '../findings/faults.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import { targetIdOf } from '../intake/target-id.ts';
import type { ProcessEnd } from '../model/outcome.ts';
import type { Status } from '../model/report.ts';
import { isVerdict } from '../scoring/score.ts';
import { decidersOf } from './needed-checks.ts';

/** What came of trying a check: an exception is our own fault. */
export type Attempt = CheckOutcome | { readonly kind: 'grader-error'; readonly message: string; readonly cases: 0 };

/** Checks before this one of which it is not known what came of them. */
export interface UnknownBefore {
  /** It is not run where they failed. */
  readonly required: readonly string[];
  /** Its verdict is made with what they found. */
  readonly deciding: readonly string[];
}

interface Known {
  /**
   * How an answer was lost, by the machine's doing or by ours, on which its verdict may rest: not one to what was asked aside, once
   * the verdict was known.
   */
  readonly lost: ProcessEnd | undefined;
  readonly unknown: UnknownBefore;
}

/**
 * An outcome, unless it rests on something that is not known. A check works with what it has: an own part that could not be asked looks
 * to it like one that is wrong, and a check whose conventions were never found accepts any of them.
 */
export function onlyIfKnown(outcome: Attempt, { lost, unknown }: Known): Attempt {
  switch (outcome.kind) {
    case 'inconclusive':
    case 'grader-error':
      return outcome;
    case 'passed':
    case 'failed':
    case 'blocked': {
      if (lost !== undefined) return notKnown(messageOf(lost));
      const [rests] = [...unknown.deciding, ...(outcome.kind === 'passed' ? unknown.required : [])];
      return rests === undefined ? outcome : notKnown(`Not known, because \`${rests}\`, on which it rests, is not.`);
    }
  }
}

export function unknownBefore(
  { checks, targets }: Assignment,
  check: AssignmentCheck,
  statusOf: (id: string) => Status | undefined,
): UnknownBefore {
  const isUnknown = (id: string): boolean => {
    const status = statusOf(id);
    return status !== undefined && !isVerdict(status);
  };
  const decides = decidersOf(check, targets);
  const earlier = checks.slice(
    0,
    checks.findIndex(({ id }) => id === check.id),
  );
  return {
    required: (check.requires ?? []).filter(isUnknown),
    deciding: earlier
      .filter((one) => isUnknown(one.id) && decides(one) && (check.kind === 'trains' || tellsOthers(one, targets)))
      .map(({ id }) => id),
  };
}

/** A plain function with one convention tells those after it nothing but its verdict. */
function tellsOthers({ id }: AssignmentCheck, targets: Assignment['targets']): boolean {
  const target = targets[targetIdOf(id)];
  return target === undefined || target.methods !== undefined || acceptedConventions(target).length > 1;
}

function messageOf(lost: ProcessEnd): string {
  const fault = faultOfReply({ kind: 'ended', end: lost, printed: '' });
  return fault.kind === 'not-known' ? fault.message : fault.finding.summary;
}

function notKnown(message: string): Attempt {
  return { kind: 'inconclusive', message, cases: 0 };
}
