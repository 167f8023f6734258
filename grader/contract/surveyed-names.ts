import type { TargetSpec } from '../model/target.ts';
import { EVERY_NAME } from './read-variables.ts';
import { formsOf, separateFormsOf } from './forms.ts';

interface Surveyed {
  readonly targets: Readonly<Record<string, TargetSpec>>;
  readonly checks: readonly { readonly id: string; readonly kind: string }[];
}

/**
 * The names of which a host should tell what they hold over the course of a submission: those of targets that may be defined
 * several times or be bare statements, and of variables that are looked at. Empty where an assignment asks for none of these.
 */
export function surveyedNames({ targets, checks }: Surveyed): readonly string[] {
  const ofTargets = Object.entries(targets).flatMap(([id, target]) => {
    const looked = checks.some((check) => check.kind === 'notebook-variables' && check.id.startsWith(`${id}.`));
    return target.script === true || target.which !== undefined || looked ? namesWithin(target) : [];
  });
  // Results may stand under any name: then all values are looked at.
  const every = checks.some(({ kind }) => kind === 'notebook-variables') ? [EVERY_NAME] : [];
  return [...new Set([...ofTargets, ...every])];
}

function namesWithin(target: TargetSpec): readonly string[] {
  return [...formsOf(target), ...separateFormsOf(target)].flatMap(({ names, parameters, results }) => [
    ...names,
    ...parameters.flatMap((one) => one.names),
    ...results.flatMap((one) => one.names),
  ]);
}
