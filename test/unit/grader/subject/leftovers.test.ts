import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../grader/model/outcome.ts';
import { hasLeftovers, mayComeOfLeftovers } from '../../../../grader/subject/leftovers.ts';

/** A process that has so many threads at each look, and then as many as at the last one. */
function processWith(...counts: readonly number[]) {
  let looks = 0;
  return {
    threads: () => {
      const count = counts[Math.min(looks, counts.length - 1)] ?? 0;
      looks += 1;
      return count;
    },
  };
}

const threw = (type: string): Answer => ({ kind: 'threw', error: { type, message: '', trace: [] } });

describe('what is left behind', () => {
  it('is a thread more than there was when the submission was loaded', async () => {
    expect(await hasLeftovers(processWith(4), 3)).toBe(true);
  });

  it('is not a thread that has just come to its end', async () => {
    expect(await hasLeftovers(processWith(5, 4, 3), 3)).toBe(false);
  });

  it('is nothing where there are as many threads as before, or fewer', async () => {
    expect(await hasLeftovers(processWith(3), 3)).toBe(false);
    expect(await hasLeftovers(processWith(0), 3)).toBe(false);
  });
});

describe('an error that may come of what is kept from before', () => {
  it('is want of memory, and no other error', () => {
    expect(mayComeOfLeftovers(threw('MemoryError'))).toBe(true);
    expect(mayComeOfLeftovers(threw('RuntimeError'))).toBe(false);
    expect(mayComeOfLeftovers({ kind: 'skipped', reason: '' })).toBe(false);
  });
});
