import type { Help } from '../model/subject.ts';
import { isCode } from './code-files.ts';
import { formatOfBytes, knownFormat } from './known-format.ts';
import type { LeftOut } from './list-files.ts';
import { isCrowded } from './parse-notebook.ts';

const KINDS = 'a notebook (.ipynb), a Python file (.py) or a module (.ts, .js)';
const NAMED = 3;

/** Why a file that is named like code is not looked at, to end a sentence; null where it is. */
export function whyNotCode(path: string, bytes: Buffer): string | null {
  if (!isCode(path)) return null;
  const format = formatOfBytes(bytes);
  if (format !== null) return `it is ${format.name}, whatever its name says`;
  if (/\.ipynb$/iu.test(path) && isCrowded(bytes)) return 'it holds millions of values, which no notebook needs';
  return null;
}

/** Why there is no code to grade, as a sentence. */
export function whyNothing(content: ReadonlyMap<string, Buffer>, leftOut: readonly LeftOut[]): string {
  if (content.size + leftOut.length === 0)
    return `Nothing was handed in. The folder has no file to grade: looked for ${KINDS}. Hand in one of these.`;
  const [first] = [...leftOut.filter(({ path }) => isCode(path)), ...leftOut];
  if (first !== undefined)
    return `There is no code to grade, but something was left out: ${first.path}, because ${first.reason}.`;
  const known = [...content].flatMap(([path, bytes]) => {
    const format = knownFormat(path, bytes);
    return format === null ? [] : [{ path, ...format }];
  });
  const [told] = known.toSorted((one, other) => Number(other.isArchive) - Number(one.isArchive));
  if (told?.isArchive === true)
    return `${told.path} is ${told.name}, and archives are not opened. Hand in the files that are in it: ${KINDS}.`;
  if (told !== undefined) return `${told.path} is ${told.name}, not code. Hand in ${KINDS}.`;
  return `None of the files that were handed in can be graded (${someOf([...content.keys()])}). Expected ${KINDS}.`;
}

/** Says of archives beside the code that nobody looks into them. One packed file alone is mostly data. */
export function archiveHelps(content: ReadonlyMap<string, Buffer>): readonly Help[] {
  const archives = [...content.keys()].filter((path) => /\.(?:zip|tar|tgz|tar\.\w+|7z|rar)$/iu.test(path));
  if (archives.length === 0) return [];
  return [{ kind: 'files-chosen', message: `Archives are not opened: ${someOf(archives)}.` }];
}

function someOf(paths: readonly string[]): string {
  const more = paths.length - NAMED;
  return `${paths.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
