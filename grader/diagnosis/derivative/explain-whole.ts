import type { Sum } from '../../../reference/functions/formula/formula.ts';
import type { Formula, Formulas } from '../../../reference/functions/formula/formulas.ts';
import type { KnownMistake } from '../../../reference/functions/formula/known-mistake.ts';
import { together } from './explanation.ts';
import type { Explanation } from './explanation.ts';
import { fit } from './fit.ts';
import { isKnown, tellRatios } from './ratios.ts';
import type { Seen } from './seen.ts';

/** A mistake that goes through every coordinate, such as degrees, and beside it one of a term's factor in each. */
export function explainWhole(
  seen: Seen,
  { coordinates }: Formulas,
  known: readonly KnownMistake[],
): readonly Explanation[] {
  return known
    .filter(({ change }) => change.kind === 'throughout')
    .flatMap((mistake) => {
      const beside = coordinates.map((formula, at): Explanation | null => {
        if ((seen.answers[at] ?? null) === null) return { mistakes: [], difference: 0 };
        const sum = mistake.sums[at] ?? [];
        const found = fit({ seen, formula, at }, 0, termsOf(sum, formula));
        const ratios = formula.terms.map((_, index) => found?.ratios[index] ?? found?.ratios[0] ?? 1);
        const mistakes = found === null ? [] : tellRatios(formula, 0, ratios);
        if (found === null || mistakes.length > 1 || !mistakes.every(isKnown)) return null;
        return { mistakes, difference: found.difference };
      });
      return beside.every((one) => one !== null) ? [together(beside, [mistake])] : [];
    });
}

/** One for one in the place of the right ones; where there are more or fewer, all of them together. */
function termsOf(sum: Sum, { terms }: Formula): readonly Sum[] {
  return sum.length === terms.length ? sum.map((term) => [term]) : [sum];
}
