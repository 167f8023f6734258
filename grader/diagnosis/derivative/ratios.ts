import { times } from '../../../reference/functions/formula/formula.ts';
import { isHalfOfProduct } from '../../../reference/functions/formula/formula-mistakes.ts';
import type { Formula } from '../../../reference/functions/formula/formulas.ts';
import { scalingsOf } from '../../../reference/functions/formula/scalings.ts';
import type { Scaling } from '../../../reference/functions/formula/scalings.ts';
import { coefficient, sign } from '../../../reference/functions/formula/slip.ts';
import type { Slip } from '../../../reference/functions/formula/slip.ts';
import { tell } from '../../../reference/functions/formula/telling.ts';
import type { Telling } from '../../../reference/functions/formula/telling.ts';
import type { Vector } from '../../../reference/numeric/vector.ts';

/** A fit knows its factors better than this; simple numbers are simple. */
const EXACT = 1e-7;

/** Factors that are as near to a known mistake's as a fit can tell are that one's. */
export function snapped(formula: Formula, level: number, ratios: Vector): Vector {
  return ratios.map((ratio, at) => {
    const nice = [1, ...scalingsAt(formula, level, at).flatMap((one) => [one.ratio, -one.ratio])];
    return nice.find((one) => isNear(ratio, one)) ?? ratio;
  });
}

/** What it means that the terms of a formula are multiplied by these: nothing for 1. */
export function tellRatios(formula: Formula, level: number, ratios: Vector): readonly Telling[] {
  const sum = formula.levels[level] ?? [];
  const [first = 1] = ratios;
  if (sum.length > 1 && first !== 0 && first !== 1 && ratios.every((ratio) => isNear(ratio, first))) {
    const whole = scalingsAt(formula, level, 0).filter(({ ratio }) => WHOLE.includes(ratio));
    return slipsFor(first, whole, formula).map((slip) =>
      tell(formula, { slip, of: 'whole', right: sum, wrong: sum.map((term) => times(term, first)) }),
    );
  }
  return ratios.flatMap((ratio, at) => {
    const term = sum[at];
    if (ratio === 1 || term === undefined) return [];
    const wrong = ratio === 0 ? [] : [times(term, ratio)];
    return slipsFor(ratio, scalingsAt(formula, level, at), formula).map((slip) =>
      tell(formula, { slip, of: at, level, right: [term], wrong }),
    );
  });
}

/** Whether a factor has a reason; a coefficient that is just another one has none. */
export const isKnown = ({ id }: Telling): boolean => !id.endsWith('coefficient');

/** What a whole formula can be multiplied by for a reason. */
const WHOLE: readonly number[] = [-1, 2, 0.5];

/** One known mistake, or a known one and the sign, or some other coefficient. */
function slipsFor(ratio: number, scalings: readonly Scaling[], { kind }: Formula): readonly Slip[] {
  const slip = (wanted: number): Slip | undefined => scalings.find((one) => isNear(wanted, one.ratio))?.slip;
  const one = slip(ratio);
  if (one !== undefined) return [one];
  const other = slip(-ratio);
  return other === undefined ? [coefficient(kind)] : [sign(kind), other];
}

function scalingsAt(formula: Formula, level: number, at: number): readonly Scaling[] {
  const term = formula.levels[level]?.[at];
  const known = level === 0 ? formula.terms[at] : undefined;
  if (term === undefined) return [];
  return scalingsOf(
    known ?? { term, without: [], source: -1 },
    formula.kind,
    known !== undefined && isHalfOfProduct(formula, at),
  );
}

const isNear = (one: number, other: number): boolean =>
  Math.abs(one - other) <= EXACT * Math.max(Math.abs(other), 1e-2);
