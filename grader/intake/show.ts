import { nearest } from '../contract/names.ts';

const LONGEST = 60;

/** Characters that would move the cursor, hide, or turn the text around. */
const UNSEEN =
  /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A value for a message, on one line: texts in quotes and cut, lists and objects by what they are. */
export function show(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

function quote(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  return JSON.stringify(cut).replaceAll(
    UNSEEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `"one", "two" or "three"`; a list of more than `most` is cut. */
export function listed(words: readonly string[], last: 'or' | 'and' = 'or', most = 24): string {
  const shown = words.slice(0, most);
  const quoted = shown.map(show);
  if (shown.length < words.length) return `${quoted.join(', ')} ${last} ${words.length - shown.length} more`;
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1) ?? ''}` : (quoted[0] ?? '');
}

/** ` Did you mean "matches-reference"?`, or nothing where no word is near. */
export function didYouMean(word: unknown, known: readonly string[]): string {
  // Comparing letters of a very long text costs much and finds nothing.
  const near = typeof word === 'string' && word.length <= 200 ? nearest(word, known) : null;
  return near === null || near === word ? '' : ` Did you mean ${show(near)}?`;
}

/** `should be one of "a", "b" or "c", but was "d". Did you mean "a"?` */
export function shouldBeOneOf(known: readonly string[], word: unknown): string {
  const choice = known.length === 1 ? `should be ${listed(known)}` : `should be one of ${listed(known)}`;
  return `${choice}, but was ${show(word)}.${didYouMean(word, known)}`;
}

/** `should name a target, but was "bowk". Did you mean "bowl"?`; where no word is near, the known ones are listed. */
export function shouldName(what: string, known: readonly string[], word: string): string {
  const hint = didYouMean(word, known);
  const list = known.length === 0 ? ' There are none.' : ` There are: ${listed(known, 'and')}.`;
  return `should name ${what}, but was ${show(word)}.${hint === '' ? list : hint}`;
}
