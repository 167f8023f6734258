import type { AssignmentCheck } from '../assignment-schema.ts';
import type { Assignment } from '../assignment-schema.ts';
import type { TargetSpec } from '../../model/target.ts';

/** `adam.update` is a check of `adam`. */
export function targetIdOf(checkId: string): string {
  return checkId.split('.')[0] ?? checkId;
}

/** The target by that id, if there is one. */
export function targetNamed(targets: Assignment['targets'], id: string | undefined): TargetSpec | undefined {
  return id !== undefined && Object.hasOwn(targets, id) ? targets[id] : undefined;
}

/** The target that a check is of; undefined under an id that is told elsewhere. */
export function targetOf(targets: Assignment['targets'], check: AssignmentCheck): TargetSpec | undefined {
  return targetNamed(targets, targetIdOf(check.id));
}

/** Whether what it returns are functions. */
export function returnsFunctions(target: TargetSpec): boolean {
  return target.results.some(({ callable }) => callable !== undefined);
}
