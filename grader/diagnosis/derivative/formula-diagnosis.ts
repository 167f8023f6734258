import { testFunctionOf } from '../../oracles/truths.ts';
import { sumOf } from '../../../reference/functions/formula/whole-mistakes.ts';
import type { Formulas } from '../../../reference/functions/formula/formulas.ts';
import type { KnownMistake } from '../../../reference/functions/formula/known-mistake.ts';
import type { WrittenFormulas } from '../../../reference/functions/test-function.ts';
import type { Diagnosis, Observed } from '../observed.ts';
import { agreement, explains } from './agreement.ts';
import { inAll, together } from './explanation.ts';
import type { Explanation } from './explanation.ts';
import { explainCoordinate } from './explain-coordinate.ts';
import { explainWhole } from './explain-whole.ts';
import { seenOf } from './seen.ts';
import type { Seen } from './seen.ts';

/** With fewer answers, or fewer that are wrong, too much explains them. */
const FEWEST = 8;
const FEWEST_WRONG = 3;
/** A derivative by x and one by y may each have two. */
const MOST = 4;

/**
 * Names the mistake in a function's values or in its derivative, from the formula itself: its terms are fitted to the answers. Null
 * where nothing explains every one of them, or more than one thing does.
 */
export function formulaDiagnosis(id: string, role: 'value' | 'gradient', observed: Observed): Diagnosis | null {
  const written = testFunctionOf(id).written[role];
  const seen = seenOf(observed, role, written.formulas.variables);
  if (seen === null || seen.points.length < FEWEST || !isWorthNaming(seen, written)) return null;
  const [found, another] = explanationsOf(seen, written);
  if (found === undefined || another !== undefined) return null;
  const only = inAll(found, written.formulas.variables, written.known);
  if (only.mistakes.length === 0 || only.mistakes.length > MOST) return null;
  const part = role === 'value' ? id : `${id}-gradient`;
  const evidence = { answers: seen.points.length, difference: only.difference.toExponential(1) };
  const ids = only.mistakes.map((one) => one.id);
  const listed = new Set(written.known.filter(({ common }) => common).map((one) => one.id));
  return {
    mistakes: only.mistakes.map((one) => ({ id: `${part}/${one.id}`, ...one.words(), evidence })),
    ids: ids.every((one) => listed.has(one)) ? ids : [],
    convention: observed.conventions[0] ?? {},
  };
}

/** The simplest explanations: one mistake, then some in each coordinate, then one in all and others beside it. */
function explanationsOf(seen: Seen, { formulas, known }: WrittenFormulas): readonly Explanation[] {
  const singles = known.flatMap((mistake) => explanationBy(seen, mistake, formulas));
  if (singles.length > 0) return singles;
  const byCoordinate = formulas.coordinates.map((formula, at) =>
    seen.answers[at] ? explainCoordinate({ seen, formula, at }, known) : [NOTHING_ASKED],
  );
  if (byCoordinate.some((one) => one.length > 1)) return byCoordinate.flat();
  const inEach = byCoordinate.every((one) => one.length === 1) ? [together(byCoordinate.flat())] : [];
  // What a single mistake explains is not asked to be two.
  return inEach.some(({ mistakes }) => mistakes.length < 2)
    ? inEach
    : [...inEach, ...explainWhole(seen, formulas, known)];
}

const NOTHING_ASKED: Explanation = { mistakes: [], difference: 0 };

function explanationBy(seen: Seen, mistake: KnownMistake, { coordinates }: Formulas): readonly Explanation[] {
  const differences = coordinates.map((formula, at) => explains(seen, mistake.sums[at] ?? sumOf(formula), at));
  if (!differences.every((one) => one !== null)) return [];
  return [{ mistakes: [mistake], difference: Math.max(...differences) }];
}

/** Whether enough is wrong, and by more than a constant that anyone returns who has written nothing yet. */
function isWorthNaming(seen: Seen, { formulas }: WrittenFormulas): boolean {
  const wrong = formulas.coordinates.map((formula, at) => {
    const answers = seen.answers[at] ?? null;
    if (answers === null) return 0;
    const right = seen.valuesOf(sumOf(formula));
    const isWrong = answers.filter((got, row) => agreement([right[row] ?? NaN], [got], seen.tolerance) === null);
    return isWrong.length;
  });
  const isStub = seen.answers.some(
    (answers, at) => answers !== null && wrong[at] !== 0 && STUBS.some((stub) => answers.every((got) => got === stub)),
  );
  return Math.max(...wrong) >= FEWEST_WRONG && !isStub;
}

const STUBS: readonly number[] = [0, 1, -1];
