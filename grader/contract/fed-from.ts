import type { ParameterSpec } from '../model/target.ts';
import type { ResultPath } from './results.ts';

/**
 * Where in the result of the step before the argument of the next one stands; undefined where it is not fed. A dictionary is
 * handed on as it came back, when what is to be fed of it stands in one and the same dictionary of the result.
 *
 * @param feed roles to feed
 * @param paths where each role stands in a result
 */
export function fedFrom(
  { role, entries }: ParameterSpec,
  feed: readonly string[],
  paths: ReadonlyMap<string, ResultPath>,
): ResultPath | undefined {
  if (entries === undefined) return isFed(role, feed) ? paths.get(role) : undefined;
  const found = Object.keys(entries).flatMap((entry) => {
    const path = isFed(entry, feed) ? paths.get(entry) : undefined;
    return path === undefined ? [] : [path.slice(0, -1)];
  });
  const [first] = found;
  return found.every((path) => path.join() === first?.join()) ? first : undefined;
}

function isFed(role: string, feed: readonly string[]): boolean {
  return feed.some((fed) => role === fed || role.startsWith(`${fed}[`));
}
