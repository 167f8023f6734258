import type { Answer } from '../model/outcome.ts';
import type { Roles } from '../model/roles.ts';
import { isPathOf, TELLING_EPOCHS } from './end-and-history.ts';
import type { AskedDescent } from './end-and-history.ts';
import { itemsOf } from './results.ts';

/** What a case asks of a descent; undefined where it is none. */
export function askedDescent(roles: Roles): AskedDescent | undefined {
  const start = roles.get('start')?.data;
  return start && { start, epochs: roles.get('epochs')?.data[0] ?? NaN };
}

/** Whether code answers with the way alone: all descents show it that are long enough to tell. */
export function areLonePaths(answers: readonly Answer[], cases: readonly Roles[]): boolean {
  const long = answers.flatMap((answer, index) => {
    const asked = askedDescent(cases[index] ?? new Map());
    return asked !== undefined && asked.epochs >= TELLING_EPOCHS && answer.kind === 'returned'
      ? [{ asked, items: itemsOf(answer.value) }]
      : [];
  });
  return long.length > 0 && long.every(({ asked, items }) => items !== null && isPathOf(items, asked));
}
