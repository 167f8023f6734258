/** A role's parts: `theta[0]` is element 0 of `theta`. */
export interface RoleParts {
  readonly base: string;
  readonly index: number | null;
}

export function splitRole(role: string): RoleParts {
  const match = /^(.*?)(?:\[(\d+)\])?$/.exec(role);
  return { base: match?.[1] ?? role, index: match?.[2] === undefined ? null : Number(match[2]) };
}
