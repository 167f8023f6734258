import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readableMounts } from '../../../../grader/sandbox/readable.ts';

it('copies only what others cannot read, and removes the copies', () => {
  const root = mkdtempSync(join(tmpdir(), 'mounts-'));
  const open = join(root, 'open');
  const closed = join(root, 'closed');
  for (const folder of [open, closed]) {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'hw.ts'), folder, { mode: 0o644 });
  }
  chmodSync(join(closed, 'hw.ts'), 0o600);
  const { mounts, release } = readableMounts(
    [
      { from: open, to: '/a' },
      { from: closed, to: '/b' },
    ],
    root,
  );
  expect(mounts[0]).toEqual({ from: open, to: '/a' });
  const copy = join(mounts[1]?.from ?? '', 'hw.ts');
  expect(readFileSync(copy, 'utf8')).toBe(closed);
  expect(statSync(copy).mode & 0o777).toBe(0o604);
  expect(statSync(join(closed, 'hw.ts')).mode & 0o777).toBe(0o600);
  release();
  expect(existsSync(copy)).toBe(false);
});
