import type { Parts } from '../model/target.ts';
import type { Tensor } from '../model/roles.ts';
import type { Value } from '../model/value.ts';
import { normalise } from './names.ts';
import { describeValue, toTensor } from './tensor.ts';

/** One array of several: where it stands in the whole, and what it is called by. */
export interface Piece {
  /** Its key in a dictionary, its place in a list. */
  readonly key: string | number;
  readonly shape: readonly number[];
  /** Number of its first element in the whole. */
  readonly from: number;
}

/** Into what a vector is cut, in order. */
export function piecesOf(parts: Parts): readonly Piece[] {
  const named: readonly (readonly [string | number, readonly number[]])[] = isList(parts)
    ? parts.map((shape, index) => [index, shape] as const)
    : Object.entries(parts);
  let from = 0;
  return named.map(([key, shape]) => {
    const piece = { key, shape, from };
    from += sizeOf(shape);
    return piece;
  });
}

/** How many numbers all parts have together. */
export function sizeOfParts(parts: Parts): number {
  return piecesOf(parts).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** What a piece has of the whole. */
export function pieceOf({ data }: Tensor, { shape, from }: Pick<Piece, 'shape' | 'from'>): Tensor {
  return { shape, data: data.slice(from, from + sizeOf(shape)) };
}

/** A vector as a dictionary or a list of arrays. */
export function cut(parts: Parts, whole: Tensor): Value {
  const values = piecesOf(parts).map((piece): readonly [string, Value] => [
    String(piece.key),
    { kind: 'array', ...pieceOf(whole, piece) },
  ]);
  return isList(parts)
    ? { kind: 'list', items: values.map(([, value]) => value) }
    : { kind: 'record', entries: new Map(values) };
}

export type Joined =
  { readonly kind: 'joined'; readonly whole: Tensor } | { readonly kind: 'misfit'; readonly problem: string };

/** The vector that arrays make together. @param name of the result, for messages */
export function join(parts: Parts, value: Value, name: string): Joined {
  const data: number[] = [];
  for (const piece of piecesOf(parts)) {
    const called = `${name}[${JSON.stringify(piece.key)}]`;
    const found = entryOf(value, piece.key);
    if (found === undefined) {
      const wanted = piecesOf(parts).map(({ key }) => key);
      const whole = isList(parts) ? `a list of ${wanted.length} arrays` : `a dictionary with ${wanted.join(', ')}`;
      return { kind: 'misfit', problem: `${name} should be ${whole}, but is ${describeValue(value)}.` };
    }
    const tensor = toTensor(found);
    if (tensor === null)
      return { kind: 'misfit', problem: `${called} should be an array of numbers, but is ${describeValue(found)}.` };
    if (alike(tensor.shape) !== alike(piece.shape) || tensor.data.length !== sizeOf(piece.shape)) {
      const shapes = [piece.shape, tensor.shape].map((shape) => `(${shape.join(', ')})`);
      return {
        kind: 'misfit',
        problem: `${called} should have the shape ${shapes[0] ?? ''}, but has the shape ${shapes[1] ?? ''}.`,
      };
    }
    for (const element of tensor.data) data.push(element);
  }
  return { kind: 'joined', whole: { shape: [data.length], data } };
}

/** An entry of a dictionary, by its key or by the same name written otherwise, or an item of a list. */
export function entryOf(value: Value, key: string | number): Value | undefined {
  if (value.kind === 'list' && typeof key === 'number') return value.items[key];
  if (value.kind !== 'record') return undefined;
  const own = String(key);
  const also = [...value.entries.keys()].filter((one) => normalise(one) === normalise(own));
  return value.entries.get(own) ?? (also.length === 1 ? value.entries.get(also[0] ?? '') : undefined);
}

/** Axes of length 1 do not count: a bias as (2,) is as good as (2, 1). */
function alike(shape: readonly number[]): string {
  return shape.filter((length) => length !== 1).join();
}

function isList(parts: Parts): parts is Extract<Parts, readonly unknown[]> {
  return Array.isArray(parts);
}
