import { createRequire } from 'node:module';
import type * as Mathjs from 'mathjs/number';

let loaded: typeof Mathjs | undefined;

/**
 * mathjs, number-only build, loaded on first use: loading takes some 300 ms, which a command that needs no
 * test function should not pay. Loaded by `require` because an oracle answers at once, not by a promise.
 */
export function mathjs(): typeof Mathjs {
  loaded ??= createRequire(import.meta.url)('mathjs/number') as typeof Mathjs;
  return loaded;
}
