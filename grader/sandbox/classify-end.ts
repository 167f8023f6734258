import { constants } from 'node:os';
import type { Limits } from '../model/assignment.ts';
import type { ProcessEnd } from '../model/outcome.ts';

/** How a process ended, as the operating system and the process itself tell. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last of what was printed; hostile text. */
  readonly printed: string;
}

/** What V8 writes before it aborts. */
const V8_OUT_OF_MEMORY = /JavaScript heap out of memory|Fatal process out of memory/i;

/** What Python writes when the interpreter itself, not the student's code, cannot get memory. */
const PYTHON_OUT_OF_MEMORY = /^MemoryError\b|Fatal Python error: .*(MemoryError|out of memory)/m;

/**
 * Names the end of a process that nobody here ended. Wrappers (bubblewrap, a shell) report a signal as 128 + its number.
 */
export function classifyEnd({ code, signal, printed }: Ending, limits: Limits): ProcessEnd {
  const name = signal ?? signalOfCode(code);
  if (name === 'SIGABRT' && V8_OUT_OF_MEMORY.test(printed)) {
    return { kind: 'out-of-memory', megabytes: limits.memoryMegabytes };
  }
  if (name === 'SIGXCPU') return { kind: 'timed-out', clock: 'cpu', seconds: limits.cpuSeconds };
  if (name !== undefined) return { kind: 'killed', signal: name };
  if (code === 1 && PYTHON_OUT_OF_MEMORY.test(printed)) {
    return { kind: 'out-of-memory', megabytes: limits.memoryMegabytes };
  }
  return { kind: 'exited', code: code ?? 0 };
}

function signalOfCode(code: number | null): string | undefined {
  if (code === null || code <= 128) return undefined;
  return Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
}
