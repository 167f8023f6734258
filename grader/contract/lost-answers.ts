import { isOurs, type ProcessEnd } from '../model/outcome.ts';
import type { Subject } from '../model/subject.ts';

export interface WatchedSubject extends Subject {
  /** Every end so far by which an answer was lost that a verdict may rest on, in order. */
  readonly lost: () => readonly ProcessEnd[];
  /**
   * Asks what no verdict rests on. What is lost meanwhile is not counted, and neither is what was seen then: null.
   */
  readonly aside: Aside;
}

/** Asks what no verdict rests on; null where an answer to it was lost. */
export type Aside = <Seen>(ask: () => Promise<Seen>) => Promise<Seen | null>;

/**
 * Notes every question whose answer was lost through no fault of the code. Whatever is made of what is left over is no verdict, and
 * not worth keeping: a part that could not be asked must not look like one that is wrong, or not there.
 */
export function watched(subject: Subject): WatchedSubject {
  const lost: ProcessEnd[] = [];
  const lostAside: ProcessEnd[] = [];
  let asides = 0;
  const note = (end: ProcessEnd): void => {
    if (isOurs(end)) (asides === 0 ? lost : lostAside).push(end);
  };
  return {
    ...subject,
    describe: async () => {
      const description = await subject.describe();
      if (description.kind === 'ended') note(description.end);
      return description;
    },
    run: async (program) => {
      const outcome = await subject.run(program);
      if (outcome.kind === 'ended') note(outcome.end);
      return outcome;
    },
    lost: () => lost,
    aside: async (ask) => {
      const before = lostAside.length;
      asides += 1;
      try {
        const seen = await ask();
        return lostAside.length === before ? seen : null;
      } finally {
        asides -= 1;
      }
    },
  };
}
