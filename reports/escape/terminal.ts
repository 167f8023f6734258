import { showHiddenCharacters } from './hidden-characters.ts';

/**
 * Text that a terminal shows and never obeys: escape sequences, other control characters and marks of direction are
 * shown as signs. A CI service that reads this terminal must not obey it either: GitHub's runner takes a line that
 * starts with `::`, or holds `##[` anywhere, for a command; others take `##vso[` and `##teamcity[`. Any word may be the
 * first of a line once text has been wrapped.
 */
export function terminalText(text: string): string {
  return showHiddenCharacters(text, { marks: true })
    .replaceAll('\t', '    ')
    .replace(/(^|\s):(?=:)/gu, '$1: ')
    .replace(/##(?=\w*\[)/gu, '# #');
}

/** The same on one line. */
export function terminalLine(text: string): string {
  return terminalText(text.replace(/\s+/gu, ' ').trim());
}
