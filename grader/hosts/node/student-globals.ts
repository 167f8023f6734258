import type { Randomness } from './randomness.ts';
import type { Realm } from './realm.ts';
import { createCrypto } from './student-crypto.ts';

/** What Node gives to every program beside the language, made only when it is asked for. */
const LENT = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'Buffer',
  'Event',
  'EventTarget',
  'MessageChannel',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'atob',
  'btoa',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
] as const;

/** Fills a realm with what a program finds there, and puts the grader's randomness in. */
export function fillGlobals(
  realm: Realm,
  randomness: Randomness,
  given: { readonly console: object; readonly process: object },
): void {
  const host: Readonly<Record<string, unknown>> = globalThis;
  const define = (name: string, get: () => unknown): void => {
    Object.defineProperty(realm.global, name, {
      configurable: true,
      get,
      set(value: unknown) {
        Object.defineProperty(realm.global, name, { value, writable: true, configurable: true });
      },
    });
  };
  for (const name of LENT) define(name, () => host[name]);
  define('crypto', () => createCrypto(randomness));
  define('console', () => given.console);
  define('process', () => given.process);
  define('global', () => realm.global);
  define('fetch', () => () => {
    throw realm.make.error('Error', 'fetch is not available here: graded code cannot use the network.');
  });
  const maths = realm.global['Math'] as { random: () => number };
  maths.random = randomness.uniform;
}
