import { Type, type Static } from '@sinclair/typebox';
import fc from 'fast-check';

const closed = { additionalProperties: false } as const;
const Range = Type.Tuple([Type.Number(), Type.Number()], { description: 'Low and high.' });

/** From where inputs are drawn, as an assignment says it. */
export const InputSpec = Type.Union(
  [
    Type.Object({ uniform: Range }, { ...closed, description: 'Evenly from low to high, in short decimals.' }),
    Type.Object(
      {
        logarithmic: Range,
        signed: Type.Optional(Type.Boolean({ description: 'Also negative.' })),
        orZero: Type.Optional(Type.Boolean({ description: 'Also exactly 0.' })),
      },
      { ...closed, description: 'Every order of magnitude from low to high alike; both above 0.' },
    ),
    Type.Object({ whole: Range }, { ...closed, description: 'Whole numbers from low to high.' }),
    Type.Object(
      { oneOf: Type.Array(Type.Number(), { minItems: 1, description: 'The values.' }) },
      { ...closed, description: 'One of these.' },
    ),
  ],
  { description: 'From where an input is drawn.' },
);
export type InputSpec = Static<typeof InputSpec>;

/** Numbers from an input spec. They are short decimals and shrink towards 0 (or the range's end nearest to it). */
export function numbersFrom(spec: InputSpec): fc.Arbitrary<number> {
  if ('uniform' in spec) return decimals(...spec.uniform);
  if ('whole' in spec) return fc.integer({ min: spec.whole[0], max: spec.whole[1] });
  if ('oneOf' in spec) return fc.constantFrom(...spec.oneOf);
  const magnitudes = magnitude(...spec.logarithmic);
  const signed = spec.signed
    ? fc.tuple(magnitudes, fc.constantFrom(1, -1)).map(([value, sign]) => value * sign)
    : magnitudes;
  return spec.orZero ? fc.oneof({ weight: 9, arbitrary: signed }, { weight: 1, arbitrary: fc.constant(0) }) : signed;
}

/** Evenly spread over [low, high] with four digits after the range's leading one: counterexamples read well. */
export function decimals(low: number, high: number): fc.Arbitrary<number> {
  const digits = Math.max(0, 4 - Math.floor(Math.log10(Math.max(high - low, 1e-12))));
  const scale = 10 ** digits;
  return fc.integer({ min: Math.ceil(low * scale), max: Math.floor(high * scale) }).map((units) => units / scale);
}

/** Three significant digits, every order of magnitude alike. */
function magnitude(low: number, high: number): fc.Arbitrary<number> {
  const exponents = fc.integer({ min: Math.floor(Math.log10(low)), max: Math.ceil(Math.log10(high)) - 1 });
  return fc
    .tuple(fc.integer({ min: 100, max: 999 }), exponents)
    .map(([digits, exponent]) => Math.min(high, Math.max(low, Number(`${digits}e${exponent - 2}`))));
}
