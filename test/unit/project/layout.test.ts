import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);

it('keeps the top level to the rooms and the few files that tools and people look for there', async () => {
  const names = await readdir(root);
  const ours = names.filter((name) => !name.startsWith('.') && name !== 'node_modules' && name !== 'coverage');
  expect(ours.sort()).toEqual([
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'grader',
    'package-lock.json',
    'package.json',
    'reference',
    'reports',
    'requirements.txt',
    'specs',
    'submissions',
    'test',
    'tsconfig.json',
  ]);
});
