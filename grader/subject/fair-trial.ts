/** Decides what is believed of a run: the machine's doing is not held against the code, and nobody tries for ever. */
import { isOurs, type ProcessEnd } from '../model/outcome.ts';
import type { QuestionLimits, Used } from '../sandbox/watch.ts';
import { mayBeTheMachines } from './blame.ts';
import { difference, type Rations } from './rations.ts';

/** What came of asking the process something. */
export type Understood<T> =
  | { readonly kind: 'understood'; readonly value: T; readonly printed: string }
  | {
      readonly kind: 'ended';
      readonly end: ProcessEnd;
      readonly printed: string;
      /** It ended before anything could be asked. */
      readonly whileLoading?: boolean;
      /** The process had answered before: what was left behind then may have ended it. */
      readonly wasUsed?: true;
      /** Nothing ran: it is known from before. */
      readonly isRemembered?: boolean;
    };

export interface Trial {
  readonly rations: Rations;
  /** Does the work while no other student's code runs. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  /** What was used so far, by all processes of the subject. */
  readonly used: () => Used;
  /** The process that ended last was ended for what was measured of it alone. */
  readonly isOwnDoing: () => boolean;
  readonly isClosed: () => boolean;
}

/** What everybody is told once the subject is closed: nothing is known. */
export const STOPPED = {
  kind: 'ended',
  end: { kind: 'never-started', problem: 'the run was stopped' },
  printed: '',
  isRemembered: true,
} as const;

/**
 * Runs something with what is left to it. What may be the machine's doing is tried again alone before it is believed;
 * what ran out before is given less, and is not tried twice again. Want of memory in a process that had answered before
 * is tried again in a fresh one: what is kept since then takes some of it.
 */
export async function fairTrial<T>(
  asked: readonly string[],
  work: (ration: QuestionLimits) => Promise<Understood<T>>,
  { rations, exclusively, used, isOwnDoing, isClosed }: Trial,
): Promise<Understood<T>> {
  const givenUp = rations.givenUp();
  if (givenUp) return { ...STOPPED, end: givenUp };
  const ration = rations.rationFor(asked);
  const measured = async (): Promise<{ readonly result: Understood<T>; readonly used: Used }> => {
    const before = used();
    const result = isClosed() ? STOPPED : await work(ration);
    return { result, used: difference(used(), before) };
  };

  const isShort = ({ kind }: ProcessEnd): boolean => ration.isShort && kind === 'timed-out';

  let first = await measured();
  if (first.result.kind === 'ended' && first.result.wasUsed === true && first.result.end.kind === 'out-of-memory') {
    // Of the code, but not of this program alone: what it takes by itself only a fresh process can show.
    rations.lose({ asked: [], end: first.result.end, blame: 'code', used: first.used });
    first = await measured();
  }
  if (isClosed()) return STOPPED;
  if (first.result.kind !== 'ended' || first.result.isRemembered === true) return first.result;
  const { end } = first.result;
  if (isOwnDoing() || isShort(end) || !mayBeTheMachines(end)) {
    rations.lose({ asked, end, blame: 'code', used: first.used });
    return end.kind === 'timed-out' && isShort(end) ? { ...first.result, end: { ...end, again: true } } : first.result;
  }
  const second = await exclusively(measured);
  if (isClosed()) return STOPPED;
  const again = second.result.kind === 'ended' ? second.result.end : undefined;
  const blame = again && !isOurs(again) ? 'code' : 'nobody';
  rations.lose({ asked, end, blame, used: first.used });
  if (again) rations.lose({ asked, end: again, blame, used: second.used });
  return second.result;
}
