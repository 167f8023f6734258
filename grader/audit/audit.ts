import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { AuditReport, AuditSection } from '../model/audit-report.ts';
import type { AuditContext, Section } from './section.ts';

interface Audit {
  readonly context: Omit<AuditContext, 'pause'>;
  /** Of the assignment's file. */
  readonly sha256: string;
  readonly sections: readonly Section[];
  /** Told as soon as a question is answered. */
  readonly onSection: (section: AuditSection) => void;
  /** Asks for nothing more once it is set. */
  readonly stop: AbortSignal;
}

/** Asks all that is asked of an assignment, one question after the other; null when it was stopped. */
export async function audit({ context, sha256, sections, onSection, stop }: Audit): Promise<AuditReport | null> {
  const answered: AuditSection[] = [];
  const pause = async (): Promise<void> => {
    await setImmediate();
    stop.throwIfAborted();
  };
  const ended = new AbortController();
  // What is graded when it is stopped may never be told: nobody waits for it.
  const stopped = once(stop, 'abort', { signal: ended.signal }).then(
    () => null,
    () => null,
  );
  try {
    for (const { run } of sections) {
      if (stop.aborted) return null;
      const section = await Promise.race([stopped, run({ ...context, pause })]);
      if (section === null) return null;
      answered.push(section);
      onSection(section);
    }
  } finally {
    // One signal stops the audits of all assignments: none of them goes on listening.
    ended.abort();
  }
  const { id, title } = context.assignment;
  return { schemaVersion: 1, assignment: { id, title, sha256 }, seed: context.seed, sections: answered };
}

/** Whether any of its questions was answered badly. */
export function fallsShort({ sections }: AuditReport): boolean {
  return sections.some(({ verdict }) => verdict === 'falls-short');
}
