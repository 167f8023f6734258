import { showHiddenCharacters } from './hidden-characters.ts';

/**
 * Text for one line or table cell of GitHub's Markdown. All ASCII punctuation but the comma and the apostrophe becomes
 * a character reference, which Markdown and HTML both read as plain text, never as structure.
 */
export function markdownText(text: string): string {
  return showHiddenCharacters(text, { marks: false })
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[!-&(-+\--/:-@[-`{-~]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
