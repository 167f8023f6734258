import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project.ts';

/** What decides a result besides the assignment and the submission, below the project's folder. */
const DECIDING: readonly string[] = ['.build', 'grader/hosts/python', 'reports/templates', 'reports/assets'];
/** Which versions of the packages that it builds on are installed, as npm notes it. */
const INSTALLED = 'node_modules/.package-lock.json';
const ENDINGS = /\.(js|cjs|py|hbs|css)$/;

/** Checksum of the grader itself: results that another build made are not taken for those of this one. */
export function fingerprintOf({ root, version }: Pick<Project, 'root' | 'version'>): string {
  const hash = createHash('sha256').update(version);
  const installed = join(root, INSTALLED);
  const deciding = [
    ...DECIDING.flatMap((folder) => filesBelow(join(root, folder))),
    ...(existsSync(installed) ? [installed] : []),
  ];
  for (const path of deciding) hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

/** In an order of their own, whatever that of the file system. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ENDINGS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
