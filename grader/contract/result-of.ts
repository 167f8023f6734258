import type { Reference } from '../model/program.ts';

/** What an operation of the same program returned, or a part of it. @param path what to follow from there */
export function resultOf(operation: number, path: readonly (number | string)[] = []): Reference {
  return { kind: 'reference', operation, path };
}
