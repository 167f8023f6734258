import { sizeOfParts } from '../../contract/parts.ts';
import { splitRole } from '../../contract/role.ts';
import type { ParameterSpec, TargetSpec } from '../../model/target.ts';

/** Three numbers where an assignment says nothing of the shape: a vector of any size. */
const USUAL: readonly (readonly number[])[] = [[3]];

/** The shapes in which theta is tried. */
export function shapesOf(target: TargetSpec): readonly (readonly number[])[] {
  return namedShapes(target) ?? USUAL;
}

/**
 * As long as the parameters have elements of theta, as long as all its parts together, or the shapes that the assignment names; null
 * where it says nothing.
 */
export function namedShapes(target: TargetSpec): readonly (readonly number[])[] | null {
  const thetas = parametersOf(target).filter(({ role }) => splitRole(role).base === 'theta');
  const [first] = thetas;
  const indices = thetas.flatMap(({ role }) => splitRole(role).index ?? []);
  if (indices.length > 0) return [[Math.max(...indices) + 1]];
  return first?.parts === undefined ? (first?.shapes ?? null) : [[sizeOfParts(first.parts)]];
}

/** A class takes theta with the method that makes a step. */
function parametersOf({ parameters, methods = {} }: TargetSpec): readonly ParameterSpec[] {
  return [...parameters, ...Object.values(methods).flatMap((method) => method.parameters)];
}
