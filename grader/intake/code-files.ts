import { extname } from 'node:path';
import type { Language } from '../model/subject.ts';

/** Files whose code can be graded, and which goes first where nothing else decides. */
const kinds: Readonly<Record<string, { readonly language: Language; readonly order: number }>> = {
  '.ipynb': { language: 'python', order: 0 },
  '.py': { language: 'python', order: 1 },
  '.ts': { language: 'typescript', order: 2 },
  '.mts': { language: 'typescript', order: 2 },
  '.js': { language: 'javascript', order: 3 },
  '.mjs': { language: 'javascript', order: 3 },
  '.cjs': { language: 'javascript', order: 3 },
};

/** Whether a file's code can be graded. Declarations (`.d.ts`) have none. */
export function isCode(path: string): boolean {
  return kindOf(path) !== undefined;
}

/** null for a file whose code cannot be graded. */
export function languageOf(path: string): Language | null {
  return kindOf(path)?.language ?? null;
}

/** Smaller goes first: notebook, Python, TypeScript, JavaScript. */
export function orderOf(path: string): number {
  return kindOf(path)?.order ?? Infinity;
}

function kindOf(path: string): (typeof kinds)[string] | undefined {
  const extension = extname(path).toLowerCase();
  if (/\.d\.m?ts$/i.test(path) || !Object.hasOwn(kinds, extension)) return undefined;
  return kinds[extension];
}
