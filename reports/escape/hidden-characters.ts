/** C0 controls but tab and line feed, delete, C1 controls, lone surrogates, line and paragraph separators. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/gu;
/** Characters that reorder or hide the text around them: embeddings, overrides, isolates, zero-width spaces. */
const REORDERING = /[\u200b\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
/** Marks that only hint at a direction: harmless inside an isolated box, not on a terminal. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/gu;

const CONTROL_PICTURES = 0x2400;

/** `\u001b` becomes `␛`, `\u202e` becomes `⟨U+202E⟩`: seen, and without effect. */
function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * Makes characters that act without being seen visible. Tabs and line feeds stay; `\r\n` becomes `\n`.
 * With `marks`, left-to-right and right-to-left marks are shown as well.
 */
export function showHiddenCharacters(text: string, { marks }: { readonly marks: boolean }): string {
  const shown = text.replaceAll('\r\n', '\n').replace(CONTROLS, picture).replace(REORDERING, picture);
  return marks ? shown.replace(DIRECTION_MARKS, picture) : shown;
}
