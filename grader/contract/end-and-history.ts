import type { Value } from '../model/value.ts';
import { toTensor } from './tensor.ts';

/** Where the end of a descent and the points on its way stand in what was returned; null where that cannot be told. */
export interface EndAndHistory {
  /** null: all that was returned. */
  readonly end: number | null;
  readonly history: number | null;
}

/** Whether all that is asked besides one result is the way to it. */
export function isDescent(specs: readonly { readonly role: string; readonly optional?: boolean }[]): boolean {
  const required = specs.filter(({ optional }) => optional !== true);
  const besides = specs.filter(({ optional }) => optional === true);
  return required.length === 1 && besides.length > 0 && besides.every(({ role }) => role === 'history');
}

/**
 * `x`, `x, path`, `path, x`, `x, f(x), path`: the end is the first thing with as many numbers as the start, the history the first list
 * besides it.
 *
 * @param items what was returned, one by one
 * @param size how many numbers a point has
 */
export function endAndHistory(value: Value, items: readonly Value[], size: number): EndAndHistory | null {
  if (size > 1 && isFlat(value, size)) return { end: null, history: null };
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

function isMany(value: Value): boolean {
  return (value.kind === 'list' || (value.kind === 'array' && value.shape.length > 0)) && toTensor(value) !== null;
}
