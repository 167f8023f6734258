import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../grader/hosts/node/decode.ts';
import { encode } from '../../../../../grader/hosts/node/encode.ts';
import { createRealm } from '../../../../../grader/hosts/node/realm.ts';

const wire = (value: unknown, left = 10_000) => encode(value, { left });
const opaque = (type: string, text: string) => ({ $opaque: { type, text } });

describe('encoding a result', () => {
  class Empty {
    method(): number {
      return 1;
    }
  }

  class Adam {
    rate = 1;
  }
  const circle: unknown[] = [1];
  circle.push(circle);

  it.each<[string, unknown, unknown]>([
    ['nothing', undefined, null],
    ['a number', 1.5, 1.5],
    ['negative zero', -0, { $number: '-0' }],
    ['a bigint', 12n, 12],
    ['a wrapped number', Object(3), 3],
    [
      'nested arrays',
      [
        [1, NaN],
        ['a', true],
      ],
      [
        [1, { $number: 'NaN' }],
        ['a', true],
      ],
    ],
    ['a hole', new Array(1), [null]],
    ['a typed array', new Float32Array([1, -0]), { $array: { shape: [2], values: [1, { $number: '-0' }] } }],
    ['a bigint array', new BigInt64Array([2n]), { $array: { shape: [1], values: [2] } }],
    [
      'a map',
      new Map<unknown, unknown>([
        ['a', 1],
        [2, 3],
      ]),
      {
        $record: [
          ['a', 1],
          ['2', 3],
        ],
      },
    ],
    ['a set', new Set([1, 2]), [1, 2]],
    [
      'a plain object',
      { a: 1, $number: 'NaN' },
      {
        $record: [
          ['a', 1],
          ['$number', 'NaN'],
        ],
      },
    ],
    ['an object of another realm', runInNewContext('({ a: [1] })'), { $record: [['a', [1]]] }],
    ['an instance by its own fields', new Adam(), { $record: [['rate', 1]] }],
    ['an instance without fields', new Empty(), opaque('Empty', 'an instance of Empty')],
    ['a circle', circle, [1, opaque('Array', 'Array (contains itself)')]],
    ['a proxy', new Proxy([], {}), opaque('Proxy', 'a proxy')],
    ['a symbol', Symbol('a'), opaque('symbol', 'a symbol')],
  ])('knows %s', (_, value, expected) => {
    expect(wire(value)).toEqual(expected);
  });

  it('writes many numbers as base64', () => {
    const floats = Float64Array.from({ length: 40 }, (_, index) => index);
    expect(wire(floats)).toEqual({ $array: { shape: [40], base64: Buffer.from(floats.buffer).toString('base64') } });
  });

  it('survives getters that throw, and calls no toJSON', () => {
    const hostile = {
      get a(): number {
        throw new Error('no');
      },
      toJSON: () => 'forged',
      b: 1,
    };
    expect(wire(hostile)).toMatchObject({
      $record: [
        ['a', { $opaque: {} }],
        ['toJSON', { $opaque: { type: 'function' } }],
        ['b', 1],
      ],
    });
  });

  it('gives up on what is too large or too deep', () => {
    expect(
      wire(
        Array.from({ length: 100 }, () => 1),
        50,
      ),
    ).toEqual(opaque('Array', 'Array (too large to be sent)'));
    expect(wire(new Array(4_000_000_000), 50)).toMatchObject({ $opaque: {} });
    let deep: unknown = 1;
    for (let level = 0; level < 200; level += 1) deep = [deep];
    expect(JSON.stringify(wire(deep))).toContain('nested too deeply');
  });
});

describe('decoding an argument', () => {
  const { make, global } = createRealm();

  it('makes nested arrays and plain objects of the realm of the student', () => {
    const value = decode(
      {
        $record: [
          ['w', { $array: { shape: [2, 2], values: [1, 2, 3, { $number: '-0' }] } }],
          ['__proto__', 1],
        ],
      },
      make,
    ) as Record<string, unknown>;
    expect(JSON.stringify(value)).toBe('{"w":[[1,2],[3,0]],"__proto__":1}');
    expect((value['w'] as number[][])[1]?.[1]).toBe(-0);
    expect(value['w']).toBeInstanceOf(global['Array']);
    expect(value).toBeInstanceOf(global['Object']);
  });

  it('reads scalars of no dimension, and base64', () => {
    expect(decode({ $array: { shape: [], values: [5] } }, make)).toBe(5);
    const base64 = Buffer.from(new Float64Array([1, 2]).buffer).toString('base64');
    expect([...(decode({ $array: { shape: [2], base64 } }, make) as number[])]).toEqual([1, 2]);
  });

  it('refuses what cannot be given', () => {
    expect(() => decode({ $opaque: { type: 'function', text: 'f' } }, make)).toThrow();
  });
});
