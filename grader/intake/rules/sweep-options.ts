import { sameName } from '../../contract/names.ts';
import { splitRole } from '../../contract/role.ts';
import type { SweepOptions, Varied } from '../../checks/sweep/options.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { AssignmentCheck } from '../assignment-schema.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { shouldName, show } from '../show.ts';
import { knownFunction } from './known-oracle.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

const ROLES = ['start', 'hyperparameters.learningRate', 'epochs'] as const;

/** What variables are looked for: under names of the target, each thing varied once, the others fixed. */
export const sweepOptions: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const target = targetOf(targets, check);
    if (target === undefined || !isSweep(check) || !('descentOn' in target.oracle)) return [];
    const path = ['checks', index, 'options'];
    return [
      ...check.options.over.flatMap((varied, at) =>
        variedProblems(varied, at, check.options, target, [...path, 'over']),
      ),
      ...namesAmong(check.options.results, namesOf(target.results, 'result'), 'a result', [...path, 'results']),
      ...fixedProblems(check.options, target, [...path, 'fixed']),
    ];
  });

function isSweep(check: AssignmentCheck): check is AssignmentCheck & { options: SweepOptions } {
  return check.kind === 'notebook-variables';
}

function variedProblems(
  { role, names, covers }: Varied,
  at: number,
  { over }: SweepOptions,
  target: TargetSpec,
  path: Path,
): readonly Complaint[] {
  const own = [...path, at];
  if (over.slice(0, at).some((other) => other.role === role))
    return [complaint([...own, 'role'], `should be unique, but ${show(role)} is there twice.`)];
  const accepted = namesOf(target.parameters, role);
  const range =
    covers !== undefined && covers[0] >= covers[1]
      ? [complaint([...own, 'covers'], `should go from low to high, but goes from ${covers[0]} to ${covers[1]}.`)]
      : [];
  return [...namesAmong(names, accepted, show(role), [...own, 'names']), ...range];
}

/** Names of the parameters or results with a role, as a whole or in its elements. */
function namesOf(
  specs: readonly { readonly role: string; readonly names: readonly string[] }[],
  role: string,
): readonly string[] {
  return specs.filter((spec) => spec.role === role || splitRole(spec.role).base === role).flatMap(({ names }) => names);
}

function namesAmong(
  names: readonly string[] | undefined,
  accepted: readonly string[],
  whose: string,
  path: Path,
): readonly Complaint[] {
  return (names ?? []).flatMap((name, index) =>
    accepted.some((one) => sameName(one, name))
      ? []
      : [complaint([...path, index], shouldName(`a name that the target accepts for ${whose}`, accepted, name))],
  );
}

function fixedProblems({ fixed = {}, over }: SweepOptions, target: TargetSpec, path: Path): readonly Complaint[] {
  const on = knownFunction('descentOn' in target.oracle ? target.oracle.descentOn : undefined);
  return Object.entries(fixed).flatMap(([role, values]): readonly Complaint[] => {
    const at = [...path, role];
    const known = ROLES.find((one) => one === role);
    if (known === undefined) return [keyComplaint(at, shouldName('a role of a descent', ROLES, role))];
    if (over.some((varied) => varied.role === known))
      return [keyComplaint(at, `should not be there: ${show(role)} is varied.`)];
    const wanted = role === 'start' ? (on?.variables.length ?? 1) : 1;
    return values.flatMap((value, index) => {
      const given = typeof value === 'number' ? 1 : value.length;
      return given === wanted
        ? []
        : [
            complaint(
              [...at, index],
              `should have ${wanted} ${wanted === 1 ? 'number' : 'numbers'}, but has ${given}.`,
            ),
          ];
    });
  });
}
