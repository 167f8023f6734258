import { conventionScopes } from '../../../reference/mlp/convention-scope.ts';
import type { Convention } from '../check.ts';
import { same, truthWith } from './asked-case.ts';
import type { Asked } from './asked-case.ts';

/** Known mistakes, the innermost first; none where it is right. */
export type Ids = readonly string[];

export interface Fits {
  /** Whether some convention makes these mistakes explain a result that it is not right without them. */
  readonly explain: (ids: Ids, role: string) => boolean;
  /** Whether some convention makes them explain all results together. */
  readonly explainAll: (ids: Ids) => boolean;
}

/**
 * Holds what a method gave to what known mistakes give. Each is followed only as far as it explains something that is sought.
 *
 * @param sought roles of results that are to be explained
 */
export function fitsOf(given: Asked, sought: readonly string[]): Fits {
  const asked = { ...given, cases: tellingFirst(given, sought) };
  const conventions = relevantConventions(given, sought);
  const roles = asked.parts.map(({ role }) => role);
  const known = new Map<string, ReadonlySet<string>>();
  const of = (ids: Ids, convention: Convention): ReadonlySet<string> => {
    const key = JSON.stringify([ids, convention]);
    const found = known.get(key) ?? fitting(asked, ids, convention, sought);
    known.set(key, found);
    return found;
  };
  return {
    explain: (ids, role) =>
      conventions.some((convention) => of(ids, convention).has(role) && !of([], convention).has(role)),
    explainAll: (ids) =>
      conventions.some((convention) => {
        const found = of(ids, convention);
        return roles.every((role) => found.has(role));
      }),
  };
}

function fitting(
  { cases, parts, tolerance, ...asked }: Asked,
  ids: Ids,
  convention: Convention,
  sought: Ids,
): ReadonlySet<string> {
  const answer = truthWith(asked, convention, ids);
  const alive = new Set(parts.map(({ role }) => role));
  for (const { roles, actual } of cases) {
    const expected = answer(roles);
    for (const role of alive) if (!same(tolerance, expected.get(role), actual.get(role))) alive.delete(role);
    if (!sought.some((role) => alive.has(role))) break;
  }
  return alive;
}

/** Cases in which more of what is sought is wrong come first: what explains nothing is seen there at once. */
function tellingFirst({ cases, conventions, tolerance, ...asked }: Asked, sought: Ids): Asked['cases'] {
  const answer = truthWith(asked, conventions[0] ?? {});
  const wrong = new Map(
    cases.map((one) => {
      const expected = answer(one.roles);
      return [one, sought.filter((role) => !same(tolerance, expected.get(role), one.actual.get(role))).length];
    }),
  );
  return cases.toSorted((one, other) => (wrong.get(other) ?? 0) - (wrong.get(one) ?? 0));
}

/** A scale of a result that is not sought is as it was found: the likeliest. */
function relevantConventions({ conventions }: Asked, sought: Ids): readonly Convention[] {
  const [likeliest = {}] = conventions;
  return conventions.filter((convention) =>
    Object.entries(convention).every(([name, value]) => {
      const scaled = conventionScopes[name]?.scales ?? null;
      return scaled === null || sought.includes(scaled) || value === likeliest[name];
    }),
  );
}
