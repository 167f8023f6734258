/** What is told of a student's texts: as much as a report can show, and the same in every run. */

const ADDRESS = /\b0x[0-9a-f]{6,16}\b/gi;
const FIRST = 3 * 1024;
const LAST = 1024;
const BETWEEN = '\n... (more was printed, and left out)\n';

/** Masks memory addresses (`<object at 0x7f12...>`): they differ from run to run. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, '0x...');
}

/** The beginning of a text, not cut within a character. A copy: a part of a text would keep the whole of it in memory. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const first = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return Buffer.from(first, 'utf16le').toString('utf16le');
}

/** What was printed, its beginning and its end: at most about 4 KB for each program, so that reports stay small. */
export function printedAsTold(printed: string): string {
  const text = withoutAddresses(printed);
  if (text.length <= FIRST + LAST) return text;
  // A character of two halves is not cut in two.
  const first = text.slice(0, FIRST).replace(/[\uD800-\uDBFF]$/, '');
  const last = text.slice(-LAST).replace(/^[\uDC00-\uDFFF]/, '');
  return `${first}${BETWEEN}${last}`;
}
