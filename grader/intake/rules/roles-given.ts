import type { TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { shouldName, show } from '../show.ts';
import { isClass } from './class-roles.ts';
import { parametersGiven, resultsGiven } from './form-roles.ts';
import { placedForms, type PlacedForm } from './forms-of.ts';
import { innerRoles, oracleRoles } from './oracle-roles.ts';
import { rolesIn } from './roles-in.ts';
import type { Rule } from './rule.ts';
import { returnsFunctions } from './target-of.ts';
import { splitRole } from '../../contract/role.ts';

/** In every form parameters give everything that the oracle of a function is asked with, and results are what it answers. */
export const rolesGiven: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    if (isClass(target)) return [];
    if (returnsFunctions(target)) return functionsReturned(target, ['targets', id]);
    const roles = oracleRoles(target);
    if (roles === undefined) return [];
    return placedForms(id, target).flatMap((form) => {
      const found = [
        ...parametersGiven(form.parameters, [...form.path, 'parameters'], roles),
        ...resultsGiven(form.results, [...form.path, 'results'], roles),
      ];
      return found.length > 0 || !('optimizer' in target.oracle) ? found : sameDimension(form);
    });
  });

/** theta, gradient and state are taken apart alike, in parameters and in results. */
function sameDimension({ parameters, results, path }: PlacedForm): readonly Complaint[] {
  const counts = new Map<string, number>();
  for (const { role } of [...rolesIn(parameters, path), ...rolesIn(results, path)]) {
    const { base, index } = splitRole(role);
    const isVector = ['theta', 'gradient'].includes(base) || base.startsWith('state.');
    if (isVector) counts.set(base, Math.max(counts.get(base) ?? 0, index === null ? 0 : index + 1));
  }
  const [[, first] = ['', 0], ...others] = counts;
  const other = others.find(([, count]) => count !== first);
  const tell = (count: number): string => (count === 0 ? 'one whole' : `${count} elements`);
  return other === undefined
    ? []
    : [
        complaint(
          path,
          `should take all vectors apart alike, but has "theta" as ${tell(first)} and ${show(other[0])} as ${tell(other[1])}.`,
        ),
      ];
}

function functionsReturned(target: TargetSpec, path: Path): readonly Complaint[] {
  const inner = innerRoles(target);
  if (!('testFunction' in target.oracle)) {
    const at = target.results.findIndex(({ callable }) => callable !== undefined);
    return [
      keyComplaint(
        [...path, 'results', at, 'callable'],
        'belongs to a target whose oracle has `testFunction`: no other returns functions.',
      ),
    ];
  }
  if (inner === undefined) return [];
  const outer =
    target.parameters.length === 0
      ? []
      : [
          complaint(
            [...path, 'parameters'],
            'should be an empty list: what returns functions is called without arguments.',
          ),
        ];
  const seen = new Set<string>();
  const results = target.results.flatMap(({ role, callable }, index): readonly Complaint[] => {
    const at = [...path, 'results', index];
    const roles = Object.hasOwn(inner, role) ? inner[role] : undefined;
    if (roles === undefined)
      return [complaint([...at, 'role'], shouldName('a function that a test function has', Object.keys(inner), role))];
    if (seen.has(role)) return [complaint([...at, 'role'], `should be unique, but ${show(role)} is there twice.`)];
    seen.add(role);
    if (callable === undefined)
      return [
        complaint(at, 'should have `callable`, like the other results: either all of them are functions, or none is.'),
      ];
    const result =
      callable.result === roles.main
        ? []
        : [
            complaint(
              [...at, 'callable', 'result'],
              `should be ${show(roles.main)}, but was ${show(callable.result)}.`,
            ),
          ];
    return [...parametersGiven(callable.parameters, [...at, 'callable', 'parameters'], roles), ...result];
  });
  return [...outer, ...results];
}
