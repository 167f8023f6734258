import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Source } from '../audit/section.ts';
import { compareCodePoints } from '../intake/code-points.ts';
import { findAssignment } from '../intake/find-assignments.ts';

/** What stands beside an assignment, for an audit to try. */
interface AuditSources {
  readonly solutions: readonly Source[];
  readonly starters: readonly Source[];
}

const LANGUAGES: Readonly<Record<string, Source['language']>> = {
  '.py': 'python',
  '.ipynb': 'python',
  '.ts': 'typescript',
};

/** The teacher's own solutions (`solution/`), and the files that students start from (`starter/`). */
export async function auditSources(assignmentId: string, specs: string): Promise<AuditSources> {
  const folder = dirname(await findAssignment(assignmentId, specs));
  const [solutions, starters] = await Promise.all([sourcesIn(folder, 'solution'), sourcesIn(folder, 'starter')]);
  return { solutions, starters };
}

async function sourcesIn(folder: string, name: string): Promise<readonly Source[]> {
  // Either may be absent: the audit tells what that means.
  const files = await readdir(join(folder, name)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const read = files.toSorted(compareCodePoints).map(async (file): Promise<readonly Source[]> => {
    const language = LANGUAGES[extname(file)];
    if (language === undefined) return [];
    return [{ file: `${name}/${file}`, language, text: await readFile(join(folder, name, file), 'utf8') }];
  });
  return (await Promise.all(read)).flat();
}
