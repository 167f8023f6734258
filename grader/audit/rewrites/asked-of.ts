import type { Assignment } from '../../intake/assignment-schema.ts';
import type { Asked } from './rewrite.ts';

/** What is asked of each target, as rewritings have to know it. */
export function askedOf({ targets }: Pick<Assignment, 'targets'>): readonly Asked[] {
  return Object.entries(targets).map(([id, { names, parameters, results, methods, conventions }]) => ({
    id,
    names,
    parameters,
    results,
    isClass: methods !== undefined,
    conventions: conventions ?? {},
  }));
}
