import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatOfBytes, knownFormat } from '../../../../grader/intake/known-format.ts';

describe('knownFormat', () => {
  it.each([
    ['a.zip', '', 'a ZIP archive'],
    ['a.TAR', '', 'a tar archive'],
    ['a.pdf', '', 'a PDF document'],
    ['a.docx', 'PK\u0003\u0004', 'a text document'],
    ['a', 'PK\u0003\u0004', 'a ZIP archive'],
    ['a.dat', '%PDF-1.7', 'a PDF document'],
  ])('knows %s that begins with %j', (path, text, name) => {
    expect(knownFormat(path, Buffer.from(text))?.name).toBe(name);
  });

  it('knows nothing of code and data', () => {
    for (const path of ['a.py', 'a.csv', 'a', 'constructor', 'x.__proto__'])
      expect(knownFormat(path, Buffer.from('x = 1'))).toBeNull();
  });
});

describe('formatOfBytes', () => {
  it('knows archives by their first bytes', () => {
    expect(formatOfBytes(gzipSync('x'))?.isArchive).toBe(true);
    const tar = Buffer.alloc(512);
    tar.write('ustar', 257);
    expect(formatOfBytes(tar)?.name).toBe('a tar archive');
    expect(formatOfBytes(Buffer.alloc(0))).toBeNull();
  });
});
