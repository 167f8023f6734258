import type { Sum } from '../../../reference/functions/formula/formula.ts';
import type { Vector } from '../../../reference/numeric/vector.ts';
import { compareTensors } from '../../compare/close.ts';
import { vector } from '../../contract/tensor.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Seen } from './seen.ts';

type Bounds = Pick<Tolerance, 'relative' | 'absolute'>;

/** Of the largest value: what may be lost where terms cancel. */
const ROUNDING = 1e-13;

/** The largest difference between what was expected and the answers; null where one of them is not right up to the tolerance. */
export function agreement(expected: Vector, answers: Vector, bounds: Bounds): number | null {
  const { agrees, difference } = compareTensors(vector(expected), vector(answers), bounds);
  return agrees ? difference : null;
}

/** How much each row counts in a fit: as much as it is held to. */
export function weightsFor(answers: Vector, { relative, absolute }: Bounds): Vector {
  const size = Math.max(...answers.map(Math.abs));
  return answers.map((value) => 1 / (absolute + relative * Math.abs(value) + ROUNDING * size + Number.MIN_VALUE));
}

/** How well a formula gives the answers of one coordinate; null where it does not. */
export function explains(seen: Seen, sum: Sum, coordinate: number): number | null {
  const answers = seen.answers[coordinate] ?? null;
  if (answers === null) return 0;
  if (seen.head !== null && explains(seen.head, sum, coordinate) === null) return null;
  return agreement(seen.valuesOf(sum), answers, seen.tolerance);
}
