import type { TestFunction } from '../../../reference/functions/test-function.ts';
import type { Reply } from '../../contract/question.ts';
import type { Roles } from '../../model/roles.ts';
import type { CheckContext } from '../check.ts';
import { descentCase } from '../descent/own-descent.ts';
import { observe } from '../trajectory/observed.ts';
import { isNearMinimum } from './minima.ts';
import type { ReachingOptions } from './options.ts';

/** Hardly anything is reached so soon. */
export const SOON = 1;

export const UNSOUGHT =
  'It ends near a minimum, but after one epoch too, and with a learning rate below 0 as well, which leads uphill: whether it descends there, or hands back what was known before, cannot be seen.';

type NoAnswer = Exclude<Reply, { kind: 'answered' }>;

type Sought =
  | { readonly kind: 'sought' }
  | { readonly kind: 'unsought' }
  /** Nothing can be seen: a question had no answer. */
  | { readonly kind: 'unanswered'; readonly reply: NoAnswer };

/**
 * Whether there is a start from which it is near a minimum after one epoch of half the rate already, and still is with a rate that leads
 * uphill, whatever is drawn. What looks for its minimum by itself, and minds neither epochs nor rate, is there as well as what was typed
 * in: from where they end nobody can tell.
 */
export async function soughtFrom(
  { options, student, targetId }: CheckContext<ReachingOptions>,
  on: TestFunction,
  seeds: readonly number[],
): Promise<Sought> {
  const { starts, epochs, learningRate, tolerance } = options;
  /** Of the starts that are left, by place, those from which it is near a minimum whatever is drawn. */
  const nearFrom = async (
    left: readonly number[],
    put: (start: readonly number[]) => Roles,
  ): Promise<readonly number[] | NoAnswer> => {
    let still = [...left];
    for (const seed of seeds) {
      if (still.length === 0) return [];
      const cases = still.map((place) => put(starts[place] ?? []));
      const reply = await student.ask({ target: targetId, cases, randomness: { kind: 'seeded', seed } });
      if (reply.kind !== 'answered') return reply;
      const observed = observe(cases, reply.answers);
      still = still.filter((_, index) => {
        const one = observed[index];
        return one?.actual && !one.endedItself && isNearMinimum(on, one.actual, tolerance.absolute);
      });
    }
    return still;
  };
  const soon = await nearFrom([...starts.keys()], (start) => descentCase(start, SOON, learningRate / 2));
  if ('kind' in soon) return { kind: 'unanswered', reply: soon };
  const uphill = await nearFrom(soon, (start) => descentCase(start, epochs, -learningRate));
  if ('kind' in uphill) return { kind: 'unanswered', reply: uphill };
  return { kind: uphill.length > 0 ? 'unsought' : 'sought' };
}
