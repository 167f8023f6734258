/** What reading gives; undefined where it throws. */
export function attempt(read: (() => unknown) | undefined): unknown {
  try {
    return read?.();
  } catch {
    return undefined;
  }
}
