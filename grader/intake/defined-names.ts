import { normalise } from '../contract/names.ts';
import { languageOf } from './code-files.ts';
import { decodeText } from '../model/decode-text.ts';
import { firstMatches } from './first-matches.ts';
import { parseNotebook } from './parse-notebook.ts';

/** Code of this size is not written by hand; what is behind it is not searched. */
const MOST = 1_000_000;
const MOST_NAMES = 20_000;

const PYTHON = [
  /^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+([\p{L}_][\p{L}\p{N}_]*)/gmu,
  /^([\p{L}_][\p{L}\p{N}_]*)[ \t]*(?::[^=\n]*)?=(?!=)/gmu,
];
const SCRIPT = [
  /\b(?:function|class)\b[\s*]*([\p{L}_$][\p{L}\p{N}_$]*)/gu,
  /\b(?:const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu,
  /^[ \t]*(?:module\.)?(?:exports\.)?([\p{L}_$][\p{L}\p{N}_$]*)[ \t]*=(?![=>])/gmu,
  /\bas\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu,
];
/** Names that a file seems to define, normalised. A cheap look at the text, good enough to choose a file by; nothing is parsed but the notebook's JSON. */
export function definedNames(path: string, bytes: Buffer): ReadonlySet<string> {
  const text = decodeText(bytes.subarray(0, MOST));
  if (/\.ipynb$/i.test(path)) return names(PYTHON, codeCells(bytes).slice(0, MOST));
  if (languageOf(path) === 'python') return names(PYTHON, text);
  return new Set([...names(SCRIPT, text), ...exportedTogether(text).map(normalise)]);
}

/** `module.exports = { adam, momentum: m }`: the last one counts. */
function exportedTogether(text: string): readonly string[] {
  const from = text.lastIndexOf('module.exports');
  const inside = from === -1 ? null : /^module\.exports\s*=\s*\{([^}]*)\}/.exec(text.slice(from));
  return (inside?.[1] ?? '').split(',').flatMap((entry) => /^\s*([\p{L}_$][\p{L}\p{N}_$]*)/u.exec(entry)?.[1] ?? []);
}

function names(patterns: readonly RegExp[], text: string): ReadonlySet<string> {
  const found = new Set(patterns.flatMap((pattern) => firstMatches(text, pattern, MOST_NAMES)));
  return new Set([...found].map(normalise));
}

/** The code of a notebook; nothing where it is none. Old notebooks keep cells in worksheets, and code in `input`. */
function codeCells(bytes: Buffer): string {
  const notebook = parseNotebook(bytes);
  const cells = [
    ...listIn(notebook, 'cells'),
    ...listIn(notebook, 'worksheets').flatMap((sheet) => listIn(sheet, 'cells')),
  ];
  return cells
    .filter((cell) => fieldOf(cell, 'cell_type') === 'code')
    .map((cell) => textOf(fieldOf(cell, 'source') ?? fieldOf(cell, 'input')))
    .join('\n');
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function textOf(source: unknown): string {
  if (typeof source === 'string') return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : '';
}
