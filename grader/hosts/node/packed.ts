import type { Packed } from '../../model/program.ts';
import type { Realm } from './realm.ts';

/** Arguments as they are handed over: the last of them in one object, where the function takes them so. */
export function packed(given: readonly unknown[], how: Packed | undefined, { make }: Realm): readonly unknown[] {
  if (how === undefined) return given;
  const options = make.record();
  for (const [index, key] of how.keys.entries()) {
    // Own properties by definition: setters that a student put on a prototype are not called.
    Reflect.defineProperty(options, key, {
      value: given[how.from + index],
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return [...given.slice(0, how.from), options];
}
