/** A check's target is the part of its id before the dot: `adam.update` is asked of `adam`. */
export function targetIdOf(checkId: string): string {
  return checkId.slice(0, checkId.indexOf('.'));
}
