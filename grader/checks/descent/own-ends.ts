import type { Schedule } from '../../../reference/schedules/schedule.ts';
import type { Respondent } from '../../contract/question.ts';
import { pathKeyFor } from './ends.ts';
import type { Ends, Settings } from './ends.ts';
import { ownDescent } from './own-descent.ts';

export interface Own {
  readonly student: Respondent;
  /** The target with the student's own derivative. */
  readonly derivative: string;
  readonly schedule: Schedule;
}

/** Where these descents end by the student's own derivative; null where that does not answer. */
export async function ownEndsFor(asked: readonly Settings[], own: Own): Promise<Ends | null> {
  const keyOf = pathKeyFor(own.schedule);
  const longest = new Map<string, Settings>();
  for (const { start, learningRate, epochs } of asked) {
    const key = keyOf({ start, learningRate, epochs });
    longest.set(key, { start, learningRate, epochs: Math.max(epochs, longest.get(key)?.epochs ?? 0) });
  }
  const paths = await ownDescent({ ...own, runs: [...longest.values()] });
  if (paths === null) return null;
  const byKey = new Map([...longest.keys()].map((key, index) => [key, paths[index]]));
  return (settings) => byKey.get(keyOf(settings))?.[settings.epochs] ?? null;
}
