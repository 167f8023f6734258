import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSubmission } from '../../../../grader/intake/read-submission.ts';
import type { ReadingLimits, ReadSubmission } from '../../../../grader/intake/read-submission.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import { folderWith, hostileNames } from './temporary-folder.ts';

const target = (...names: readonly string[]): TargetSpec => ({
  title: 't',
  names: [...names],
  parameters: [],
  results: [{ role: 'value', names: ['v'] }],
  oracle: { testFunction: 'bowl' },
});
const targets = { bowl: target('bowl'), descent: target('gradient_descent', 'gd'), adam: target('adam') };

async function read(files: Readonly<Record<string, string | Buffer>>, limits?: ReadingLimits): Promise<ReadSubmission> {
  return readSubmission({ student: 's', path: await folderWith(files), kind: 'folder' }, { targets }, limits);
}

/** Node cannot make one itself. */
function makePipe(path: string): void {
  const program = 'mkfifo';
  execFileSync(program, [path]);
}

describe('readSubmission', () => {
  it('reads files once, with sizes and checksums, in order', async () => {
    const read1 = await read({ 'b.py': 'def bowl(): pass', 'a/data.csv': '1,2' });
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(read1).toMatchObject({
      graded: 'b.py',
      language: 'python',
      helps: [],
      problem: null,
      isLost: false,
      leftOut: [],
    });
    expect(read1.files).toEqual([
      { path: 'a/data.csv', bytes: 3, sha256: sha256('1,2') },
      { path: 'b.py', bytes: 16, sha256: sha256('def bowl(): pass') },
    ]);
    expect(read1.content.get('a/data.csv')).toEqual(Buffer.from('1,2'));
  });

  it('reads a single file and nothing beside it', async () => {
    const folder = await folderWith({ 'me.ts': 'export const adam = 1;', 'you.ts': '' });
    const submission = await readSubmission({ student: 'me', path: join(folder, 'me.ts'), kind: 'file' }, { targets });
    expect(submission).toMatchObject({ graded: 'me.ts', language: 'typescript', helps: [] });
    expect([...submission.content.keys()]).toEqual(['me.ts']);
  });

  it('chooses the file that defines most of what is asked, and says so', async () => {
    const submission = await read({
      'a.py': 'def bowl(): pass',
      'b.js': 'function gradientDescent() {}\nexport const adam = () => 1;',
      'z.ipynb': '{}',
    });
    expect(submission.graded).toBe('b.js');
    expect(submission.helps).toEqual([
      {
        kind: 'files-chosen',
        message: 'b.js is graded: it has 2 of the 3 things that are asked. Not graded: a.py (1), z.ipynb (0).',
      },
    ]);
  });

  it('knows that nothing at all was handed in', async () => {
    const submission = await read({ '.ipynb_checkpoints/a.ipynb': '{}', '__pycache__/a.pyc': '' });
    const problem =
      'Nothing was handed in. The folder has no file to grade: looked for a notebook (.ipynb), a Python file (.py) or a module (.ts, .js). Hand in one of these.';
    expect(submission).toMatchObject({
      files: [],
      graded: null,
      language: null,
      isLost: false,
      problem,
      helps: [],
    });
  });

  it('leaves it to a person when something was handed in that it cannot grade', async () => {
    const submission = await read({ 'all.zip': 'PK', 'types.d.ts': 'export declare function adam(): void;' });
    expect(submission).toMatchObject({ graded: null, isLost: true });
    expect(submission.problem).toMatch(/^all\.zip is a ZIP archive, and archives are not opened\./);
    expect(submission.files).toHaveLength(2);
  });

  it('leaves it to a person when code is hidden by its name', async () => {
    const submission = await read({ '.mine.py': 'adam = 1', '.config/a.py': '', '.hers/a.py': 'adam = 1' });
    expect(submission).toMatchObject({ graded: null, isLost: true });
    expect(submission.leftOut.map(({ path }) => path)).toEqual(['.mine.py', '.hers']);
  });

  it('finds code among more files than it looks at', async () => {
    const data = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`data-${index}.csv`, '']));
    expect((await read({ ...data, 'z.py': 'adam = 1' })).graded).toBe('z.py');
  });

  it('tells what it leaves out, and reads code before data', async () => {
    const limits = { bytesPerFile: 10, files: 3, bytes: 22 };
    const submission = await read(
      { 'a.csv': '123456', 'b.csv': '123456', 'c.csv': '1234567', 'a-big.csv': '12345678901', 'z.py': 'adam = 1' },
      limits,
    );
    expect([...submission.content.keys()]).toEqual(['z.py', 'a.csv', 'b.csv']);
    expect(submission.leftOut).toEqual([
      { path: 'a-big.csv', reason: 'it has more than 0.00001 MB' },
      { path: 'c.csv', reason: 'there are more than 3 files' },
    ]);
    expect(submission.helps.map(({ message }) => message)).toEqual([
      'a-big.csv was left out: it has more than 0.00001 MB.',
      'c.csv was left out: there are more than 3 files.',
    ]);
  });

  it('leaves out what is too much in all', async () => {
    const submission = await read({ 'a.csv': '123456', 'z.py': 'adam = 1' }, { bytesPerFile: 10, files: 9, bytes: 10 });
    expect(submission.leftOut).toEqual([{ path: 'a.csv', reason: 'all files together have more than 0.00001 MB' }]);
  });

  it('does not take a submission for empty whose only code is too large', async () => {
    const submission = await read({ 'a.py': 'x'.repeat(11) }, { bytesPerFile: 10, files: 9, bytes: 100 });
    expect(submission).toMatchObject({
      graded: null,
      isLost: true,
      problem: 'There is no code to grade, but something was left out: a.py, because it has more than 0.00001 MB.',
    });
  });

  it('tells ten of many files that were left out, and counts the others', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.csv`, '']));
    const { helps } = await read(files, { bytesPerFile: 10, files: 5, bytes: 100 });
    expect(helps).toHaveLength(11);
    expect(helps.at(-1)?.message).toBe('15 more files were left out.');
  });

  it('does not follow links, nor wait for pipes', async () => {
    const folder = await folderWith({ 'a.py': 'adam = 1', 'secret/key.py': 'bowl = adam = gd = 1' }, 'x');
    const own = join(folder, 'own');
    await mkdir(own);
    await symlink(join(folder, 'secret/key.py'), join(own, 'link.py'));
    await symlink(join(folder, 'secret'), join(own, 'folder'));
    makePipe(join(own, 'pipe.py'));
    const submission = await readSubmission({ student: 's', path: own, kind: 'folder' }, { targets });
    expect(submission.leftOut).toEqual([
      { path: 'link.py', reason: 'it is a symbolic link' },
      { path: 'pipe.py', reason: 'it is not a regular file' },
      { path: 'folder', reason: 'it is a symbolic link' },
    ]);
    expect(submission.content.size).toBe(0);
    expect(submission.isLost).toBe(true);
    // A single file may have become a link since it was found.
    const file = await readSubmission({ student: 's', path: join(own, 'link.py'), kind: 'file' }, { targets });
    expect(file.leftOut).toEqual([{ path: 'link.py', reason: 'it cannot be read (ELOOP)' }]);
    const pipe = await readSubmission({ student: 's', path: join(own, 'pipe.py'), kind: 'file' }, { targets });
    expect(pipe.leftOut).toEqual([{ path: 'pipe.py', reason: 'it is not a regular file' }]);
  });

  it('loses nobody whose submission cannot be read', async () => {
    const gone = await readSubmission({ student: 's', path: '/nowhere/s', kind: 'folder' }, { targets });
    expect(gone).toMatchObject({
      graded: null,
      isLost: true,
      problem: 'The folder that was handed in cannot be read.',
    });
    const link = await readSubmission(
      { student: 's', path: '/nowhere/s', kind: 'unreadable', problem: 'It is a link.' },
      { targets },
    );
    expect(link).toMatchObject({ graded: null, isLost: true, problem: 'It is a link.' });
  });

  it('goes down only so deep', async () => {
    const deep = `${'d/'.repeat(18)}a.py`;
    const submission = await read({ [deep]: 'adam = 1', 'b.py': 'adam = 1' });
    expect(submission.graded).toBe('b.py');
    expect(submission.leftOut).toEqual([
      { path: 'd/'.repeat(17).slice(0, -1), reason: 'it is nested deeper than 16 folders' },
    ]);
  });

  it('reads files whatever their names', async () => {
    const names = hostileNames.filter((name) => !name.startsWith('.') && Buffer.byteLength(name) < 250);
    const folder = await folderWith({});
    for (const name of names) await writeFile(join(folder, `${name}.py`), 'adam = 1');
    const submission = await readSubmission({ student: 's', path: folder, kind: 'folder' }, { targets });
    expect(submission.files).toHaveLength(names.length);
  });

  it.runIf(process.platform === 'linux')('tells of a name whose bytes are no text', async () => {
    const folder = await folderWith({});
    await writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff]), Buffer.from('.py')]), 'adam = 1');
    const submission = await readSubmission({ student: 's', path: folder, kind: 'folder' }, { targets });
    expect(submission).toMatchObject({
      isLost: true,
      leftOut: [{ path: '\ufffd.py', reason: 'its name holds bytes that are not UTF-8 text' }],
    });
  });
});
