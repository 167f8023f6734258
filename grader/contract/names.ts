import { distance } from 'fastest-levenshtein';

/** snake_case and camelCase of a name are the same name. */
export function sameName(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

export function normalise(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** How many letters of a normalised name may be mistyped. A third: beyond that a suggestion confuses more than it helps. */
export function mostEdits(wanted: string): number {
  return Math.max(1, Math.floor(wanted.length / 3));
}

/** The candidate most like `name`, or null when none is near. */
export function nearest(name: string, candidates: readonly string[]): string | null {
  const wanted = normalise(name);
  let best: { readonly candidate: string; readonly edits: number } | null = null;
  for (const candidate of candidates) {
    const edits = distance(wanted, normalise(candidate));
    if (best === null || edits < best.edits) best = { candidate, edits };
  }
  return best !== null && best.edits <= mostEdits(wanted) ? best.candidate : null;
}
