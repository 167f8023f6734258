/**
 * The number codec: the wire form of values, at the process boundary and in every file written.
 *
 * JSON loses NaN, the infinities and -0, and diverging optimizers produce all of them.
 *
 * | value | wire form |
 * | --- | --- |
 * | none, boolean, text, finite number | itself |
 * | NaN, Infinity, -Infinity, -0 | `{"$number": "NaN"}` |
 * | whole number (arguments only) | `{"$integer": 3}` |
 * | list | JSON array |
 * | record | `{"$record": [["key", value], ...]}` |
 * | array | `{"$array": {"shape": [2], "values": [...]}}`, above 32 elements `{"$array": {"shape": [...], "base64": "..."}}` (little-endian float64) |
 * | array of whole numbers (arguments only) | the same with `"integer": true` |
 * | opaque | `{"$opaque": {"type": "function", "text": "...", "callable": {"parameters": [{"name": "x", "required": true}], "variadic": false, "fields"?: [...]}}}` |
 */
import type { Opaque, Parameter, Value } from './value.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const BASE64_ABOVE = 32;
/** Lists and records within each other: twice as many as the hosts write. */
const DEEPEST = 200;
/** Of an array: as many as numpy has. */
const MOST_DIMENSIONS = 64;
/** Rows of an array without elements: only its shape says how many there are, and whoever reads it makes them all. */
const MOST_EMPTY = 100_000;
/** What is told of an opaque value, and of its parameters. */
const MOST_TYPE = 300;
const MOST_TEXT = 2000;
const MOST_PARAMETERS = 200;

/** A number as JSON that survives a round trip. */
export function encodeNumber(value: number): Json {
  if (Number.isNaN(value)) return { $number: 'NaN' };
  if (value === Infinity) return { $number: 'Infinity' };
  if (value === -Infinity) return { $number: '-Infinity' };
  if (Object.is(value, -0)) return { $number: '-0' };
  return value;
}

export function encodeValue(value: Value): Json {
  switch (value.kind) {
    case 'none':
      return null;
    case 'boolean':
    case 'text':
      return value.value;
    case 'number':
      return value.whole ? { $integer: value.value } : encodeNumber(value.value);
    case 'list':
      return value.items.map(encodeValue);
    case 'record':
      return { $record: [...value.entries].map(([key, entry]) => [key, encodeValue(entry)]) };
    case 'array':
      return {
        $array: {
          shape: value.shape,
          ...(value.data.length > BASE64_ABOVE
            ? { base64: Buffer.from(new Float64Array(value.data).buffer).toString('base64') }
            : { values: value.data.map(encodeNumber) }),
          ...(value.whole && { integer: true }),
        },
      };
    case 'opaque':
      return {
        $opaque: {
          type: value.type,
          text: value.text,
          ...(value.callable && {
            callable: {
              parameters: value.callable.parameters.map(({ name, required }) => ({ name, required })),
              variadic: value.callable.variadic,
              ...(value.callable.fields && {
                fields: value.callable.fields.map(({ name, required }) => ({ name, required })),
              }),
            },
          }),
        },
      };
  }
}

/** What is wrong with a message that does not follow the wire form. Such a message is never an answer. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

/**
 * Reads a value in wire form. The sender may be hostile.
 *
 * @throws WireError when `json` is not a value in wire form
 */
export function decodeValue(json: unknown): Value {
  return decodeAt(json, 0);
}

function decodeAt(json: unknown, depth: number): Value {
  if (depth > DEEPEST) throw new WireError(`a value is nested more than ${DEEPEST} levels deep`);
  if (json === null || json === undefined) return { kind: 'none' };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (typeof json === 'number') return { kind: 'number', value: json };
  if (typeof json === 'string') return { kind: 'text', value: json };
  if (Array.isArray(json)) return { kind: 'list', items: json.map((item) => decodeAt(item, depth + 1)) };
  if (typeof json !== 'object') throw new WireError(`a ${typeof json} is not a value`);
  if ('$number' in json) return { kind: 'number', value: decodeNumber(json) };
  if ('$record' in json) return decodeRecord(json.$record, depth);
  if ('$array' in json) return decodeArray(json.$array);
  if ('$opaque' in json) return decodeOpaque(json.$opaque);
  throw new WireError(`an object with the keys ${Object.keys(json).slice(0, 3).join(', ')} is not a value`);
}

/** @throws WireError when `json` is not a number in wire form */
export function decodeNumber(json: unknown): number {
  if (typeof json === 'number') return json;
  const name = isObject(json) ? json['$number'] : undefined;
  switch (name) {
    case 'NaN':
      return NaN;
    case 'Infinity':
      return Infinity;
    case '-Infinity':
      return -Infinity;
    case '-0':
      return -0;
    default:
      throw new WireError(
        typeof name === 'string' ? `${name.slice(0, 40)} is not a number` : 'something is not a number',
      );
  }
}

function decodeRecord(json: unknown, depth: number): Value {
  if (!Array.isArray(json)) throw new WireError('a record is a list of pairs');
  const entries = new Map<string, Value>();
  for (const pair of json) {
    if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string') {
      throw new WireError('a record is a list of pairs');
    }
    entries.set(pair[0], decodeAt(pair[1], depth + 1));
  }
  return { kind: 'record', entries };
}

function decodeArray(json: unknown): Value {
  if (!isObject(json) || !Array.isArray(json['shape'])) throw new WireError('an array has a shape');
  if (json['shape'].length > MOST_DIMENSIONS) throw new WireError(`an array has at most ${MOST_DIMENSIONS} dimensions`);
  const shape = json['shape'].map((size: unknown) => {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) throw new WireError('a shape has sizes');
    return size;
  });
  const data = Array.isArray(json['values']) ? json['values'].map(decodeNumber) : decodeFloats(json['base64']);
  const expected = shape.reduce((product, size) => product * size, 1);
  if (expected === 0 && shape.some((size) => size > MOST_EMPTY))
    throw new WireError(`an array without elements has at most ${MOST_EMPTY} rows`);
  if (data.length !== expected) {
    throw new WireError(`an array of shape (${shape.join(', ')}) has ${expected} elements, not ${data.length}`);
  }
  return { kind: 'array', shape, data };
}

function decodeFloats(base64: unknown): readonly number[] {
  if (typeof base64 !== 'string') throw new WireError('an array has values or base64');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length % 8 !== 0) throw new WireError('base64 holds whole float64 numbers');
  return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(index * 8));
}

function decodeOpaque(json: unknown): Opaque {
  if (!isObject(json)) throw new WireError('an opaque value has a type');
  const callable = json['callable'];
  return {
    kind: 'opaque',
    type: textIn(json, 'type', MOST_TYPE),
    text: textIn(json, 'text', MOST_TEXT),
    ...(isObject(callable) && {
      callable: {
        variadic: callable['variadic'] === true,
        parameters: parametersIn(callable['parameters']),
        ...(Array.isArray(callable['fields']) && { fields: parametersIn(callable['fields']) }),
      },
    }),
  };
}

function parametersIn(json: unknown): readonly Parameter[] {
  return (Array.isArray(json) ? json : [])
    .slice(0, MOST_PARAMETERS)
    .filter(isObject)
    .map((parameter) => ({
      name: textIn(parameter, 'name', MOST_TYPE),
      required: parameter['required'] === true,
    }));
}

function textIn(json: Record<string, unknown>, key: string, most: number): string {
  const text = json[key];
  if (typeof text !== 'string') throw new WireError(`the ${key} of an opaque value is a text`);
  return text.slice(0, most);
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
