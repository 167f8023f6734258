import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFolderName, safeFolderNames } from '../../../../grader/intake/safe-folder-name.ts';
import { hostileNames } from './temporary-folder.ts';

const SAFE = /^(?!\.)[\p{L}\p{N}\p{M}._~-]+$/u;

describe('safeFolderName', () => {
  it.each(['alice', 'alice.smith', 'a_b-c', 'émile', '李雷', 'अनिता', 'Ødegård', '007'])('keeps %s', (name) => {
    expect(safeFolderName(name)).toBe(name);
  });

  it.each([
    ['a b', 'a_b~'],
    ['..', '__~'],
    ['.', '_~'],
    ['', '~'],
    ['../../etc/passwd', '_._.._etc_passwd~'],
    ['a/b', 'a_b~'],
    ['-rf', '_rf~'],
    ['.hidden', '_hidden~'],
    ['trailing.', 'trailing_~'],
    ['con', 'con~'],
    ['AUX.txt', 'AUX.txt~'],
    ['index.html', 'index.html~'],
    ['GRADES.CSV', 'GRADES.CSV~'],
    ['two\nlines', 'two_lines~'],
    ['e\u0301mile', 'émile~'],
    ['rtl\u202egnp', 'rtl_gnp~'],
    ['\u3164', '_~'],
    ['\ud800', '_~'],
  ])('changes %j, and marks it with its checksum', (name, beginning) => {
    const safe = safeFolderName(name);
    expect(safe.startsWith(beginning)).toBe(true);
    expect(safe).toMatch(/~[0-9a-f]{12}$/);
  });

  it('is at most 80 characters and 200 bytes long', () => {
    for (const name of ['x'.repeat(81), '李'.repeat(80), '𝒜'.repeat(60), '😀'.repeat(300)]) {
      expect(safeFolderName(name).length).toBeLessThanOrEqual(80);
      expect(Buffer.byteLength(safeFolderName(name))).toBeLessThanOrEqual(200);
    }
    expect(safeFolderName('x'.repeat(80))).toBe('x'.repeat(80));
  });

  it('cannot be made to give the name of somebody else', () => {
    const changed = safeFolderName('a/b');
    expect(safeFolderName(changed)).not.toBe(changed);
  });

  it('gives safe and different names for whatever names there are', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileNames)), {
      minLength: 2,
    });
    fc.assert(
      fc.property(names, (students) => {
        const folders = students.map(safeFolderName);
        expect(new Set(folders).size).toBe(students.length);
        for (const folder of folders) expect(folder).toMatch(SAFE);
      }),
      { numRuns: 40 },
    );
  });
});

describe('safeFolderNames', () => {
  it('keeps names apart that differ only in case', () => {
    expect([...safeFolderNames(['bob', 'Bob', 'BOB'])]).toEqual([
      ['bob', 'bob'],
      ['Bob', 'Bob~2'],
      ['BOB', 'BOB~3'],
    ]);
  });

  it('has a folder for each student, whatever the name', () => {
    const folders = safeFolderNames(hostileNames);
    expect([...folders.keys()]).toEqual(hostileNames);
    expect(new Set([...folders.values()].map((folder) => folder.toLowerCase())).size).toBe(hostileNames.length);
  });
});
