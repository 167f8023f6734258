import type { Answer } from '../model/outcome.ts';
import type { HostProcess } from '../sandbox/host.ts';

/** What Python and numpy say when there is no memory left: what is kept from earlier programs takes some of it. */
const WANT_OF_MEMORY: readonly string[] = ['MemoryError', '_ArrayMemoryError', 'ArrayMemoryError'];

/** A thread that was waited for may be there for a moment longer. */
const LOOKS = 4;
const MILLISECONDS_BETWEEN = 5;

/**
 * Whether code left threads or processes running: they count against the limit of processes, use processor time, and may
 * meddle with what is asked next.
 *
 * @param whenLoaded threads of the process when nothing had been asked yet
 */
export async function hasLeftovers(host: Pick<HostProcess, 'threads'>, whenLoaded: number): Promise<boolean> {
  for (let look = 1; host.threads() > whenLoaded; look += 1) {
    if (look === LOOKS) return true;
    await new Promise((resolve) => setTimeout(resolve, MILLISECONDS_BETWEEN));
  }
  return false;
}

/** Whether an answer of a process that has answered before may be an error for nothing but what is kept since then. */
export function mayComeOfLeftovers(answer: Answer): boolean {
  return answer.kind === 'threw' && WANT_OF_MEMORY.includes(answer.error.type);
}
