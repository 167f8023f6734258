import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASES } from '../fixtures/notebooks/generated/bases/index.ts';
import { KINDS, unchanged } from '../fixtures/notebooks/generated/variants.ts';
import { verdictOf } from '../fixtures/notebooks/generated/verdict.ts';

/** Each takes about half a second; many more were run once. */
const RUNS = 6;

describe('the verdict on a notebook', () => {
  it.each(BASES)('is as it should be of $assignment, $id', async (base) => {
    const { failed } = await verdictOf(unchanged(base));
    expect(failed).toEqual(base.fails);
  });

  it.each(Object.entries(KINDS))(
    'stays when %s',
    async (_, variants) => {
      await fc.assert(
        fc.asyncProperty(variants, async (variant) => {
          expect(await verdictOf(variant)).toEqual(await verdictOf(unchanged(variant.base)));
        }),
        { numRuns: RUNS, seed: 4, endOnFailure: false },
      );
    },
    300_000,
  );
});
