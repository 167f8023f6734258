/** What XML 1.0 (section 2.2, Char) forbids, even as a reference; and C1 controls, which it discourages. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text between tags. Forbidden characters are left out. A carriage return would be read back as a line feed. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>\r]/gu, (character) => ENTITIES[character] ?? '');
}

/** An attribute's value, to stand between double quotes. White space is kept as it was. */
export function xmlAttribute(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"'\t\n\r]/gu, (character) => ENTITIES[character] ?? '');
}
