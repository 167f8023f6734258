import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../../grader/cli/fingerprint.ts';

let root: string;
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const fingerprint = (): string => fingerprintOf({ root, version: '0.1.0' });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-fingerprint-'));
  for (const path of [
    '.build/grader/a.js',
    'grader/hosts/python/a.py',
    'reports/templates/a.hbs',
    'reports/assets/a.css',
  ])
    write(path, 'a');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('the fingerprint of a grader', () => {
  it.each([
    '.build/grader/a.js',
    'grader/hosts/python/a.py',
    'reports/templates/a.hbs',
    'reports/assets/a.css',
    '.build/new.js',
    'node_modules/.package-lock.json',
  ])('changes with %s', (path) => {
    const before = fingerprint();
    expect(fingerprint()).toBe(before);
    write(path, 'b');
    expect(fingerprint()).not.toBe(before);
  });

  it('changes with the version, and with nothing that decides no result', () => {
    const before = fingerprint();
    write('grader/hosts/python/__pycache__/a.pyc', 'b');
    write('README.md', 'b');
    expect(fingerprint()).toBe(before);
    expect(fingerprintOf({ root, version: '0.2.0' })).not.toBe(before);
  });
});
