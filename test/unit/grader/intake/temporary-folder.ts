import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

const made: string[] = [];

afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A folder with these files, for one test. A path that ends in `/` is an empty folder. */
export async function folderWith(files: Readonly<Record<string, string | Buffer>>, name = 'class'): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'intake-'));
  made.push(base);
  const folder = join(base, name);
  await mkdir(folder);
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith('/')) await mkdir(join(folder, path), { recursive: true });
    else {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  }
  return folder;
}

/** Names that a student may give a folder, and that something may stumble over. */
export const hostileNames: readonly string[] = [
  '-rf',
  '--help',
  '$(touch x)',
  '; rm -rf ~',
  'a b',
  'two\nlines',
  '\u001b[31mred',
  '<img src=x onerror=alert(1)>',
  '=cmd|calc',
  "o'hara",
  '"quoted"',
  'back\\slash',
  '..hidden..',
  '...',
  'con',
  'aux.txt',
  'rtl\u202egnp',
  '__proto__',
  'constructor',
  'émile',
  'e\u0301mile',
  '李雷',
  'अनिता',
  '😀',
  'trailing.',
  'trailing ',
  'a~b',
  'x'.repeat(200),
  '𝒜'.repeat(60),
];
