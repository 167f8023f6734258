import events from 'node:events';
import path from 'node:path';

// References of our own: what is closed below is closed with them.
const { defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf, preventExtensions } = Object;
const { deleteProperty, ownKeys } = Reflect;

/** Of the language, what programs can reach from any object of the host's world. */
const BUILT_IN = [
  'Object',
  'Function',
  'Array',
  'Boolean',
  'Number',
  'BigInt',
  'String',
  'Symbol',
  'RegExp',
  'Date',
  'Promise',
  'Proxy',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'WeakRef',
  'FinalizationRegistry',
  'Iterator',
  'ArrayBuffer',
  'SharedArrayBuffer',
  'DataView',
  'Float64Array',
  'Float32Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'BigInt64Array',
  'BigUint64Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'Error',
  'Math',
  'JSON',
  'Reflect',
  'Atomics',
  'Intl',
] as const;

const ERRORS = [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

/**
 * Closes the host's own world before any code of a student runs. Functions that Node lends to a student's world
 * (`console.log`, `setTimeout`, `Buffer`) belong to the host's world, and lead into it: from there code could be made
 * that holds the real `process`, and methods replaced that the host itself uses. So nothing there makes code out of
 * text any more, and what all objects share cannot be changed.
 */
export function closeHostWorld(): void {
  for (const maker of functionMakers()) deleteProperty(maker, 'constructor');
  const host: Readonly<Record<string, unknown>> = globalThis;
  const closed = new Set<object>();
  for (const shared of [Object.prototype, events.prototype, ...ERRORS.map((error) => error.prototype)])
    closeOverridable(shared, closed);
  for (const name of BUILT_IN) close(host[name], closed);
  for (const hidden of [...hiddenPrototypes(), ...ERRORS]) close(hidden, closed);
  for (const lent of [Buffer, events, path.posix, path.win32]) close(lent, closed);
}

/** Freezes an object, and all that it leads to. */
function close(value: unknown, closed: Set<object>): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || closed.has(value)) return;
  closed.add(value);
  freeze(value);
  close(getPrototypeOf(value), closed);
  for (const key of ownKeys(value)) {
    // What it holds, or its getter and setter.
    for (const part of Object.values(getOwnPropertyDescriptor(value, key) ?? {})) close(part, closed);
  }
}

/** The prototypes that hold `Function` and its like, which make functions out of text. */
function functionMakers(): readonly object[] {
  const asynchronous = async function* (): AsyncGenerator<void> {
    // Only its prototype is of use.
  };
  const synchronous = function* (): Generator<void> {
    // Likewise.
  };
  const waiting = async (): Promise<void> => {
    // Likewise.
  };
  return [closeHostWorld, asynchronous, synchronous, waiting].map((one) => getPrototypeOf(one) as object);
}

/** Prototypes without a name: of iterators, generators, and the array of numbers that all others extend. */
function hiddenPrototypes(): readonly unknown[] {
  const iterators = [[].values(), new Map().entries(), new Set().values(), ''[Symbol.iterator](), 'a'.matchAll(/a/g)];
  return [...functionMakers(), ...iterators.map((one) => getPrototypeOf(one) as object), getPrototypeOf(Uint8Array)];
}

/**
 * Makes the properties of a prototype unchangeable, and leaves objects that inherit from it free to have their own of
 * the same names: modules of Node that are loaded later set such.
 */
function closeOverridable(shared: object, closed: Set<object>): void {
  closed.add(shared);
  for (const key of ownKeys(shared)) {
    const property = getOwnPropertyDescriptor(shared, key);
    if (!property || !('value' in property) || !property.configurable) continue;
    const value: unknown = property.value;
    close(value, closed);
    defineProperty(shared, key, {
      get: () => value,
      set(this: object, own: unknown) {
        if (this === shared) return;
        defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
      },
      enumerable: property.enumerable ?? false,
      configurable: false,
    });
  }
  preventExtensions(shared);
}
