import type { Misconception } from '../misconception.ts';
import { entry } from '../numeric/vector.ts';
import type { Vector } from '../numeric/vector.ts';
import { changed, rightSlots, written } from './formula/change.ts';
import type { Slots } from './formula/change.ts';
import { evaluator } from './formula/evaluate-formula.ts';
import type { Formulas } from './formula/formulas.ts';
import type { KnownMistake } from './formula/known-mistake.ts';

type Role = 'value' | 'gradient';

/** The formulas of a function with mistakes in it: so that a second mistake is made in what the first one left. */
export type MistakenFormulas = Readonly<Partial<Record<Role, Slots>>>;

/** A function that mistakes can be put into. */
interface Mistakable {
  readonly mistaken?: MistakenFormulas;
  value(theta: Vector): number;
  gradient(theta: Vector): Vector;
}

/** The common ones among known mistakes, as parts of the library. */
export function misconceptionsOf<Asked extends Mistakable>(
  role: Role,
  formulas: Formulas,
  known: readonly KnownMistake[],
): readonly Misconception<Asked>[] {
  return known
    .filter(({ common }) => common)
    .map((mistake) => ({
      id: mistake.id,
      ...mistake.words(),
      of: (right) => {
        const slots = changed(right.mistaken?.[role] ?? rightSlots(formulas), mistake.change);
        const partials = slots.map((of) => evaluator(written(of), formulas.variables));
        const mistakenFormulas: MistakenFormulas = { ...right.mistaken, [role]: slots };
        return withOwn(
          right,
          role === 'value'
            ? {
                mistaken: mistakenFormulas,
                value: (theta) =>
                  entry(
                    partials.map((value) => value(theta)),
                    0,
                  ),
              }
            : { mistaken: mistakenFormulas, gradient: (theta) => partials.map((partial) => partial(theta)) },
        );
      },
    }));
}

/** What is worked out on first use stays so. */
function withOwn<Asked extends Mistakable>(right: Asked, own: Partial<Mistakable>): Asked {
  const properties = { ...Object.getOwnPropertyDescriptors(right), ...Object.getOwnPropertyDescriptors(own) };
  return Object.defineProperties({}, properties) as Asked;
}
