import { types } from 'node:util';
import { encodeNumber, type Json } from '../../model/number-codec.ts';
import type { Signature } from '../../model/value.ts';
import { detached, detachedGetter } from './detached.ts';
import { signatureOfValue } from './signatures.ts';

// References of our own, taken before any code of a student runs.
const { isArray } = Array;
const {
  isProxy,
  isTypedArray,
  isMap,
  isSet,
  isBoxedPrimitive,
  isNumberObject,
  isStringObject,
  isBooleanObject,
  isPromise,
} = types;
const { getOwnPropertyDescriptor, getPrototypeOf, ownKeys, get } = Reflect;
const valueOfNumber = detached(Number.prototype, 'valueOf') as (self: object) => number;
const valueOfText = detached(String.prototype, 'valueOf') as (self: object) => string;
const valueOfBoolean = detached(Boolean.prototype, 'valueOf') as (self: object) => boolean;
const mapEntries = detached(Map.prototype, 'entries') as (self: object) => Iterable<readonly [unknown, unknown]>;
const lengthOfNumbers = detachedGetter(getPrototypeOf(Float64Array.prototype) as object, 'length') as (
  self: object,
) => number;
const setValues = detached(Set.prototype, 'values') as (self: object) => Iterable<unknown>;
const BASE64_ABOVE = 32;
/** What a list or a record costs beside its parts: its own making, however little it holds. */
const CONTAINER = 8;
const MAX_DEPTH = 100;
const MAX_TEXT = 1_000_000;
const MAX_NAME = 100;

/** How much one program may answer. */
export interface Allowance {
  /** Numbers, texts (by length) and containers. */
  left: number;
  /** What a function takes; read from its own text unless told. */
  readonly signatureOf?: (callable: object) => Signature;
}

export const PROGRAM_ALLOWANCE = 1_600_000;

class TooLarge extends Error {}

/**
 * A result in wire form. Reads own data only, calls no methods of the value (`toJSON`, `toString`, `valueOf`), and
 * survives getters that throw. What cannot cross becomes `$opaque`.
 */
export function encode(value: unknown, allowance: Allowance): Json {
  const before = allowance.left;
  try {
    return encodeAny(value, allowance, []);
  } catch (error) {
    // Also a stack that ran out, or a hostile object that got the better of us. The others may still be read, but a
    // hundred of this kind must not cost a hundred times as much.
    allowance.left = Math.floor(before / 4);
    return noted(value, error instanceof TooLarge ? 'too large to be sent' : 'cannot be read');
  }
}

/** Many results, each of as many plain numbers, as one array: a tenth of the cost. undefined for anything else. */
export function encodeTable(rows: unknown, allowance: Allowance): Json | undefined {
  if (!isArray(rows)) return undefined;
  const first: unknown = rows[0];
  const width = isArray(first) ? first.length : 0;
  if (width === 0 || rows.length * width > allowance.left) return undefined;
  const numbers = new Float64Array(rows.length * width);
  for (let row = 0; row < rows.length; row += 1) {
    const one: unknown = rows[row];
    if (isProxy(one) || !isArray(one) || one.length !== width) return undefined;
    for (let column = 0; column < width; column += 1) {
      const own = getOwnPropertyDescriptor(one, column)?.value as unknown;
      if (typeof own !== 'number') return undefined;
      numbers[row * width + column] = own;
    }
  }
  spend(allowance, numbers.length);
  return { $array: { shape: [rows.length, width], base64: Buffer.from(numbers.buffer).toString('base64') } };
}

function encodeAny(value: unknown, allowance: Allowance, above: readonly object[]): Json {
  spend(allowance, 1);
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'boolean':
      return value;
    case 'number':
      return encodeNumber(value);
    case 'bigint':
      return encodeNumber(Number(value));
    case 'string':
      if (value.length > MAX_TEXT) return noted(value, `${value.length} characters`);
      spend(allowance, value.length);
      return value;
    case 'symbol':
      return opaque('symbol', 'a symbol');
    case 'function':
      return encodeFunction(value, allowance);
    case 'object':
      if (value === null) return null;
      if (isProxy(value)) return opaque('Proxy', 'a proxy');
      if (above.includes(value)) return noted(value, 'contains itself');
      if (above.length >= MAX_DEPTH) return noted(value, 'nested too deeply to be sent');
      return encodeObject(value, allowance, [...above, value]);
  }
}

