import { changedSums, rightSlots, written } from './change.ts';
import { formulaMistakes } from './formula-mistakes.ts';
import { evaluator } from './evaluate-formula.ts';
import { varies } from './formula.ts';
import type { Sum } from './formula.ts';
import type { Formulas } from './formulas.ts';
import { merges } from './scalings.ts';
import type { KnownMistake } from './known-mistake.ts';
import { wholeMistakes } from './whole-mistakes.ts';

/** Of the largest right value: formulas that give less have lost what they are about, and cannot be told apart. */
const NOTHING = 1e-6;

/**
 * All that are different functions: what is equal to the right one (as many changes of a symmetric function are) is none, and of
 * several that are equal the first is kept, which is the simplest.
 */
export function knownMistakes(formulas: Formulas): readonly KnownMistake[] {
  const { coordinates, points, variables } = formulas;
  const rights = rightSlots(formulas);
  const inOne = coordinates.flatMap(formulaMistakes(formulas));
  const all = [
    ...inOne.filter(({ change }) => change.kind === 'scaled'),
    ...wholeMistakes(formulas),
    ...inOne.filter(({ change }) => change.kind !== 'scaled'),
  ].map((found): KnownMistake => ({ ...found, sums: changedSums(rights, found.change) }));
  const valuesOf = (sum: Sum): readonly number[] => points.map(evaluator(sum, variables));
  const values = rights.map((slots) => valuesOf(written(slots)));
  const right = sized(values.flat());
  const kept: Values[] = [right];
  const different = all.filter(({ sums, change }) => {
    if (change.kind === 'replaced' && sums.some((sum) => sum !== null && merges(sum))) return false;
    const wrong = sized(sums.flatMap((sum, at) => (sum === null ? (values[at] ?? []) : valuesOf(sum))));
    const isNew = wrong.size > NOTHING * right.size && kept.every((known) => differ(known, wrong));
    if (isNew) kept.push(wrong);
    return isNew;
  });
  return withOwnIds(different.map((one) => ({ ...one, common: one.common && !one.sums.some(isStub) })));
}

/** Nothing, or a constant that anyone returns who has written nothing yet: it is caught, but it is no idea of its own. */
function isStub(sum: Sum | null): boolean {
  if (sum === null) return false;
  return !sum.some(varies) && [0, 1, -1].includes(evaluator(sum, [])([]));
}

interface Values {
  readonly all: readonly number[];
  /** Of the largest that is finite; 0 where none is. */
  readonly size: number;
}

function sized(all: readonly number[]): Values {
  const finite = all.filter(Number.isFinite).map(Math.abs);
  return { all, size: finite.length === 0 ? 0 : Math.max(...finite, Number.MIN_VALUE) };
}

/** By more than rounding, against the largest of the values. */
function differ(one: Values, other: Values): boolean {
  return one.all.some((value, at) => {
    const beside = other.all[at] ?? NaN;
    if (!Number.isFinite(value) || !Number.isFinite(beside)) return Number.isFinite(value) !== Number.isFinite(beside);
    return Math.abs(value - beside) > 1e-9 * one.size;
  });
}

/** Two brackets of one term are told apart by a number. */
function withOwnIds(mistakes: readonly KnownMistake[]): readonly KnownMistake[] {
  const used = new Map<string, number>();
  return mistakes.map((mistake) => {
    const count = (used.get(mistake.id) ?? 0) + 1;
    used.set(mistake.id, count);
    return count === 1 ? mistake : { ...mistake, id: `${mistake.id}-${count}` };
  });
}
