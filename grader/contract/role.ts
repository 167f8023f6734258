/** A role's parts: `theta[0]` is element 0 of `theta`. */
export interface RoleParts {
  readonly base: string;
  readonly index: number | null;
}

/** Assignments name a handful of roles, and each is split thousands of times. */
const known = new Map<string, RoleParts>();

export function splitRole(role: string): RoleParts {
  const parts = known.get(role) ?? split(role);
  known.set(role, parts);
  return parts;
}

function split(role: string): RoleParts {
  const match = /^(.*?)(?:\[(\d+)\])?$/.exec(role);
  return { base: match?.[1] ?? role, index: match?.[2] === undefined ? null : Number(match[2]) };
}
