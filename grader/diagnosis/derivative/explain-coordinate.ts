import { changed, slotOf, written } from '../../../reference/functions/formula/change.ts';
import type { Change, Slots } from '../../../reference/functions/formula/change.ts';
import { ONE, times } from '../../../reference/functions/formula/formula.ts';
import type { Sum } from '../../../reference/functions/formula/formula.ts';
import { merges } from '../../../reference/functions/formula/scalings.ts';
import type { KnownMistake } from '../../../reference/functions/formula/known-mistake.ts';
import { sumOf } from '../../../reference/functions/formula/whole-mistakes.ts';
import type { Telling } from '../../../reference/functions/formula/telling.ts';
import type { Vector } from '../../../reference/numeric/vector.ts';
import { agreement, explains } from './agreement.ts';
import type { Explanation } from './explanation.ts';
import { fit } from './fit.ts';
import type { Coordinate } from './fit.ts';
import { isKnown, tellRatios } from './ratios.ts';

/** More mistakes than this at once are no explanation. */
const MOST = 2;

type Edit = Extract<Change, { kind: 'replaced' }>;

interface Edited {
  readonly mistake: KnownMistake;
  readonly edit: Edit;
}

/** Every simplest explanation of one coordinate's answers: none, one, or several that fit as well. */
export function explainCoordinate(of: Coordinate, known: readonly KnownMistake[]): readonly Explanation[] {
  const { seen, formula, at } = of;
  const explained = (sum: Sum, mistakes: readonly Telling[]): readonly Explanation[] => {
    const difference = explains(seen, sum, at);
    return difference === null ? [] : [{ mistakes, difference }];
  };
  const isRight = explained(sumOf(formula), []);
  if (isRight.length > 0) return isRight;
  const here = known.filter(({ sums }) => sums.every((sum, index) => (sum !== null) === (index === at)));
  const singles = here.flatMap((one) => explained(one.sums[at] ?? [], [one]));
  if (singles.length > 0 || isFlat(seen.answers[at] ?? [])) return singles;
  const scaled = fitTerms(of);
  if (scaled?.mistakes.length === 1) return [scaled];
  const edits = here.flatMap((mistake) =>
    mistake.change.kind === 'replaced' ? [{ mistake, edit: mistake.change }] : [],
  );
  return [
    ...(scaled === null ? [] : [scaled]),
    ...edits.flatMap((edited) => fitBeside(of, edited)),
    ...pairsOf(of, edits),
  ];
}

/** The same everywhere: a constant shows too little of what it was made of. */
const isFlat = (answers: Vector): boolean => answers.every((answer) => answer === answers[0]);

/** The right terms, each multiplied by something, in the shape that needs the fewest changes. */
function fitTerms(of: Coordinate): Explanation | null {
  const fitting = of.formula.levels.flatMap((level, index): readonly Explanation[] => {
    const found = fit(
      of,
      index,
      level.map((term) => [term]),
    );
    if (found === null || found.ratios.some(isAlmostOne)) return [];
    const mistakes = tellRatios(of.formula, index, found.ratios);
    // Two coefficients that have no reason are not two mistakes, but another formula.
    const reasons = mistakes.filter(isKnown).length;
    return reasons + 1 < mistakes.length || mistakes.length === 0 || mistakes.length > MOST
      ? []
      : [{ mistakes, difference: found.difference }];
  });
  return fitting.toSorted((one, other) => one.mistakes.length - other.mistakes.length)[0] ?? null;
}

/** Arithmetic, not a mistake in a formula. */
const isAlmostOne = (ratio: number): boolean => ratio !== 1 && Math.abs(ratio - 1) < 1e-4;

/** One term that is another, and it or one beside it multiplied by something. */
function fitBeside(of: Coordinate, { mistake, edit: { replaces, wrong } }: Edited): readonly Explanation[] {
  const [only, another] = replaces;
  if (only === undefined || another !== undefined || wrong.length !== 1) return [];
  const terms = of.formula.terms.map(({ term }, index) => (index === only ? wrong : [term]));
  const found = fit(of, 0, terms);
  if (found === null || found.ratios[only] === 0) return [];
  const { ratios, difference } = found;
  const made = terms.map(([term = wrong[0] ?? ONE], index) => times(term, ratios[index] ?? 1));
  if (merges(made.filter(({ number }) => number !== 0))) return [];
  const one = ratios.map((ratio, index) => (index === only ? ratio : 1));
  const others = ratios.map((ratio, index) => (index === only ? 1 : ratio));
  const isWhole = ratios.every((ratio) => ratio === ratios[only]);
  const beside = (isWhole ? [ratios] : [one, others]).flatMap((some) => tellRatios(of.formula, 0, some));
  // Any coefficient at all before another term is too much to choose from.
  return beside.length === 1 && beside.every(isKnown) ? [{ mistakes: [mistake, ...beside], difference }] : [];
}

/** Two terms that are others. */
function pairsOf(of: Coordinate, edits: readonly Edited[]): readonly Explanation[] {
  const { seen, formula, at } = of;
  const few = seen.head ?? seen;
  const right = sumOf(formula);
  const rights = few.valuesOf(right);
  const answers = few.answers[at] ?? [];
  const changes = edits.map(({ mistake, edit }) => {
    const instead = few.valuesOf(right.filter((_, index) => edit.replaces.includes(index)));
    return { mistake, edit, by: few.valuesOf(edit.wrong).map((value, row) => value - (instead[row] ?? NaN)) };
  });
  const slots = right.map((term) => slotOf([term]));
  return changes.flatMap((one, index) =>
    changes.slice(index + 1).flatMap((other): readonly Explanation[] => {
      if (one.edit.replaces.some((term) => other.edit.replaces.includes(term))) return [];
      const expected = (row: number): number => (rights[row] ?? NaN) + (one.by[row] ?? NaN) + (other.by[row] ?? NaN);
      // Nearly all part ways at the first points.
      const parts = answers.some((got, row) => agreement([expected(row)], [got], seen.tolerance) === null);
      if (parts) return [];
      const both = [one, other].reduce((made: Slots, { edit }) => changed(made, { ...edit, coordinate: 0 }), [slots]);
      const sum = written(both[0] ?? []);
      const difference = merges(sum) ? null : explains(seen, sum, at);
      return difference === null ? [] : [{ mistakes: [one.mistake, other.mistake], difference }];
    }),
  );
}
