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
 * | opaque | `{"$opaque": {"type": "function", "text": "...", "callable": {"parameters": [{"name": "x", "required": true}], "variadic": false}}}` |
 */
import type { Opaque, Value } from './value.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const BASE64_ABOVE = 32;

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
  if (json === null || json === undefined) return { kind: 'none' };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (typeof json === 'number') return { kind: 'number', value: json };
  if (typeof json === 'string') return { kind: 'text', value: json };
  if (Array.isArray(json)) return { kind: 'list', items: json.map(decodeValue) };
  if (typeof json !== 'object') throw new WireError(`a ${typeof json} is not a value`);
  if ('$number' in json) return { kind: 'number', value: decodeNumber(json) };
  if ('$record' in json) return decodeRecord(json.$record);
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
      throw new WireError(`${String(name)} is not a number`);
  }
}

function decodeRecord(json: unknown): Value {
  if (!Array.isArray(json)) throw new WireError('a record is a list of pairs');
  const entries = new Map<string, Value>();
  for (const pair of json) {
    if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string') {
      throw new WireError('a record is a list of pairs');
    }
    entries.set(pair[0], decodeValue(pair[1]));
  }
  return { kind: 'record', entries };
}

function decodeArray(json: unknown): Value {
  if (!isObject(json) || !Array.isArray(json['shape'])) throw new WireError('an array has a shape');
  const shape = json['shape'].map((size: unknown) => {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) throw new WireError('a shape has sizes');
    return size;
  });
  const data = Array.isArray(json['values']) ? json['values'].map(decodeNumber) : decodeFloats(json['base64']);
  const expected = shape.reduce((product, size) => product * size, 1);
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
    type: String(json['type']),
    text: String(json['text']),
    ...(isObject(callable) && {
      callable: {
        variadic: callable['variadic'] === true,
        parameters: (Array.isArray(callable['parameters']) ? callable['parameters'] : [])
          .filter(isObject)
          .map((parameter) => ({ name: String(parameter['name']), required: parameter['required'] === true })),
      },
    }),
  };
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
