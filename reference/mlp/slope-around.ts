/** What a slope is on both sides of a kink at 0, and at exactly 0; NaN at what is not a number. */
export function slopeAround(
  u: number,
  { above, at, below }: { readonly above: number; readonly at: number; readonly below: number },
): number {
  if (Number.isNaN(u)) return NaN;
  return u > 0 ? above : u < 0 ? below : at;
}
