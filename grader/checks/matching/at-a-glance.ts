import type { Finding } from '../../model/report.ts';

/** In a text that shows one or many. */
const NUMBERS = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

/** Whether a difference can be told from round-off by eye: more than a thousandth. */
export function showsAtAGlance({ differences }: Finding, least: number): boolean {
  return (differences ?? []).some(({ agrees, difference, expected }) => {
    const size = Math.max(least, ...(expected.match(NUMBERS) ?? []).map((number) => Math.abs(Number(number))));
    return !agrees && !(Number(difference ?? Infinity) < 1e-3 * size);
  });
}
