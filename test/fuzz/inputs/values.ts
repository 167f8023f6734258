/** Values that cross the boundary, as they are and in wire form. */
import fc from 'fast-check';
import { encodeValue } from '../../../grader/model/number-codec.ts';
import type { Value } from '../../../grader/model/value.ts';
import { strangeNumber, strangeText } from './strange.ts';

const anyNumber = fc.oneof(strangeNumber, fc.constantFrom(NaN, Infinity, -Infinity, -0));

/** Objects like those that are read. */
const plain = { noNullPrototype: true } as const;

const array: fc.Arbitrary<Value> = fc.array(fc.nat({ max: 5 }), { maxLength: 3 }).chain((shape) => {
  const length = shape.reduce((product, size) => product * size, 1);
  return fc
    .array(anyNumber, { minLength: length, maxLength: length })
    .map((data): Value => ({ kind: 'array', shape, data }));
});

const signature = fc.record(
  {
    parameters: fc.array(fc.record({ name: fc.string({ maxLength: 9 }), required: fc.boolean() }, plain), {
      maxLength: 3,
    }),
    variadic: fc.boolean(),
  },
  plain,
);

const short = fc.string({ maxLength: 20 });
const opaque: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ kind: fc.constant('opaque' as const), type: short, text: short }, plain),
  fc.record({ kind: fc.constant('opaque' as const), type: short, text: short, callable: signature }, plain),
);

/** Every value but the marks of arguments (`whole`), which do not come back. */
export const value: fc.Arbitrary<Value> = fc.letrec<{ readonly value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Value>({ kind: 'none' }),
    fc.boolean().map((is): Value => ({ kind: 'boolean', value: is })),
    anyNumber.map((number): Value => ({ kind: 'number', value: number })),
    strangeText.map((text): Value => ({ kind: 'text', value: text })),
    array,
    opaque,
    fc.array(tie('value'), { maxLength: 4 }).map((items): Value => ({ kind: 'list', items })),
    fc
      .array(fc.tuple(strangeText, tie('value')), { maxLength: 4 })
      .map((entries): Value => ({ kind: 'record', entries: new Map(entries) })),
  ),
})).value;

export const wireValue: fc.Arbitrary<unknown> = value.map(encodeValue);
