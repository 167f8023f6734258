import type { Telling } from '../../../reference/functions/formula/telling.ts';

/** What gives every answer that was looked at. */
export interface Explanation {
  /** None where the answers are right. */
  readonly mistakes: readonly Telling[];
  /** Largest difference between the answers and what these mistakes give. */
  readonly difference: number;
}

/** One explanation of several coordinates. */
export function together(explanations: readonly Explanation[], mistakes: readonly Telling[] = []): Explanation {
  return {
    mistakes: [...mistakes, ...explanations.flatMap((one) => one.mistakes)],
    difference: Math.max(0, ...explanations.map(({ difference }) => difference)),
  };
}

/** The same in every partial derivative is one mistake, where there is one of that name. */
export function inAll(
  { mistakes, difference }: Explanation,
  variables: readonly string[],
  known: readonly Telling[],
): Explanation {
  const whole = known.find(
    ({ id }) => variables.length > 1 && variables.every((name) => mistakes.some((one) => one.id === `d${name}-${id}`)),
  );
  if (whole === undefined) return { mistakes, difference };
  const parts = new Set(variables.map((name) => `d${name}-${whole.id}`));
  return { mistakes: [whole, ...mistakes.filter(({ id }) => !parts.has(id))], difference };
}
