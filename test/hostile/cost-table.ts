import type { GradedClass } from './graded-class.ts';

/** So many are worth a line. */
const SHOWN = 15;

/** What the run took, and who took most of it. */
export function costTable(who: string, { everybody, honest, oneByOne }: GradedClass): string {
  const { ran, results } = everybody;
  const costs = [...results.reports]
    .map(([name, { seconds, cpuSeconds }]) => ({ name, seconds, cpuSeconds }))
    .toSorted((one, other) => other.seconds - one.seconds);
  return [
    `hostile class by ${who}: ${results.rows.size} submissions in ${ran.seconds.toFixed(1)} s; the honest alone in ${honest.ran.seconds.toFixed(1)} s; some one by one in ${oneByOne.ran.seconds.toFixed(1)} s`,
    ...costs
      .slice(0, SHOWN)
      .map(
        ({ name, seconds, cpuSeconds }) =>
          `  ${seconds.toFixed(1).padStart(6)} s (${cpuSeconds.toFixed(1).padStart(5)} s of processor)  ${JSON.stringify(name)}`,
      ),
    '',
  ].join('\n');
}
