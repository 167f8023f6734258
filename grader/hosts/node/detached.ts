const { apply, get } = Reflect;

/** A method as a function that takes its object first. Taken early, it outlives whatever a student puts in its place. */
export function detached(prototype: object, name: string): (self: object) => unknown {
  const method = get(prototype, name) as (...given: readonly unknown[]) => unknown;
  return (self) => apply(method, self, []);
}
