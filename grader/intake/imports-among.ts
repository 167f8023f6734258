import { posix } from 'node:path';
import { languageOf } from './code-files.ts';
import { decodeText } from '../model/decode-text.ts';
import { firstMatches } from './first-matches.ts';

/** For each file, the files of the same submission that it imports. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Code of this size is not written by hand; what is behind it is not searched. */
const MOST = 1_000_000;
const MOST_NAMES = 2000;

const PYTHON = [/\bfrom[ \t]+\.*(\w[\w.]*)[ \t]+import\b/gu, /\bimport[ \t]+([\w.]+)/gu];
const SCRIPT = [/\bfrom\s*['"](\.[^'"\n]+)['"]/gu, /\b(?:import|require)\s*\(?\s*['"](\.[^'"\n]+)['"]/gu];

/** A cheap look at the text, good enough to see which file builds on which; a notebook's JSON is looked at as it is. */
export function importsAmong(code: readonly (readonly [string, Buffer])[]): Imports {
  const paths = code.map(([path]) => path);
  return new Map(
    code.map(([path, bytes]) => {
      const text = decodeText(bytes.subarray(0, MOST));
      const patterns = /\.ipynb$/i.test(path) || languageOf(path) === 'python' ? PYTHON : SCRIPT;
      const named = new Set(patterns.flatMap((pattern) => firstMatches(text, pattern, MOST_NAMES)));
      const stems = new Set([...named].map((name) => stemOf(path, name)));
      return [path, paths.filter((other) => other !== path && stems.has(withoutEnding(other)))];
    }),
  );
}

/** A file and all that it imports, directly or not; the file itself first. */
export function reachedFrom(path: string, imports: Imports): readonly string[] {
  const reached = [path];
  for (const one of reached) reached.push(...(imports.get(one) ?? []).filter((other) => !reached.includes(other)));
  return reached;
}

function stemOf(path: string, name: string): string {
  if (name.startsWith('.')) return withoutEnding(posix.join(posix.dirname(path), name));
  return posix.join(posix.dirname(path), name.replaceAll('.', '/'));
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:ipynb|py|[cm]?[jt]s)$/i, '');
}
