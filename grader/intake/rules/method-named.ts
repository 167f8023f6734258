import type { TargetSpec } from '../../model/target.ts';
import { shouldName } from '../show.ts';

/** What is wrong with the name of a method of a target; null where it has that method. */
export function methodNamed({ methods = {} }: TargetSpec, name: string): string | null {
  return Object.hasOwn(methods, name) ? null : shouldName('a method of the target', Object.keys(methods), name);
}
