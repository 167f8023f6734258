import { describe, expect, it } from 'vitest';
import { archiveHelps, whyNothing, whyNotCode } from '../../../../grader/intake/not-code.ts';

const content = (...paths: readonly string[]): ReadonlyMap<string, Buffer> =>
  new Map(paths.map((path) => [path, Buffer.from('x')]));

describe('whyNothing', () => {
  it('says of an archive that it is one, and what to hand in', () => {
    expect(whyNothing(content('notes.pdf', 'all.zip', 'a.csv'), [])).toBe(
      'all.zip is a ZIP archive, and archives are not opened. Hand in the files that are in it: a notebook (.ipynb), a Python file (.py) or a module (.ts, .js).',
    );
  });

  it('says of a document that it is no code', () => {
    expect(whyNothing(content('a.csv', 'notes.pdf'), [])).toMatch(/^notes\.pdf is a PDF document, not code\. Hand in/u);
  });

  it('names files that it knows nothing of', () => {
    expect(whyNothing(content('a', 'b', 'c', 'd'), [])).toMatch(/can be graded \(a, b, c and 1 more\)\./u);
  });

  it('puts code that was left out before all else', () => {
    const leftOut = [
      { path: 'a.csv', reason: 'it is large' },
      { path: 'a.py', reason: 'it is a symbolic link' },
    ];
    expect(whyNothing(content('all.zip'), leftOut)).toContain('a.py, because it is a symbolic link');
  });
});

describe('whyNotCode', () => {
  it('leaves out what is only named like code', () => {
    expect(whyNotCode('a.ipynb', Buffer.from('PK\u0003\u0004'))).toBe('it is a ZIP archive, whatever its name says');
    expect(whyNotCode('a.zip', Buffer.from('PK\u0003\u0004'))).toBeNull();
    expect(whyNotCode('a.ipynb', Buffer.from('{}'))).toBeNull();
    expect(whyNotCode('a.ipynb', Buffer.from(`[${'1,'.repeat(2_100_000)}1]`))).toMatch(/millions of values/u);
  });
});

describe('archiveHelps', () => {
  it('tells of archives beside the code, and not of packed data', () => {
    expect(archiveHelps(content('a.py', 'b.zip', 'c.tar.gz')).map(({ message }) => message)).toEqual([
      'Archives are not opened: b.zip, c.tar.gz.',
    ]);
    expect(archiveHelps(content('a.py', 'train-images.gz', 'a.npz'))).toEqual([]);
  });
});
