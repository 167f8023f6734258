/** A tag as pages may have them: each attribute's value stands in double quotes and holds neither `<` nor `"`. */
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<]*")?)*)\s*\/?>/gu;
const OWN = /<(script|style)>[\s\S]*?<\/\1>/gu;

export interface Markup {
  /** Tags with the names of their attributes, in order; emphasis that is made of backticks is left out. */
  readonly tags: readonly string[];
  /** Values of attributes that lead somewhere. */
  readonly links: readonly string[];
  /** What is left between the tags. */
  readonly between: string;
  /** Styles and scripts, whole. */
  readonly own: readonly string[];
}

/** A page taken apart without any mercy: what is not exactly a tag is text, and text must not look like one. */
export function markupOf(html: string): Markup {
  const own = html.match(OWN) ?? [];
  const rest = html.replace(OWN, '').replace(/^<!doctype html>/iu, '');
  const tags: string[] = [];
  const links: string[] = [];
  for (const [, end = '', name = '', attributes = ''] of rest.matchAll(TAG)) {
    const pairs = [...attributes.matchAll(/([a-zA-Z][\w:-]*)(?:="([^"]*)")?/gu)];
    if (name !== 'code') tags.push([`${end}${name}`, ...pairs.map(([, attribute = '']) => attribute)].join(' '));
    links.push(
      ...pairs.flatMap(([, attribute = '', value = '']) => (/^(?:href|src|action)$/u.test(attribute) ? [value] : [])),
    );
  }
  return { tags, links, between: rest.replace(TAG, ''), own };
}

/** A text as long, and with the same white space, in which nothing is special. */
export function harmless(text: string): string {
  return text.replace(/\S/g, 'a');
}
