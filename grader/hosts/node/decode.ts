import { decodeNumber } from '../../model/number-codec.ts';
import type { Makers } from './realm.ts';

/**
 * Reads an argument in wire form, as a student's code expects it: numbers, nested arrays, plain objects, functions that
 * answer such a value.
 */
export function decode(json: unknown, make: Makers): unknown {
  if (json === null || typeof json !== 'object') return json ?? null;
  if (Array.isArray(json)) return listOf(json.length, (index) => decode(json[index], make), make);
  if ('$number' in json) return decodeNumber(json);
  // JavaScript has one kind of number: a count is a number like any other.
  if ('$integer' in json) return decodeNumber(json.$integer);
  if ('$record' in json) return recordOf(json.$record as readonly (readonly [string, unknown])[], make);
  if ('$array' in json) return arrayOf(json.$array as WireArray, make);
  if ('$answers' in json) return make.answering(decode(json.$answers, make));
  throw new Error('this value cannot be given to JavaScript');
}

interface WireArray {
  readonly shape: readonly number[];
  readonly values?: readonly unknown[];
  readonly base64?: string;
}

/** More than these are not passed as arguments of one call. */
const MAX_ARGUMENTS = 1000;

/** Own properties by definition: setters that a student put on a prototype are not called. */
function listOf(length: number, item: (index: number) => unknown, make: Makers): unknown[] {
  if (length <= MAX_ARGUMENTS) return make.list(...Array.from({ length }, (_, index) => item(index)));
  const list = make.list();
  for (let index = 0; index < length; index += 1) define(list, index, item(index));
  return list;
}

function recordOf(pairs: readonly (readonly [string, unknown])[], make: Makers): object {
  const record = make.record();
  for (const [key, value] of pairs) define(record, key, decode(value, make));
  return record;
}

function arrayOf({ shape, values, base64 }: WireArray, make: Makers): unknown {
  const numbers = values ? values.map(decodeNumber) : floats(base64 ?? '');
  const build = (axis: number, offset: number): unknown => {
    const size = shape[axis];
    if (size === undefined) return numbers[offset];
    const stride = shape.slice(axis + 1).reduce((product, inner) => product * inner, 1);
    return listOf(size, (index) => build(axis + 1, offset + index * stride), make);
  };
  return build(0, 0);
}

function floats(base64: string): readonly number[] {
  const bytes = Buffer.from(base64, 'base64');
  return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(index * 8));
}

function define(object: object, key: PropertyKey, value: unknown): void {
  Reflect.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
