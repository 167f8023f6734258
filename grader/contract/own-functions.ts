import type { Definition } from '../model/subject.ts';

/** A function of the submission's own that another one wants to be handed: `gradient_descent(df, start, rate, epochs)`. */
export interface OwnFunction {
  /** Place among the arguments. */
  readonly position: number;
  readonly definition: Definition;
}

/** Arguments with the functions where they belong. */
export function withOwn<Argument>(
  others: readonly Argument[],
  own: readonly OwnFunction[] | undefined,
  made: (one: OwnFunction, index: number) => Argument,
): readonly Argument[] {
  const all = [...others];
  for (const [index, one] of (own ?? []).entries()) all.splice(one.position, 0, made(one, index));
  return all;
}

/** Arguments without those functions. */
export function withoutOwn<Argument>(
  all: readonly Argument[],
  own: readonly OwnFunction[] | undefined,
): readonly Argument[] {
  return all.filter((_, index) => !own?.some(({ position }) => position === index));
}
