import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../../../grader/sandbox/find-python.ts';

function project(): string {
  return mkdtempSync(join(tmpdir(), 'project-'));
}

function withEnvironment(root: string): void {
  const prefix = join(root, 'prefix');
  for (const folder of [
    join(prefix, 'bin'),
    join(prefix, 'lib/python3.11'),
    join(root, '.venv/bin'),
    join(root, '.venv/lib/python3.11/site-packages'),
  ]) {
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(join(prefix, 'bin/python3.11'), '');
  writeFileSync(join(prefix, 'lib/libpython3.11.so.1.0'), '');
  writeFileSync(join(prefix, 'lib/libother.so'), '');
  symlinkSync(join(prefix, 'bin/python3.11'), join(root, '.venv/bin/python3'));
  writeFileSync(join(root, '.venv/pyvenv.cfg'), 'home = somewhere\nversion = 3.11.7\n');
}

describe('finding Python', () => {
  it('finds the interpreter behind the environment, and no more of its prefix than is needed', () => {
    const root = project();
    withEnvironment(root);
    const prefix = join(root, 'prefix');
    expect(findPython(root)).toEqual({
      kind: 'found',
      executable: join(prefix, 'bin/python3.11'),
      version: '3.11.7',
      sitePackages: join(root, '.venv/lib/python3.11/site-packages'),
      mounts: [
        { from: join(prefix, 'bin/python3.11'), to: '/python/bin/python3.11' },
        { from: join(prefix, 'lib/python3.11'), to: '/python/lib/python3.11' },
        { from: join(prefix, 'lib/libpython3.11.so.1.0'), to: '/python/lib/libpython3.11.so.1.0' },
      ],
      inside: '/python/bin/python3.11',
      librariesInside: '/python/lib',
    });
  });

  it('says what to do when there is none, or half of one', () => {
    const root = project();
    expect(findPython(root)).toMatchObject({
      kind: 'missing',
      problem: expect.stringContaining('npm run setup') as unknown,
    });
    mkdirSync(join(root, '.venv'));
    writeFileSync(join(root, '.venv/pyvenv.cfg'), 'version = 3.11.7\n');
    expect(findPython(root)).toMatchObject({
      kind: 'missing',
      problem: expect.stringContaining('not complete') as unknown,
    });
  });
});
