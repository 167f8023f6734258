/** Longer values get a box of their own. */
const SHORT = 48;

/** Whether a value, as code, is too long for a cell of a table. */
export function isLongValue(text: string): boolean {
  return text.length > SHORT || text.includes('\n');
}

/** A long nested list with each inner list on its own line, below the one before it; any other text as it is. */
export function matrixText(text: string): string {
  if (!isLongValue(text)) return text;
  const indent = ' '.repeat(Math.max(0, text.search(/\[[^[]/u)));
  return text.replace(/\],\s*(?=\[)/gu, `],\n${indent}`);
}
