import { complaint, type Complaint, type Path } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import type { RoleList } from './class-roles.ts';

interface Listed {
  readonly role: string;
  readonly optional?: boolean;
}

interface Words {
  /** What one entry names, e.g. `a role that a layer is made with`. */
  readonly one: string;
  /** What is said of roles that are not there, before `, but "bias" is missing.` */
  readonly all: string;
}

/** Every role is known and there once, and what must be there is. Such roles have no elements. */
export function rolesListed(
  entries: readonly Listed[],
  path: Path,
  roles: RoleList,
  words: Words,
): readonly Complaint[] {
  const known = [...roles.must, ...roles.may];
  const given = entries.map(({ role }) => role);
  const wrong = given.flatMap((role, index) => {
    const at = [...path, index, 'role'];
    if (!known.includes(role)) return [complaint(at, shouldName(words.one, known, role))];
    return given.indexOf(role) < index ? [complaint(at, `should be unique, but ${show(role)} is there twice.`)] : [];
  });
  const missing = roles.must.filter((role) => !given.includes(role));
  // A misspelt one is not also missing.
  if (missing.length === 0 || wrong.length > 0) return wrong;
  return [
    complaint(path, `${words.all}, but ${listed(missing, 'and')} ${missing.length === 1 ? 'is' : 'are'} missing.`),
  ];
}

/** What nothing can do without is not `optional`. */
export function notOptional(entries: readonly Listed[], path: Path, must: readonly string[]): readonly Complaint[] {
  return entries.flatMap(({ role, optional }, index) =>
    must.includes(role) && optional === true
      ? [complaint([...path, index, 'optional'], `should be false: nothing can be compared without ${show(role)}.`)]
      : [],
  );
}
