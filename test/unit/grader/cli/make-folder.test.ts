import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../../../grader/cli/make-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'make-folder-'));

describe('making a folder', () => {
  it('makes all that leads to it, once', async () => {
    const path = join(base, 'a/b/c');
    await Promise.all([makeFolder(path), makeFolder(path)]);
    await makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('fails where a file is in the way', async () => {
    writeFileSync(join(base, 'file'), '');
    await expect(makeFolder(join(base, 'file/folder'))).rejects.toThrow('ENOTDIR');
  });

  it.runIf(existsSync('/proc/self'))('comes to an end where no folder can be made', async () => {
    await expect(makeFolder('/proc/none/at/all')).rejects.toThrow(/ENOENT|EACCES|EPERM/);
  });
});
