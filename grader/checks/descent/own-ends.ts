import type { Schedule } from '../../../reference/schedules/schedule.ts';
import type { Reply, Respondent } from '../../contract/question.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { CheckOutcome } from '../check.ts';
import { lostAnswer } from '../settle.ts';
import type { Path, Point } from '../trajectory/paths.ts';
import { endsOf, pathKeyFor } from './ends.ts';
import type { Ends, Settings } from './ends.ts';
import { ownDescent } from './own-descent.ts';
import { shownBy } from './shown-by.ts';

export interface Own {
  readonly student: Respondent;
  /** The target with the student's own derivative. */
  readonly derivative: string;
  readonly schedule: Schedule;
  /** The right one. */
  readonly gradient: (theta: Point) => Point;
  /** Of the check. */
  readonly tolerance: Tolerance;
}

/** Where descent ends by the student's own derivative, and how near to that it has to end. */
export interface OwnEnds {
  readonly kind: 'ends';
  readonly ends: Ends;
  readonly tolerance: Tolerance;
  /** Whether the own derivative is the same all the way: what takes its slope once, and keeps it, ends there too. */
  readonly isStraight: boolean;
}

/** Why there are none. */
export type NoOwnEnds =
  /** The derivative does not answer, or leads nowhere: staying would be right. */
  | { readonly kind: 'nowhere' }
  /** An answer was lost, and not by the code's doing: what to say. */
  | { readonly kind: 'lost'; readonly outcome: CheckOutcome };

/** A derivative that does not answer. */
export function noOwnEnds(reply: Exclude<Reply, { kind: 'answered' }>): NoOwnEnds {
  const outcome = lostAnswer(reply);
  return outcome === null ? { kind: 'nowhere' } : { kind: 'lost', outcome };
}

/** What is said of descents that follow the own derivative. */
export function heldToOwn({ isStraight }: OwnEnds): readonly string[] {
  return [
    'Descent was held to your own derivative, which is judged on its own.',
    ...(isStraight
      ? [
          'Your own derivative is the same all the way: descent that takes a slope anew at each step cannot be told by it from descent that keeps the first one.',
        ]
      : []),
  ];
}

/** Where these descents end by the student's own derivative. */
export async function ownEndsFor(asked: readonly Settings[], own: Own): Promise<OwnEnds | NoOwnEnds> {
  const keyOf = pathKeyFor(own.schedule);
  const longest = new Map<string, Settings>();
  for (const { start, learningRate, epochs } of asked) {
    const key = keyOf({ start, learningRate, epochs });
    longest.set(key, { start, learningRate, epochs: Math.max(epochs, longest.get(key)?.epochs ?? 0) });
  }
  const runs = [...longest.values()];
  const found = await ownDescent({ ...own, runs });
  if (found.kind === 'unanswered') return noOwnEnds(found.reply);
  if (found.kind === 'nowhere') return found;
  const { paths, isStraight } = found;
  const reference = runs.map((run) => rightPath(run, own));
  const tolerance = shownBy({ own: paths, reference, tolerance: own.tolerance });
  if (tolerance === null) return { kind: 'nowhere' };
  const byKey = new Map([...longest.keys()].map((key, index) => [key, paths[index]]));
  return {
    kind: 'ends',
    ends: (settings) => byKey.get(keyOf(settings))?.[settings.epochs] ?? null,
    tolerance,
    isStraight,
  };
}

function rightPath(run: Settings, { gradient, schedule }: Own): Path {
  // Of a rate that falls with time the whole number of epochs counts at every step.
  const ends = endsOf(gradient, { ...schedule, rate: (moment) => schedule.rate({ ...moment, epochs: run.epochs }) });
  return Array.from({ length: run.epochs + 1 }, (_, epochs) => ends({ ...run, epochs }) ?? []);
}
