import { access, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageSubmission } from '../../../../grader/intake/stage-submission.ts';
import { folderWith, hostileNames } from './temporary-folder.ts';

const content = new Map([
  ['a.py', Buffer.from('x = 1')],
  ['deep/er/b.csv', Buffer.from([0, 255])],
]);
const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('stageSubmission', () => {
  it('lays files out as they were read', async () => {
    const { folder } = await stageSubmission(content, await folderWith({}));
    expect(await readFile(join(folder, 'a.py'), 'utf8')).toBe('x = 1');
    expect(await readFile(join(folder, 'deep/er/b.csv'))).toEqual(Buffer.from([0, 255]));
  });

  it('lets everybody look and nobody write, whatever the umask', async () => {
    const before = process.umask(0o077);
    try {
      const { folder } = await stageSubmission(content, await folderWith({}));
      const modes = await Promise.all(
        ['', 'deep', 'deep/er', 'a.py', 'deep/er/b.csv'].map((path) => mode(join(folder, path))),
      );
      expect(modes).toEqual([0o755, 0o755, 0o755, 0o444, 0o444]);
    } finally {
      process.umask(before);
    }
  });

  it('gives each a folder of its own, and removes it whole', async () => {
    const base = await folderWith({});
    const [one, other] = await Promise.all([stageSubmission(content, base), stageSubmission(content, base)]);
    expect(one.folder).not.toBe(other.folder);
    await one.remove();
    await one.remove();
    await expect(access(one.folder)).rejects.toThrow();
    await access(other.folder);
  });

  it.each(['../out.py', '/etc/x', 'a/../../b', 'a//b', '.', '', 'a\0b'])(
    'refuses a path that leads out: %j',
    async (path) => {
      const base = await folderWith({});
      await expect(stageSubmission(new Map([[path, Buffer.from('')]]), base)).rejects.toThrow(RangeError);
      expect(await readdir(base)).toEqual([]);
    },
  );

  it('leaves nothing behind when it fails', async () => {
    const base = await folderWith({});
    const clash = new Map([
      ['a', Buffer.from('')],
      ['a/b', Buffer.from('')],
    ]);
    await expect(stageSubmission(clash, base)).rejects.toThrow();
    expect(await readdir(base)).toEqual([]);
  });

  it('takes any name for what it is', async () => {
    const names = hostileNames.filter((name) => Buffer.byteLength(name) < 256);
    const { folder } = await stageSubmission(
      new Map(names.map((name) => [name, Buffer.from(name)])),
      await folderWith({}),
    );
    expect(new Set(await readdir(folder))).toEqual(new Set(names));
  });
});
