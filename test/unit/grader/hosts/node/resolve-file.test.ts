import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolveFile } from '../../../../../grader/hosts/node/resolve-file.ts';

const root = mkdtempSync(join(tmpdir(), 'resolve-'));
const folder = join(root, 'submission');
mkdirSync(join(folder, 'src/layers'), { recursive: true });
for (const file of ['a.ts', 'data.json', 'src/hw.ts', 'src/layers/index.ts', '../key.ts'])
  writeFileSync(join(folder, file), '');
symlinkSync(join(root, 'key.ts'), join(folder, 'link.ts'));

it.each([
  ['../a', 'a.ts'],
  ['../a.js', 'a.ts'],
  ['../a.ts', 'a.ts'],
  ['../data.json', 'data.json'],
  ['./layers', 'src/layers/index.ts'],
])('finds %s', (name, path) => {
  expect(resolveFile(folder, 'src/hw.ts', name)).toEqual({ kind: 'file', path });
});

it.each([
  ['../../key', 'lies outside of the submission'],
  ['../../key.ts', 'lies outside of the submission'],
  ['../link.ts', 'is not among the files handed in'],
  ['./missing', 'is not among the files handed in'],
])('does not find %s', (name, why) => {
  expect(resolveFile(folder, 'src/hw.ts', name)).toEqual({ kind: 'absent', why });
});
