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
  error(type: 'Error' | 'TypeError' | 'ReferenceError', message: string): Error;
}

const MAKERS = `(() => {
  const errors = { Error, TypeError, ReferenceError };
  Error.stackTraceLimit = 50;
  return {
    list: (...items) => items,
    record: () => ({}),
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
