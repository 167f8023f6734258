import { namesOfTarget } from '../contract/forms.ts';
import { sameName } from '../contract/names.ts';
import type { Help } from '../model/subject.ts';
import type { TargetSpec } from '../model/target.ts';

/**
 * What is told of the help that a submission got. A host takes the last of several definitions; where the assignment chooses by values,
 * the check says which one was graded, and the host's word would contradict it.
 */
export function toldHelps(helps: readonly Help[], targets: Readonly<Record<string, TargetSpec>>): readonly Help[] {
  const chosen = Object.values(targets)
    .filter(({ which }) => which === 'matching' || which === 'any' || which === 'first')
    .flatMap(namesOfTarget);
  return helps.filter(({ kind, message }) => {
    const name = /^`([^`]+)`/.exec(message)?.[1];
    return kind !== 'definition-chosen' || name === undefined || !chosen.some((one) => sameName(one, name));
  });
}
