/** Whose doing it may have been that a process ended. */
import type { ProcessEnd } from '../model/outcome.ts';

/** Signals that somebody else sends; all others come from what the code itself does (a crash, an abort). */
const SENT_BY_OTHERS: readonly string[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'];

/** Whether an end may come from the machine: its load, its memory, a fault of our own; not from the code alone. */
export function mayBeTheMachines(end: ProcessEnd): boolean {
  switch (end.kind) {
    case 'killed':
      // The kernel ends whom it likes when the machine runs out of memory; others may do so by hand.
      return SENT_BY_OTHERS.includes(end.signal);
    case 'timed-out':
    case 'out-of-memory':
    case 'host-fault':
    case 'never-started':
      return true;
    case 'exited':
    case 'too-much-output':
    case 'broken-channel':
    case 'given-up':
      return false;
  }
}

/** Whether it was work at the top level of a module that ended the process while the module was loaded. */
export function isOfModule({ kind }: ProcessEnd): boolean {
  return kind === 'timed-out' || kind === 'exited' || kind === 'too-much-output';
}