function encodeObject(value: object, allowance: Allowance, above: readonly object[]): Json {
  const inner = (part: unknown): Json => encodeAny(part, allowance, above);
  spend(allowance, CONTAINER);
  if (isArray(value)) {
    const length = value.length;
    spend(allowance, length);
    const items: Json[] = [];
    for (let index = 0; index < length; index += 1) items.push(inner(readPart(value, index)));
    return items;
  }
  if (isTypedArray(value)) return encodeNumbers(value, allowance);
  if (isBoxedPrimitive(value)) return encodeBoxed(value);
  if (isMap(value)) return encodeMap(value, inner);
  if (isSet(value)) return [...setValues(value)].map(inner);
  if (isPromise(value)) return opaque(typeName(value), 'a promise');
  const pairs: Json[] = [];
  for (const key of ownKeys(value)) {
    if (typeof key !== 'string' || getOwnPropertyDescriptor(value, key)?.enumerable !== true) continue;
    spend(allowance, key.length);
    pairs.push([key, inner(readPart(value, key))]);
  }
  // An instance of a class says what its own fields say; one without fields is only what it is.
  return pairs.length > 0 || isPlain(value)
    ? { $record: pairs }
    : opaque(typeName(value), `an instance of ${typeName(value)}`);
}

/** A part of an object. A getter is the student's code: it may throw. */
function readPart(from: object, key: string | number): unknown {
  try {
    return get(from, key);
  } catch {
    return unreadable;
  }
}

const unreadable = Symbol('unreadable');

function encodeMap(map: object, inner: (part: unknown) => Json): Json {
  const pairs: Json[] = [];
  for (const [key, entry] of mapEntries(map)) {
    if (typeof key !== 'string' && typeof key !== 'number') return opaque('Map', 'a map with keys that are not texts');
    pairs.push([String(key), inner(entry)]);
  }
  return { $record: pairs };
}

function encodeNumbers(numbers: ArrayLike<number | bigint>, allowance: Allowance): Json {
  // Its own length: a class that extends it may say another.
  const length = lengthOfNumbers(numbers);
  spend(allowance, length);
  const floats = Float64Array.from({ length }, (_, index) => Number(numbers[index]));
  const shape = [floats.length];
  return {
    $array:
      floats.length > BASE64_ABOVE
        ? { shape, base64: Buffer.from(floats.buffer).toString('base64') }
        : { shape, values: [...floats].map(encodeNumber) },
  };
}

function encodeBoxed(value: object): Json {
  if (isNumberObject(value)) return encodeNumber(valueOfNumber(value));
  if (isStringObject(value)) return valueOfText(value).slice(0, MAX_TEXT);
  if (isBooleanObject(value)) return valueOfBoolean(value);
  return opaque(typeName(value), 'a wrapped value');
}

function encodeFunction(value: object, { signatureOf = signatureOfValue }: Allowance): Json {
  if (isProxy(value)) return opaque('function', 'a stand-in');
  const name = ownText(value, 'name');
  const { parameters, variadic, fields } = signatureOf(value);
  return {
    $opaque: {
      type: 'function',
      text: name === '' ? 'a function' : `function ${name}`,
      callable: {
        parameters: parameters.map((parameter) => ({ ...parameter })),
        variadic,
        ...(fields && { fields: fields.map((field) => ({ ...field })) }),
      },
    },
  };
}

/** An object literal, of whichever realm; not an instance of a class. */
function isPlain(value: object): boolean {
  const prototype = getPrototypeOf(value);
  return prototype === null || getPrototypeOf(prototype) === null;
}

/** Name of the class that made an object. */
export function typeName(value: object): string {
  try {
    const prototype = getPrototypeOf(value);
    const maker: unknown = prototype && getOwnPropertyDescriptor(prototype, 'constructor')?.value;
    return (typeof maker === 'function' && ownText(maker, 'name')) || 'Object';
  } catch {
    return 'Object';
  }
}

function ownText(of: object, name: string): string {
  const value: unknown = getOwnPropertyDescriptor(of, name)?.value;
  return typeof value === 'string' ? value.slice(0, MAX_NAME) : '';
}

function opaque(type: string, text: string): Json {
  return { $opaque: { type, text } };
}

/** What is not sent, with why. */
function noted(value: unknown, why: string): Json {
  const type = typeof value === 'object' && value !== null ? typeName(value) : typeof value;
  return opaque(type, `${type} (${why})`);
}

function spend(allowance: Allowance, amount: number): void {
  allowance.left -= amount;
  if (allowance.left < 0) throw new TooLarge();
}
