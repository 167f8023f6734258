/** What the first group of a global pattern matched, the first so many times: hostile text may match millions of times. */
export function firstMatches(text: string, pattern: RegExp, most: number): readonly string[] {
  const found: string[] = [];
  for (const [, group = ''] of text.matchAll(pattern)) {
    if (found.length === most) break;
    found.push(group);
  }
  return found;
}
