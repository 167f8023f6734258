import Handlebars from 'handlebars';
import { showHiddenCharacters } from './hidden-characters.ts';

/**
 * Prepares a view for a template: every string in it has its hidden characters shown. The templates' engine then
 * escapes `& < > " ' =` and the backtick in every value it writes.
 */
export function displayable<View>(view: View): View {
  return walk(view) as View;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return showHiddenCharacters(value, { marks: false });
  if (Array.isArray(value)) return value.map(walk);
  if (value instanceof Handlebars.SafeString || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]));
}

/** Escaped text in which what stands between backticks is shown as code. The engine writes a backtick as `&#x60;`. */
export function prose(text: string): Handlebars.SafeString {
  const escaped = Handlebars.escapeExpression(text);
  return new Handlebars.SafeString(escaped.replace(/&#x60;((?:(?!&#x60;|\n).)+)&#x60;/g, '<code>$1</code>'));
}

/** Marks the project's own style or script as such, so that it is written unescaped. For nothing else. */
export function ownAsset(text: string): Handlebars.SafeString {
  return new Handlebars.SafeString(text);
}

/** A relative link to a page: each part of the path is encoded, so no scheme and no other host can be named. */
export function relativeLink(folder: string, page: string): string {
  const parts = [...folder.split('/'), page].filter((part) => part !== '' && part !== '.');
  return `./${parts.map((part) => encodeURIComponent(wellFormed(part))).join('/')}`;
}

/** `encodeURIComponent` throws on half a surrogate pair. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
