import type { Makers } from './realm.ts';

// References of our own, taken before any code of a student runs.
const { defineProperty, get, getPrototypeOf, has, ownKeys } = Reflect;
const MAX_NAMES = 200;
const MAX_CHAIN = 100;

export interface Member {
  /** The object's own spelling; the name asked for when it has none. */
  readonly key: string;
  readonly found: boolean;
}

/** Finds a member by name; snake_case and camelCase of a name are the same name. Runs no getter. */
export function findMember(object: object, name: string): Member {
  if (has(object, name)) return { key: name, found: true };
  // The usual spellings first: they need no list of names.
  const camel = name.replace(/(?<=[A-Za-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (camel !== name && has(object, camel)) return { key: camel, found: true };
  const wanted = plainName(name);
  for (const key of namesOf(object)) if (plainName(key) === wanted) return { key, found: true };
  return { key: name, found: false };
}

/**
 * What an object has, as an object of the student's world: its own properties and those of its classes, by name.
 * Without those whose getter throws; private names (`#W`) do not show.
 *
 * @throws what the object itself throws when asked for its names, and the first failure where nothing can be read
 */
export function membersOf(object: object, make: Makers): object {
  const members = make.record();
  const seen = new Set<string>();
  const failures: unknown[] = [];
  let count = 0;
  for (const key of namesOf(object)) {
    if (count === MAX_NAMES) break;
    if (seen.has(key)) continue;
    seen.add(key);
    try {
      const value: unknown = get(object, key);
      defineProperty(members, key, { value, writable: true, enumerable: true, configurable: true });
      count += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (count === 0 && failures.length > 0) throw failures[0] as Error;
  return members;
}

/** Own names first, then those of the prototypes; what every object has is left out. */
function* namesOf(object: object): Iterable<string> {
  let level: object | null = object;
  for (let depth = 0; level !== null && depth < MAX_CHAIN; depth += 1) {
    const next: object | null = getPrototypeOf(level);
    if (depth > 0 && next === null) return;
    for (const key of ownKeys(level)) if (typeof key === 'string' && key !== 'constructor') yield key;
    level = next;
  }
}

function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
