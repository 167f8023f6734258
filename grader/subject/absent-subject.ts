import type { ProcessEnd } from '../model/outcome.ts';
import type { Description, Subject } from '../model/subject.ts';

/** Why there is nothing to run. */
export type Absence =
  /** Nothing was handed in: whatever is asked for is not there. */
  | { readonly kind: 'nothing'; readonly problem: string }
  /** What was handed in could not be looked at: nothing is known of it, and no verdict can be had. */
  | { readonly kind: 'lost'; readonly problem: string };

/** Stands for a submission with nothing to run; the problem is a whole sentence. */
export function absentSubject(absence: Absence): Subject {
  return {
    describe: () => Promise.resolve(describe(absence)),
    run: () => Promise.resolve({ kind: 'ended', end: endOf(absence), printed: '' }),
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

function endOf({ problem }: Absence): ProcessEnd {
  return { kind: 'never-started', problem, isNothing: true };
}

function describe(absence: Absence): Description {
  const language = 'python';
  const { problem } = absence;
  switch (absence.kind) {
    case 'nothing':
      return { kind: 'unreadable', language, error: { type: '', message: problem, trace: [] }, helps: [] };
    case 'lost':
      return { kind: 'ended', language, end: endOf(absence) };
  }
}
