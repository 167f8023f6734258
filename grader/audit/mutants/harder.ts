import type { AssignmentCheck } from '../../intake/assignment-schema.ts';

/** How many inputs have to agree before two texts are called equivalent. */
export const AGREEING_INPUTS = 10_000;

/** A method is asked of an object that is made for it: that takes longer, and its inputs are whole batches. */
export const AGREEING_BATCHES = 1000;

/** Points between and around those that an assignment starts from, so that descents pass other places. */
const SHIFTS = [0, 0.0625, -0.0625, 0.171875, -0.171875];

/** Many starts around those of an assignment, near enough that the minima there are known ones; no round numbers, which remedies are made of. */
const MANY_SHIFTS = Array.from({ length: 101 }, (_, index) => (index - 50) / 97);

/** Fewer cases in which a mutant agrees show nothing: whole batches or descents, and inputs of a function. */
export const LEAST_AGREEING = 100;
export const LEAST_AGREEING_INPUTS = 1000;

/**
 * A check that asks for more: many more inputs, more starts, more steps. Null for a kind that cannot be made harder.
 * What it asks is asked for this once; such an assignment would take too long for a class.
 */
export function harder(check: AssignmentCheck): AssignmentCheck | null {
  const { kind, options } = check;
  switch (kind) {
    case 'matches-reference':
      return { ...check, options: { ...options, cases: casesOf(options) } };
    case 'gradient-agrees':
      return { ...check, options: { ...options, cases: 400 } };
    case 'follows-trajectory':
      return { ...check, options: { ...options, starts: shifted(options['starts'], SHIFTS) } };
    case 'reaches-minimum':
      // What gets away from a point without slope gets to a minimum from anywhere.
      return options['expect'] === 'leaves'
        ? { ...check, options: { ...options, starts: shifted(options['starts'], MANY_SHIFTS) } }
        : check;
    case 'obeys-law':
    case 'layer-gradient-agrees':
    case 'follows-own-layers':
    case 'notebook-variables':
      return check;
    case 'trains':
    case 'draws-noise':
      return null;
  }
}

function casesOf(options: AssignmentCheck['options']): number {
  return options['method'] === undefined ? AGREEING_INPUTS : AGREEING_BATCHES;
}

function shifted(starts: unknown, shifts: readonly number[]): readonly (readonly number[])[] {
  const points = starts as readonly (readonly number[])[];
  return points.flatMap((point) => shifts.map((shift) => point.map((value) => value + shift)));
}
