import { times } from './formula.ts';
import type { Change } from './change.ts';
import type { Formula, Formulas } from './formulas.ts';
import type { FoundMistake } from './known-mistake.ts';
import { scalingsOf } from './scalings.ts';
import { slippedTerms } from './slipped.ts';
import { sourceMistakes } from './source-mistakes.ts';
import { tell } from './telling.ts';
import type { Slipped } from './telling.ts';

/** Known mistakes in one formula: its terms multiplied by something, then what else can be wrong. */
export function formulaMistakes(formulas: Formulas): (formula: Formula, coordinate: number) => readonly FoundMistake[] {
  return (formula, coordinate) => {
    const { kind, terms } = formula;
    const sum = terms.map(({ term }) => term);
    const mistake = (slipped: Omit<Slipped, 'right'>, replaces: readonly number[], change: Change): FoundMistake => ({
      ...tell(formula, { ...slipped, right: sum.filter((_, at) => replaces.includes(at)) }),
      change,
      common: isCommon(slipped, sum.length),
    });
    const replaced = (slipped: Omit<Slipped, 'right'>, replaces: readonly number[]): FoundMistake =>
      mistake(slipped, replaces, { kind: 'replaced', coordinate, replaces, wrong: slipped.wrong });
    const scaled = terms.flatMap((of, at) =>
      scalingsOf(of, kind, isHalfOfProduct(formula, at))
        // A formula of one term that lacks it is no formula.
        .filter(({ ratio }) => ratio !== 0 || sum.length > 1)
        .map(({ slip, ratio }) => {
          const wrong = ratio === 0 ? [] : [times(of.term, ratio)];
          return mistake({ slip, of: at, wrong }, [at], { kind: 'scaled', coordinate, term: at, ratio });
        }),
    );
    const inTerms = terms.flatMap(({ term }, at) =>
      slippedTerms(term, kind).map((slipped) => replaced({ ...slipped, of: at }, [at])),
    );
    const fromTerms = sourceMistakes(formulas, formula).map(({ replaces, ...slipped }) => replaced(slipped, replaces));
    return onceEach([...scaled, ...fromTerms, ...inTerms]);
  };
}

/** What is met often: nothing deep inside, but where there is nothing else. */
function isCommon({ within = [], slip }: Omit<Slipped, 'right'>, terms: number): boolean {
  const depth = within.filter((one) => !one.endsWith(' term')).length;
  if (depth > (terms === 1 ? 2 : 1)) return false;
  return depth === 0 ? !slip.id.endsWith('bracket-exponent-high') : COMMON_INSIDE.test(slip.id);
}

/** Exponents inside are guessed at by nobody; factors are dropped there, and signs. */
const COMMON_INSIDE =
  /^(sign|missing|factor-dropped|number-dropped|pi-missing|\w-missing|square-missing|root-missing)$/;

/** Signs and missing terms in every term; of the rest, the first of each kind stands for those in other terms. */
function onceEach(mistakes: readonly FoundMistake[]): readonly FoundMistake[] {
  const seen = new Set<string>();
  return mistakes.map((mistake) => {
    const kind = mistake.id.replace(/(^|-)(\w+)-term(?=-)/g, '');
    const isFirst = !seen.has(kind) || /^(d\w-)?\w+-term-(sign|missing)$/.test(mistake.id);
    if (mistake.common) seen.add(kind);
    return { ...mistake, common: mistake.common && isFirst };
  });
}

export function isHalfOfProduct({ terms }: Formula, at: number): boolean {
  return terms.filter(({ source }) => source === terms[at]?.source).length > 1;
}
