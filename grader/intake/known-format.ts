import { extname } from 'node:path';

interface Format {
  /** With its article, e.g. `a ZIP archive`. */
  readonly name: string;
  /** Holds files: those are to be handed in. */
  readonly isArchive: boolean;
}

const archive = (name: string): Format => ({ name, isArchive: true });
const document = (name: string): Format => ({ name, isArchive: false });

const BY_ENDING: Readonly<Record<string, Format>> = {
  '.zip': archive('a ZIP archive'),
  '.tar': archive('a tar archive'),
  '.tgz': archive('a compressed tar archive'),
  '.gz': archive('a gzip archive'),
  '.bz2': archive('a bzip2 archive'),
  '.xz': archive('an xz archive'),
  '.zst': archive('a Zstandard archive'),
  '.7z': archive('a 7z archive'),
  '.rar': archive('a RAR archive'),
  '.pdf': document('a PDF document'),
  '.doc': document('a text document'),
  '.docx': document('a text document'),
  '.odt': document('a text document'),
  '.rtf': document('a text document'),
  '.html': document('a web page'),
  '.htm': document('a web page'),
};

/** How files of some formats begin, in Latin-1. */
const BY_BEGINNING: readonly (readonly [string, Format])[] = [
  ['PK\u0003\u0004', archive('a ZIP archive')],
  ['PK\u0005\u0006', archive('a ZIP archive')],
  ['\u001f\u008b', archive('a gzip archive')],
  ['BZh', archive('a bzip2 archive')],
  ['\u00fd7zXZ\0', archive('an xz archive')],
  ['(\u00b5/\u00fd', archive('a Zstandard archive')],
  ['7z\u00bc\u00af\u0027\u001c', archive('a 7z archive')],
  ['Rar!\u001a\u0007', archive('a RAR archive')],
  ['%PDF-', document('a PDF document')],
];
const TAR_MARK_AT = 257;

/** What a file is, where its ending or its first bytes tell: archives and documents, which are not opened. Null for all others. */
export function knownFormat(path: string, bytes: Buffer): Format | null {
  const ending = extname(path).toLowerCase();
  return (Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined) ?? formatOfBytes(bytes);
}

/** What a file is by its first bytes, whatever its ending. */
export function formatOfBytes(bytes: Buffer): Format | null {
  const beginning = bytes.subarray(0, 8).toString('latin1');
  const found = BY_BEGINNING.find(([mark]) => beginning.startsWith(mark));
  if (found !== undefined) return found[1];
  const mark = bytes.subarray(TAR_MARK_AT, TAR_MARK_AT + 5).toString('latin1');
  return mark === 'ustar' ? archive('a tar archive') : null;
}
