import type { ParameterSpec, TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import { isClass } from './class-roles.ts';
import { elementsComplete, type Given } from './elements-complete.ts';
import { innerRoles, oracleRoles, type OracleRoles } from './oracle-roles.ts';
import type { Rule } from './rule.ts';
import { returnsFunctions } from './target-of.ts';
import { splitRole } from '../../contract/role.ts';

/** Parameters give everything that the oracle of a function is asked with, and results are what it answers. */
export const rolesGiven: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const path = ['targets', id];
    if (isClass(target)) return [];
    if (returnsFunctions(target)) return functionsReturned(target, path);
    const roles = oracleRoles(target);
    if (roles === undefined) return [];
    const found = [
      ...parametersGiven(target.parameters, [...path, 'parameters'], roles),
      ...resultsGiven(target, [...path, 'results'], roles),
    ];
    return found.length > 0 ? found : sameDimension(target, path);
  });

function parametersGiven(
  parameters: readonly ParameterSpec[],
  path: Path,
  roles: Pick<OracleRoles, 'title' | 'takes'>,
): readonly Complaint[] {
  const given = parameters.flatMap(({ role, keys = {} }, index): readonly Given[] =>
    role === 'hyperparameters'
      ? Object.keys(keys).map((name) => ({ role: `hyperparameters.${name}`, path: [...path, index, 'keys', name] }))
      : [{ role, path: [...path, index, 'role'] }],
  );
  const known = roles.takes.map(({ role }) => role);
  const names = parameters.some(({ role }) => role === 'hyperparameters') ? [...known, 'hyperparameters'] : known;
  const unknown = parameters.flatMap(({ role }, index) => {
    const { base, index: element } = splitRole(role);
    if (names.includes(base)) return [];
    return [
      complaint(
        [...path, index, 'role'],
        unknownRole(`a role that ${roles.title} is asked with`, known, base, element),
      ),
    ];
  });
  // A role or a key that is written wrongly is not also missing; the rules for keys tell of those.
  if (unknown.length > 0) return unknown;
  const misspelt = given.some(({ role }) => !known.includes(splitRole(role).base));
  const missing = misspelt ? [] : known.filter((role) => !given.some((one) => splitRole(one.role).base === role));
  const incomplete = elementsComplete(given, roles.takes);
  if (missing.length === 0) return incomplete;
  const says = `should give everything that ${roles.title} is asked with, but ${listed(missing, 'and')} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  return [complaint(path, says), ...incomplete];
}

/** Roles are alike in their bases; the element is kept in what is shown. */
function unknownRole(what: string, known: readonly string[], base: string, element: number | null): string {
  const own = element === null ? '' : `[${element}]`;
  return shouldName(what, own === '' ? known : known.map((role) => role + own), base + own);
}

function resultsGiven(
  { results }: TargetSpec,
  path: Path,
  { title, gives, main, unjudged }: OracleRoles,
): readonly Complaint[] {
  const known = gives.map(({ role }) => role);
  const roles = results.map(({ role }, index): Given => ({ role, path: [...path, index, 'role'] }));
  const unknown = results.flatMap(({ role, optional }, index) => {
    const { base, index: element } = splitRole(role);
    if (known.includes(base) || (unjudged.includes(base) && optional)) return [];
    const says = unjudged.includes(base)
      ? `should be \`optional\`: ${show(role)} is not held to the reference.`
      : unknownRole(`a role that ${title} gives`, [...known, ...unjudged], base, element);
    return [complaint([...path, index, 'role'], says)];
  });
  if (unknown.length > 0) return unknown;
  const incomplete = elementsComplete(roles, gives);
  if (results.some(({ role, optional }) => splitRole(role).base === main && optional !== true)) return incomplete;
  return [
    complaint(path, `should have ${show(main)}, not optional: without it nothing can be compared.`),
    ...incomplete,
  ];
}

/** theta, gradient and state are taken apart alike, in parameters and in results. */
function sameDimension({ parameters, results, oracle }: TargetSpec, path: Path): readonly Complaint[] {
  if (!('optimizer' in oracle)) return [];
  const counts = new Map<string, number>();
  for (const { role } of [...parameters, ...results]) {
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
