/**
 * The starter kit's source of normal draws: `import { gauss } from 'plumbline/random'`.
 * The grader puts its own in this one's place, so that it can repeat what was drawn.
 */

/**
 * A draw from the normal distribution (Box and Muller 1958).
 *
 * @param mean where the draws lie on average
 * @param standardDeviation how far they spread; 0 returns the mean
 */
export function gauss(mean = 0, standardDeviation = 1): number {
  // 1 - u, for Math.random() may be 0, and the logarithm of 0 is not finite.
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
  return mean + standardDeviation * radius * Math.cos(2 * Math.PI * Math.random());
}
