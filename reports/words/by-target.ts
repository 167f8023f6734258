/** What belongs to the same target, in the order in which each target comes first. */
export function byTarget<Item extends { readonly target: string }>(
  items: readonly Item[],
): readonly (readonly [string, readonly Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(item.target);
    if (known) known.push(item);
    else groups.set(item.target, [item]);
  }
  return [...groups];
}
