const { apply, get, getOwnPropertyDescriptor } = Reflect;

/** A method as a function that takes its object first. Taken early, it outlives whatever a student puts in its place. */
export function detached(prototype: object, name: string): (self: object, ...given: readonly unknown[]) => unknown {
  const method = get(prototype, name) as (...given: readonly unknown[]) => unknown;
  return (self, ...given) => apply(method, self, given);
}

/** A getter likewise. */
export function detachedGetter(prototype: object, name: string): (self: object) => unknown {
  const { get: getter } = getOwnPropertyDescriptor(prototype, name) as { readonly get: (this: unknown) => unknown };
  return (self) => apply<unknown, [], unknown>(getter, self, []);
}
