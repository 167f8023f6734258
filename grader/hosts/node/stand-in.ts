/** Modules that are not there, as far as a student's code can tell. */

export interface StandInOptions {
  /** Makes the error to throw when it is used; undefined when it may be used. */
  readonly refuse: (what: string) => Error | undefined;
}

/**
 * Accepts anything: every part of it is one too, so is whatever it returns. `refuse` decides, at each call or
 * construction, whether to go along.
 */
export function createStandIn(what: string, { refuse }: StandInOptions): object {
  const use = (): object => {
    const error = refuse(what);
    if (error !== undefined) throw error;
    return createStandIn(what, { refuse });
  };
  const target = function standIn(): void {
    // Its calls are taken by the proxy.
  };
  const self: object = new Proxy(target, {
    get(_target, key) {
      // An import takes this for a module, and its default export for the same.
      if (key === '__esModule') return true;
      if (key === 'default') return self;
      // Calls of what was imported are written so once imports are turned into `require`.
      if (key === 'call') return self;
      // Not a promise: `await` would wait for it forever.
      if (key === 'then') return undefined;
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      if (key === Symbol.toPrimitive) return () => Number.NaN;
      if (typeof key === 'symbol') return undefined;
      return createStandIn(`${what}.${key}`, { refuse });
    },
    set: () => true,
    has: () => true,
    apply: use,
    construct: use,
  });
  return self;
}
