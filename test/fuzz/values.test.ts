import { expect, it } from 'vitest';
import { decodeValue, encodeValue } from '../../grader/model/number-codec.ts';
import { fuzz } from './fuzz.ts';
import { value } from './inputs/values.ts';
import { milliseconds } from './settings.ts';

const name = 'values';

it(
  'are the same after they have crossed the boundary, NaN, the infinities and -0 too',
  () =>
    fuzz({
      name,
      inputs: value,
      form: null,
      holds: (one) => {
        const crossed: unknown = JSON.parse(JSON.stringify(encodeValue(one)));
        expect(decodeValue(crossed)).toStrictEqual(one);
      },
    }),
  milliseconds(name),
);
