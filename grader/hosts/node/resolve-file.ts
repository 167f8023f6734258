import { realpathSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

export type Resolved =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'absent'; readonly why: string };

/** What may be left out or written differently in an import: `./a`, `./a.js` for a.ts, `./folder`. */
const ENDINGS = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/**
 * The file of the submission that a relative import means.
 *
 * @param from path of the importing file within the submission
 */
export function resolveFile(folder: string, from: string, name: string): Resolved {
  const wanted = resolve(folder, dirname(from), name);
  const written = wanted.replace(/\.([mc]?)js$/, '.$1ts');
  const bases = written === wanted ? [wanted] : [wanted, written];
  for (const candidate of bases.flatMap((base) => ENDINGS.map((ending) => base + ending))) {
    const path = insideOf(folder, candidate);
    if (path !== undefined) return { kind: 'file', path };
  }
  const outside = relative(folder, wanted).startsWith('..');
  return { kind: 'absent', why: outside ? 'lies outside of the submission' : 'is not among the files handed in' };
}

/** Path within the folder; undefined when there is no such file in it. Links are followed first. */
function insideOf(folder: string, candidate: string): string | undefined {
  try {
    if (!statSync(candidate).isFile()) return undefined;
    const path = relative(realpathSync(folder), realpathSync(candidate));
    if (path.startsWith('..') || join(sep, path) === path) return undefined;
    return path.split(sep).join(posix.sep);
  } catch {
    return undefined;
  }
}
