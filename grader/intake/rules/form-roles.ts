import { splitRole } from '../../contract/role.ts';
import type { ParameterSpec, ResultSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import { elementsComplete } from './elements-complete.ts';
import type { OracleRoles } from './oracle-roles.ts';
import { CONTAINERS, rolesIn } from './roles-in.ts';

/** Parameters give everything that the oracle is asked with, by themselves or as entries of a dictionary. */
export function parametersGiven(
  parameters: readonly ParameterSpec[],
  path: Path,
  roles: Pick<OracleRoles, 'title' | 'takes'>,
): readonly Complaint[] {
  const given = rolesIn(parameters, path);
  const known = roles.takes.map(({ role }) => role);
  const containers = parameters.flatMap(({ role }) => (CONTAINERS.includes(role) ? [role] : []));
  const unknown = given.flatMap(({ role, path: at }) => {
    const { base, index: element } = splitRole(role);
    // Keys of hyperparameters have a rule of their own.
    if (known.includes(base) || at.at(-2) === 'keys') return [];
    const says = unknownRole(`a role that ${roles.title} is asked with`, [...known, ...containers], base, element);
    return [at.at(-2) === 'entries' ? keyComplaint(at, says) : complaint(at, says)];
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

/** Results are what the oracle answers, with the one among them without which nothing can be compared. */
export function resultsGiven(
  results: readonly ResultSpec[],
  path: Path,
  { title, gives, main, unjudged }: OracleRoles,
): readonly Complaint[] {
  const known = gives.map(({ role }) => role);
  const roles = rolesIn(results, path);
  const optionalAt = (at: Path): boolean => results[Number(at[path.length])]?.optional === true;
  const unknown = roles.flatMap(({ role, path: at }) => {
    const { base, index: element } = splitRole(role);
    if (known.includes(base) || (unjudged.includes(base) && optionalAt(at))) return [];
    const says = unjudged.includes(base)
      ? `should be \`optional\`: ${show(role)} is not held to the reference.`
      : unknownRole(`a role that ${title} gives`, [...known, ...unjudged], base, element);
    return [at.at(-2) === 'entries' ? keyComplaint(at, says) : complaint(at, says)];
  });
  if (unknown.length > 0) return unknown;
  const incomplete = elementsComplete(roles, gives);
  if (roles.some(({ role, path: at }) => splitRole(role).base === main && !optionalAt(at))) return incomplete;
  return [
    complaint(path, `should have ${show(main)}, not optional: without it nothing can be compared.`),
    ...incomplete,
  ];
}
