/** An anchor for each id, unique within the page and safe in a link: `adam.one-step` is `check-adam-one-step`. */
export function anchors(prefix: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const byId = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of ids) {
    if (byId.has(id)) continue;
    const wish = `${prefix}-${id.replace(/[^A-Za-z0-9]+/gu, '-').replace(/^-|-$/gu, '')}`;
    let anchor = wish;
    for (let number = 2; taken.has(anchor); number += 1) anchor = `${wish}-${number}`;
    taken.add(anchor);
    byId.set(id, anchor);
  }
  return byId;
}
