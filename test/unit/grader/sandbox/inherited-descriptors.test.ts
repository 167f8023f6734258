import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inheritedDescriptors } from '../../../../grader/sandbox/inherited-descriptors.ts';

it('finds the descriptors that a started process would get as well', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proc-'));
  for (const part of ['fd', 'fdinfo']) mkdirSync(join(folder, part));
  const flags = { 1: '02', 7: '02', 8: '02000002', 9: '0100001' };
  for (const [descriptor, value] of Object.entries(flags)) {
    writeFileSync(join(folder, 'fd', descriptor), '');
    writeFileSync(join(folder, 'fdinfo', descriptor), `pos:\t0\nflags:\t${value}\n`);
  }
  expect(inheritedDescriptors(folder)).toEqual([7, 9]);
});

it('finds none where there is no /proc', () => {
  expect(inheritedDescriptors('/nowhere')).toEqual([]);
});
