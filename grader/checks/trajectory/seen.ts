import type { TestFunction } from '../../../reference/functions/test-function.ts';
import type { Schedule } from '../../../reference/schedules/schedule.ts';
import { scheduleOf, testFunctionOf } from '../../oracles/truths.ts';
import type { CheckContext } from '../check.ts';
import { descentCase } from '../descent/own-descent.ts';
import type { Seen } from './name-turn.ts';
import { observe } from './observed.ts';
import type { Observed } from './observed.ts';
import type { TrajectoryOptions } from './options.ts';
import type { Point } from './paths.ts';

type Context = CheckContext<TrajectoryOptions>;

interface Descent {
  readonly on: TestFunction;
  readonly gradient: (theta: Point) => Point;
  readonly schedule: Schedule;
  readonly learningRate: number;
}

/** What a target with descent as its oracle is held to. */
export function descentOf({ target, options }: Context): Descent {
  const { oracle } = target;
  if (!('descentOn' in oracle)) throw new TypeError('a descent is asked of a target with descent as its oracle');
  const on = testFunctionOf(oracle.descentOn);
  return {
    on,
    gradient: (theta) => on.gradient(theta),
    schedule: scheduleOf(oracle.schedule),
    learningRate: options.hyperparameters['learningRate'] ?? NaN,
  };
}

/** What was seen of a wrong descent: its ends, and one step with twice the rate. Nothing where some of it has no answer. */
export async function seenOf(
  context: Context,
  observed: readonly Observed[],
  descent: Pick<Descent, 'gradient' | 'schedule'>,
): Promise<readonly Seen[]> {
  const all = observed.flatMap((one) => seenEnd(one, descent));
  const [first] = observed;
  if (first === undefined || all.length < observed.length) return [];
  const more = await atAnotherRate(context, first, descent);
  return more.length === 0 ? [] : [...more, ...all];
}

/** One step with twice the rate: whether a rate is used at all only shows at another one. */
export async function atAnotherRate(
  { student, targetId }: Context,
  { start, learningRate }: Observed,
  descent: Pick<Descent, 'gradient' | 'schedule'>,
): Promise<readonly Seen[]> {
  const cases = [descentCase(start, 1, 2 * learningRate)];
  const reply = await student.ask({ target: targetId, cases });
  return reply.kind === 'answered' ? observe(cases, reply.answers).flatMap((one) => seenEnd(one, descent)) : [];
}

export function seenEnd(
  one: Observed,
  { gradient, schedule }: Pick<Descent, 'gradient' | 'schedule'>,
): readonly Seen[] {
  const { start, learningRate, epochs, actual } = one;
  return actual === null ? [] : [{ walk: { gradient, schedule, start, learningRate, epochs }, at: epochs, actual }];
}
