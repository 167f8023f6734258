import { constants, createContext, Script } from 'node:vm';

/**
 * A world of its own for a student's code: its own Array, JSON, Math, Error. Whatever the code does to those (a new
 * method on Array.prototype, another Math.sqrt) changes nothing for the host.
 */
export interface Realm {
  readonly global: Record<string, unknown>;
  /** Runs code in it. */
  evaluate(code: string, file: string): unknown;
  /** Made in the realm, so that `instanceof` holds for the student's code. */
  readonly make: Makers;
}

export interface Makers {
  /** Own items by definition: setters that a student put on a prototype are not called. */
  list(...items: readonly unknown[]): unknown[];
  record(): object;
  /** A function that answers a fresh copy of a value, made of lists and records, whatever it is asked. */
  answering(value: unknown): (...asked: readonly unknown[]) => unknown;
  /** A function that adds names to what a module exports: each is read when it is asked for, as imports of it are. */
  exporting(exports: object): (readers: object) => void;
  error(type: 'Error' | 'TypeError' | 'ReferenceError', message: string): Error;
}

const MAKERS = `(() => {
  const errors = { Error, TypeError, ReferenceError };
  const { isArray } = Array;
  const { defineProperty, ownKeys } = Reflect;
  // Asked by a student's code: whatever fails here must be an error of its own world.
  const copy = (one) => {
    if (typeof one !== 'object' || one === null) return one;
    const list = isArray(one);
    const made = list ? [] : {};
    const keys = list ? one : ownKeys(one);
    for (let index = 0; index < keys.length; index += 1) {
      const key = list ? index : keys[index];
      const value = copy(one[key]);
      defineProperty(made, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    }
    return made;
  };
  Error.stackTraceLimit = 50;
  return {
    list: (...items) => items,
    record: () => ({}),
    answering: (value) => (...asked) => copy(value),
    exporting: (exports) => (readers) => {
      const add = (name, how) => defineProperty(exports, name, { __proto__: null, ...how, enumerable: true, configurable: true });
      for (const name of ownKeys(readers))
        add(name, { get: readers[name], set: (value) => add(name, { value, writable: true }) });
    },
    error: (type, message) => new errors[type](message),
  };
})()`;

export function createRealm(): Realm {
  const context = createContext(constants.DONT_CONTEXTIFY);
  const evaluate = (code: string, filename: string): unknown => new Script(code, { filename }).runInContext(context);
  return {
    global: evaluate('globalThis', 'host') as Record<string, unknown>,
    evaluate,
    make: evaluate(MAKERS, 'host') as Makers,
  };
}
