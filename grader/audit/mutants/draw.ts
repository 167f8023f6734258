import { checkSeed } from '../../grading/seed.ts';

/** Draws some of many by a seed, in turn from each group, so that no group is left out while another has many; in their order. */
export function drawSpread<One>(
  all: readonly One[],
  most: number | null,
  { groupOf, keyOf, seed }: { groupOf: (one: One) => string; keyOf: (one: One) => string; seed: number },
): readonly One[] {
  if (most === null || all.length <= most) return all;
  const shuffled = all
    .map((one) => ({ one, at: checkSeed(groupOf(one), keyOf(one), seed) }))
    .sort((left, right) => left.at - right.at);
  const turns = new Map<string, number>();
  const drawn = shuffled
    .map(({ one, at }) => {
      const turn = turns.get(groupOf(one)) ?? 0;
      turns.set(groupOf(one), turn + 1);
      return { one, turn, at };
    })
    .sort((left, right) => left.turn - right.turn || left.at - right.at)
    .slice(0, most);
  const chosen = new Set(drawn.map(({ one }) => one));
  return all.filter((one) => chosen.has(one));
}
