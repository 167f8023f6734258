import type { HostProcess } from './host.ts';

/** Stands for a host that could not be started, and says why at each question. */
export function neverStarted(error: unknown): HostProcess {
  const problem = error instanceof Error ? error.message : String(error);
  return {
    alive: () => false,
    beginBudget: () => undefined,
    used: () => ({ cpuSeconds: 0, idleSeconds: 0 }),
    threads: () => 0,
    isOwnDoing: () => false,
    ask: () => Promise.resolve({ kind: 'ended', end: { kind: 'never-started', problem }, printed: '' }),
    end: () => Promise.resolve(),
  };
}
