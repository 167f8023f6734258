import type { Packed } from '../model/program.ts';

/** Arguments as a call writes them, the last of them in an object where they are handed over so: `1, { rate: 0.1 }`. */
export function argumentList(texts: readonly string[], packed: Packed | undefined): string {
  if (packed === undefined) return texts.join(', ');
  const entries = packed.keys.map((key, index) => {
    const written = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${written}: ${texts[packed.from + index] ?? 'undefined'}`;
  });
  return [...texts.slice(0, packed.from), `{ ${entries.join(', ')} }`].join(', ');
}
