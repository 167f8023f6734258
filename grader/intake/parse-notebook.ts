import { decodeText } from '../model/decode-text.ts';
import { endOfJsonText } from '../model/json-text.ts';

/** Values of a notebook: more would take memory and time that others need. Real ones with all their plots have tens of thousands. */
const MOST_VALUES = 2_000_000;

const QUOTE = 0x22;
/** `,` `:` `[` `{`: one stands before every value but the first. */
const BEFORE_VALUES: ReadonlySet<number> = new Set(Buffer.from(',:[{'));

/** A notebook's JSON; null where it is none, or has too many values. Whether it can be read is for the host to say. */
export function parseNotebook(bytes: Buffer): unknown {
  if (isCrowded(bytes)) return null;
  try {
    return JSON.parse(decodeText(bytes)) as unknown;
  } catch {
    // Damaged, or nested without end.
    return null;
  }
}

/** Whether JSON has so many values that reading it would cost others. Looks at the bytes alone, and stops when it knows. */
export function isCrowded(bytes: Buffer, most = MOST_VALUES): boolean {
  // Each value takes at least one byte, and one before it.
  if (bytes.length < 2 * most) return false;
  let count = 0;
  let at = 0;
  while (at < bytes.length) {
    const quote = bytes.indexOf(QUOTE, at);
    const between = bytes.subarray(at, quote === -1 ? bytes.length : quote);
    for (const byte of between) if (BEFORE_VALUES.has(byte)) count += 1;
    if (count > most) return true;
    if (quote === -1) return false;
    at = endOfJsonText(bytes, quote + 1) + 1;
  }
  return false;
}
