import { showHiddenCharacters } from './hidden-characters.ts';

/** A spreadsheet takes a text that starts so for a formula (also in the full-width forms). */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/**
 * A cell of text: a formula is defused by a leading apostrophe; quoted where RFC 4180 asks for it. Tables are looked at
 * on terminals too: control characters are shown as signs.
 */
export function csvText(text: string): string {
  const plain = showHiddenCharacters(text, { marks: false });
  return quoted(FORMULA.test(text) || FORMULA.test(plain) ? `'${plain}` : plain);
}

/** A cell of a number; empty when it is not known, never 0. */
export function csvNumber(value: number | null): string {
  return value === null ? '' : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
