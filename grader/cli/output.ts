import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { GraderError } from '../model/grader-error.ts';
import { Report } from '../model/report.ts';
import { makeFolder } from './make-folder.ts';
import { cannotWrite } from './cannot-write.ts';
import { unfinishedName } from './unfinished.ts';

/** Writes a file whole or not at all: who reads while it is written sees the old one. */
export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await writeTogether([{ path, content }]);
}

interface ToWrite {
  readonly path: string;
  readonly content: string | Buffer;
}

/** Writes files, each whole, and none of them where there is no room for all; the last one gets its name last. */
export async function writeTogether(files: readonly ToWrite[]): Promise<void> {
  const staged: { readonly path: string; readonly temporary: string }[] = [];
  let at = files[0]?.path ?? '';
  try {
    for (const { path, content } of files) {
      at = path;
      const temporary = join(dirname(path), unfinishedName(staged.length));
      await makeFolder(dirname(path));
      const file = await open(temporary, 'wx');
      staged.push({ path, temporary });
      try {
        await file.writeFile(content);
        // On the disk before it has its name: a machine that goes down leaves no empty file.
        await file.sync();
      } finally {
        await file.close();
      }
    }
    for (const { path, temporary } of staged) {
      at = path;
      await rename(temporary, path);
    }
  } catch (error) {
    // What cannot be written cannot be removed either, on a disk that is gone.
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true }).catch(() => undefined)));
    throw cannotWrite(at, error);
  }
}

/** A report as text, held to its schema first: one that breaks it is our own fault and is not written. */
export function createReportWriter(): (report: Report) => string {
  const validate = new Ajv({ allErrors: true }).compile(Report);
  return (report) => {
    if (!validate(report)) {
      const problems = (validate.errors ?? [])
        .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
        .join('; ');
      throw new GraderError('report-invalid', `A report breaks its own schema: ${problems}`);
    }
    return `${JSON.stringify(report, null, 1)}\n`;
  };
}
