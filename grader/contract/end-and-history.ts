import type { Value } from '../model/value.ts';
import { toTensor } from './tensor.ts';

/** Where the end of a descent and the points on its way stand in what was returned; null where that cannot be told. */
export interface EndAndHistory {
  readonly end: number | 'all';
  /** null: there is none. */
  readonly history: number | 'all' | null;
}

/** What a descent was asked for, as far as it tells what came back. */
export interface AskedDescent {
  readonly start: readonly number[];
  /** NaN where it was not asked for a number of them. */
  readonly epochs: number;
  /** Whether the same code answered longer descents with the way alone. */
  readonly isLonePath?: boolean;
}

/** After as many epochs a start and its way are no `x, f(x)` or `x, f(x), slope` of what never moved. */
export const TELLING_EPOCHS = 3;

/** Whether all that is asked besides one result is the way to it. */
export function isDescent(specs: readonly { readonly role: string; readonly optional?: boolean }[]): boolean {
  const required = specs.filter(({ optional }) => optional !== true);
  const besides = specs.filter(({ optional }) => optional === true);
  return required.length === 1 && besides.length > 0 && besides.every(({ role }) => role === 'history');
}

/**
 * `x`, `x, path`, `path, x`, `x, f(x), path`: the end is the first thing with as many numbers as the start, the history the first list
 * besides it. `path` alone: it begins with the start, has a point more for each epoch, and its last one is the end.
 * A list that is as short as `x, f(x)` is that from what stays at its start, unless longer descents have shown otherwise.
 *
 * @param items what was returned, one by one
 */
export function endAndHistory(value: Value, items: readonly Value[], asked: AskedDescent): EndAndHistory | null {
  const { start, epochs, isLonePath = false } = asked;
  const size = start.length;
  if (size > 1 && isFlat(value, size)) return { end: 'all', history: null };
  if ((value.kind === 'array' || epochs >= TELLING_EPOCHS || isLonePath) && isPathOf(items, asked))
    return { end: items.length - 1, history: 'all' };
  const single = size === 1 ? items.findIndex(({ kind }) => kind === 'number') : -1;
  const end = single === -1 ? items.findIndex((item) => isFlat(item, size)) : single;
  if (end === -1) return null;
  const history = items.findIndex((item, index) => index !== end && isMany(item));
  return { end, history: history === -1 ? null : history };
}

function isFlat(value: Value, size: number): boolean {
  const tensor = toTensor(value);
  return tensor !== null && tensor.data.length === size && Math.max(1, ...tensor.shape) === size;
}

/** Whether there is a point for each epoch, and the start before them. */
export function isPathOf(items: readonly Value[], { start, epochs }: AskedDescent): boolean {
  const [first] = items;
  return (
    epochs > 0 &&
    items.length === epochs + 1 &&
    items.every((item) => isFlat(item, start.length)) &&
    first !== undefined &&
    toTensor(first)?.data.join() === start.join()
  );
}

function isMany(value: Value): boolean {
  return (value.kind === 'list' || (value.kind === 'array' && value.shape.length > 0)) && toTensor(value) !== null;
}
