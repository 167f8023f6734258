import { describe, expect, it } from 'vitest';
import { drawSpread } from '../../../../../grader/audit/mutants/draw.ts';

const many = Array.from({ length: 50 }, (_, index) => ({ group: index < 45 ? 'long' : 'short', index }));
const by = (seed: number) => ({
  groupOf: ({ group }: { group: string }) => group,
  keyOf: ({ index }: { index: number }) => String(index),
  seed,
});

describe('drawing mutants', () => {
  it('draws from each group in turn, in the order of the text', () => {
    const drawn = drawSpread(many, 10, by(1));
    expect(drawn).toHaveLength(10);
    expect(drawn.filter(({ group }) => group === 'short')).toHaveLength(5);
    expect(drawn.map(({ index }) => index)).toEqual(drawn.map(({ index }) => index).toSorted((a, b) => a - b));
  });

  it('draws the same by the same seed, others by another, and all when there is no limit', () => {
    expect(drawSpread(many, 10, by(1))).toEqual(drawSpread(many, 10, by(1)));
    expect(drawSpread(many, 10, by(2))).not.toEqual(drawSpread(many, 10, by(1)));
    expect(drawSpread(many, null, by(1))).toEqual(many);
  });
});
