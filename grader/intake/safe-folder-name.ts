import { createHash } from 'node:crypto';

const MOST_CHARACTERS = 80;
/** File systems allow 255 bytes; some letters take four. */
const MOST_BYTES = 200;
/** Cannot be part of a name that is kept, so a changed name never meets one that was kept. */
const MARK = '~';

/** Letters, digits and marks of any script that can be seen, and `.`, `_`, `-`. */
const KEPT = /^(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{M}._-]$/u;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Endings of the class's own files, which lie beside the students' folders: `index.html`, `grades.csv`. */
const RESULT = /\.(?:html|csv|xml|md|json|jsonl|gz|txt|lock|tmp)$/iu;

/**
 * A student's name as the name of a folder: one that no file system stumbles over, that no shell or page takes for something
 * else, and that differs for different students. A name that has to be changed gets a part of its checksum.
 */
export function safeFolderName(student: string): string {
  const normal = student.normalize('NFC');
  const letters = normal.replaceAll(/./gsu, (character) => (KEPT.test(character) ? character : '_'));
  const edged = letters.replace(/^[.-]/, '_').replace(/\.$/, '_');
  const safe = edged !== '' && !DEVICE.test(edged) && !RESULT.test(edged) && fits(edged, '');
  if (safe && edged === student) return edged;
  const suffix = `${MARK}${createHash('sha256').update(student, 'utf16le').digest('hex').slice(0, 12)}`;
  return cut(edged, suffix) + suffix;
}

/** Folder names by student. Names that differ only in case are kept apart too, for file systems that do not. */
export function safeFolderNames(students: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const student of students) {
    if (names.has(student)) continue;
    const name = safeFolderName(student);
    const free = taken.has(name.toLowerCase()) ? distinct(name, taken) : name;
    taken.add(free.toLowerCase());
    names.set(student, free);
  }
  return names;
}

function distinct(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    const suffix = `${MARK}${count}`;
    const candidate = cut(name, suffix) + suffix;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

function fits(name: string, suffix: string): boolean {
  return (name + suffix).length <= MOST_CHARACTERS && Buffer.byteLength(name + suffix) <= MOST_BYTES;
}

/** As much of a name as has room beside its suffix. Cuts between characters, never within one. */
function cut(name: string, suffix: string): string {
  const kept = Array.from(name).slice(0, MOST_CHARACTERS);
  while (!fits(kept.join(''), suffix)) kept.pop();
  return kept.join('');
}
