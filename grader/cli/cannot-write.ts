import { GraderError } from '../model/grader-error.ts';

/** Why a place cannot be written to, and what to do, where the system's word for it is one that people need not know. */
const PLAIN: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, then run the same command again',
  EDQUOT: 'your share of the disk is used up. Make room, then run the same command again',
  EROFS: 'the disk can only be read. Choose another folder with --out, or make it writable',
  EACCES: 'you may not write there. Choose another folder with --out, or change who may',
  EPERM: 'you may not write there. Choose another folder with --out, or change who may',
  ENOTDIR: 'a file is in the place of a folder. Move it away, or choose another folder with --out',
};

/** @param path what was to be written */
export function cannotWrite(path: string, error: unknown): GraderError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const said = error instanceof Error ? error.message : String(error);
  const why = PLAIN[code] ?? `${said}. Choose another folder with --out, or run the same command again`;
  return new GraderError('cannot-write', `${path} could not be written: ${why}.`, { cause: error });
}
