import { descentMisconceptions, rightWay } from '../../reference/descent-misconceptions/index.ts';
import type { Walker } from '../../reference/descent-misconceptions/turn.ts';
import type { TestFunction } from '../../reference/functions/test-function.ts';
import { mistaken } from '../../reference/misconception.ts';
import type { Misconception } from '../../reference/misconception.ts';
import type { Schedule } from '../../reference/schedules/schedule.ts';
import type { RoleFunction } from '../subject/reference-subject.ts';
import { need } from './tensors.ts';

/** Mistakes that can be made in a descent on a function. */
export function descentMistakes(on: TestFunction, schedule: Schedule): readonly Misconception<Walker>[] {
  return descentMisconceptions({ schedule: schedule.id, dimension: on.domain.length });
}

/** Where descent ends. @param mistakes to put into it, the innermost first */
export function descentAnswer(on: TestFunction, schedule: Schedule, mistakes: readonly string[]): RoleFunction {
  const way = mistaken(rightWay, descentMistakes(on, schedule), mistakes);
  return (roles) => {
    const start = need(roles, 'start');
    const path = way({
      gradient: (theta) => on.gradient(theta),
      schedule,
      start: start.data,
      learningRate: need(roles, 'hyperparameters.learningRate').data[0] ?? NaN,
      epochs: need(roles, 'epochs').data[0] ?? 0,
    });
    return new Map([['result', { shape: start.shape, data: path.at(-1) ?? start.data }]]);
  };
}
