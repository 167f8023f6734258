import { distance } from 'fastest-levenshtein';

/** snake_case and camelCase of a name are the same name. */
export function sameName(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

export function normalise(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** The candidate most like `name`, or null when none is near. */
export function nearest(name: string, candidates: readonly string[]): string | null {
  const wanted = normalise(name);
  let best: { readonly candidate: string; readonly edits: number } | null = null;
  for (const candidate of candidates) {
    const edits = distance(wanted, normalise(candidate));
    if (best === null || edits < best.edits) best = { candidate, edits };
  }
  // A third of the letters: beyond that a suggestion confuses more than it helps.
  return best !== null && best.edits <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : null;
}
