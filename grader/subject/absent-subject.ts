import type { Subject } from '../model/subject.ts';

/**
 * Stands for a submission with nothing to run. Without a problem of ours it simply defines nothing; with one nothing is
 * known of it, and no verdict can be had.
 */
export function absentSubject(problem: string | null): Subject {
  return {
    describe: () =>
      Promise.resolve(
        problem === null
          ? { kind: 'loaded', language: 'python', definitions: [], helps: [] }
          : { kind: 'ended', language: 'python', end: { kind: 'never-started', problem } },
      ),
    run: () =>
      Promise.resolve({
        kind: 'ended',
        end: { kind: 'never-started', problem: problem ?? 'there is no code to run' },
        printed: '',
      }),
    helps: () => [],
    close: () => Promise.resolve(),
  };
}
