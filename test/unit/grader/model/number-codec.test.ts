import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeNumber,
  decodeValue,
  encodeNumber,
  encodeValue,
  WireError,
} from '../../../../grader/model/number-codec.ts';
import type { NumericArray, Value } from '../../../../grader/model/value.ts';

/** Through JSON, as every message goes. */
const crossed = (value: Value): Value => decodeValue(JSON.parse(JSON.stringify(encodeValue(value))));

const array = (data: readonly number[], shape = [data.length]): NumericArray => ({ kind: 'array', shape, data });

describe('the number codec', () => {
  it('loses no number', () => {
    fc.assert(
      fc.property(fc.double(), (number) => {
        expect(decodeNumber(JSON.parse(JSON.stringify(encodeNumber(number))))).toBe(number);
      }),
    );
  });

  it('loses no number of an array, few or many', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 70 }), (numbers) => {
        expect(crossed(array(numbers))).toEqual(array(numbers));
      }),
    );
  });

  it.each<Value>([
    { kind: 'none' },
    { kind: 'boolean', value: false },
    { kind: 'text', value: '$number' },
    {
      kind: 'list',
      items: [
        { kind: 'number', value: -0 },
        { kind: 'list', items: [] },
      ],
    },
    { kind: 'record', entries: new Map([['__proto__', { kind: 'number', value: 1 }]]) },
    array([1], []),
    array([], [0, 3]),
    array([1, 2, 3, 4, 5, 6], [2, 3]),
    {
      kind: 'opaque',
      type: 'function',
      text: 'f',
      callable: { parameters: [{ name: 'x', required: true }], variadic: true },
    },
    {
      kind: 'opaque',
      type: 'function',
      text: 'f',
      callable: {
        parameters: [{ name: 'options', required: true }],
        variadic: false,
        fields: [{ name: 'rate', required: false }],
      },
    },
  ])('brings %o across', (value) => {
    expect(crossed(value)).toEqual(value);
  });

  it('marks arguments that are to arrive as whole numbers', () => {
    expect(encodeValue({ kind: 'number', value: 3, whole: true })).toEqual({ $integer: 3 });
    expect(encodeValue({ ...array([0, 2]), whole: true })).toEqual({
      $array: { shape: [2], values: [0, 2], integer: true },
    });
    const many = encodeValue({ ...array(new Array<number>(40).fill(7)), whole: true });
    expect(many).toMatchObject({ $array: { shape: [40], integer: true } });
    expect(encodeValue(array([0, 2]))).toEqual({ $array: { shape: [2], values: [0, 2] } });
  });

  it.each([
    { passed: true },
    { $number: 'one' },
    { $record: [['a']] },
    { $record: [[1, 2]] },
    { $array: { shape: [2], values: [1] } },
    { $array: { shape: [-1], values: [] } },
    { $array: { shape: [1], base64: 'AAAA' } },
    { $array: { shape: [1] } },
    { $opaque: 3 },
  ])('refuses %j', (json) => {
    expect(() => decodeValue(json)).toThrow(WireError);
  });
});
