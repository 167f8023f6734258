import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSubmissions } from '../../../../grader/intake/find-submissions.ts';
import type { SubmissionGroup } from '../../../../grader/intake/find-submissions.ts';
import { folderWith, hostileNames } from './temporary-folder.ts';

const known = ['gd-1d', 'hw2'];
const students = (groups: readonly SubmissionGroup[]): readonly (readonly [string, readonly string[]])[] =>
  groups.map(({ assignmentId, submissions }) => [assignmentId, submissions.map(({ student }) => student)]);

describe('findSubmissions', () => {
  it('finds students below assignments', async () => {
    const folder = await folderWith({
      'hw2/bob/a.py': '',
      'hw2/alice/a.py': '',
      'gd-1d/carol.ipynb': '',
      'README.md': '',
    });
    const groups = await findSubmissions(folder, { known });
    expect(students(groups)).toEqual([
      ['gd-1d', ['carol']],
      ['hw2', ['alice', 'bob']],
    ]);
    expect(groups[0]?.submissions).toEqual([
      { student: 'carol', path: join(folder, 'gd-1d/carol.ipynb'), kind: 'file' },
    ]);
    expect(groups[1]?.submissions[0]).toEqual({ student: 'alice', path: join(folder, 'hw2/alice'), kind: 'folder' });
  });

  it('finds folders and files of students when it is told the assignment', async () => {
    const folder = await folderWith({ 'alice/a.py': '', 'bob.ipynb': '', 'carol.zip': '' });
    expect(students(await findSubmissions(folder, { known, assignment: 'hw2' }))).toEqual([
      ['hw2', ['alice', 'bob', 'carol']],
    ]);
  });

  it('knows the assignment by the name of the folder itself', async () => {
    const folder = await folderWith({ 'alice/a.py': '', 'bob.py': '' }, 'hw2');
    expect(students(await findSubmissions(folder, { known }))).toEqual([['hw2', ['alice', 'bob']]]);
  });

  it('takes one of several assignments when it is told which', async () => {
    const folder = await folderWith({ 'hw2/alice/a.py': '', 'gd-1d/bob/a.py': '' });
    expect(students(await findSubmissions(folder, { known, assignment: 'hw2' }))).toEqual([['hw2', ['alice']]]);
  });

  it('keeps students whose folders are empty', async () => {
    const folder = await folderWith({ 'hw2/alice/': '', 'hw2/bob/.ipynb_checkpoints/bob.ipynb': '' });
    expect(students(await findSubmissions(folder, { known }))).toEqual([['hw2', ['alice', 'bob']]]);
  });

  it('leaves out what is hidden or left behind by tools', async () => {
    const folder = await folderWith({
      'hw2/.git/x': '',
      'hw2/.DS_Store': '',
      'hw2/Thumbs.db': '',
      'hw2/README.md': '',
      'hw2/__MACOSX/x': '',
      'hw2/__pycache__/x': '',
      'hw2/node_modules/x': '',
      'hw2/al/a.py': '',
      '.git/x': '',
    });
    expect(students(await findSubmissions(folder, { known }))).toEqual([['hw2', ['al']]]);
  });

  it('loses nobody whose name begins with a dot', async () => {
    const folder = await folderWith({ 'hw2/.al/a.py': '', 'hw2/.bo.ipynb': '', 'hw2/.../a.py': '', 'hw2/.env': '' });
    expect(students(await findSubmissions(folder, { known }))).toEqual([['hw2', ['...', '.al', '.bo']]]);
  });

  it('sorts by code point, on every machine alike', async () => {
    const names = ['b', 'B', 'a', 'é', '\uff5e', '😀', '10', '9'];
    const folder = await folderWith(Object.fromEntries(names.map((name) => [`hw2/${name}/`, ''])));
    expect(students(await findSubmissions(folder, { known }))).toEqual([
      ['hw2', ['10', '9', 'B', 'a', 'b', 'é', '\uff5e', '😀']],
    ]);
  });

  it('gives students with the same stem their whole names', async () => {
    const folder = await folderWith({
      'al.py': '',
      'al.ipynb': '',
      'al.py.ipynb': '',
      'bob.py': '',
      'cy/a.py': '',
      'cy.py': '',
    });
    expect(students(await findSubmissions(folder, { known, assignment: 'hw2' }))).toEqual([
      ['hw2', ['al.ipynb', 'al.py', 'al.py.ipynb', 'bob', 'cy', 'cy.py']],
    ]);
  });

  it('does not follow symbolic links, and loses nobody over them', async () => {
    const folder = await folderWith({ 'hw2/alice/a.py': '' });
    await symlink('/etc', join(folder, 'hw2/mallory'));
    const [group] = await findSubmissions(folder, { known });
    expect(group?.submissions[1]).toEqual({
      student: 'mallory',
      path: join(folder, 'hw2/mallory'),
      kind: 'unreadable',
      problem: 'What was handed in is a symbolic link, which is not followed.',
    });
  });

  it('takes any name for what it is: text', async () => {
    const names = hostileNames.filter((name) => Buffer.byteLength(name) < 256);
    const folder = await folderWith({});
    for (const name of names) await mkdir(join(folder, name));
    const [group] = await findSubmissions(folder, { known, assignment: 'hw2' });
    expect(new Set(group?.submissions.map(({ student }) => student))).toEqual(new Set(names));
  });

  // Other systems refuse such names.
  it.runIf(process.platform === 'linux')('keeps names apart whose bytes are no text', async () => {
    const folder = await folderWith({});
    for (const byte of [0xfe, 0xff]) await mkdir(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([byte])]));
    expect(students(await findSubmissions(folder, { known, assignment: 'hw2' }))).toEqual([
      ['hw2', ['\ufffd', '\ufffd (2)']],
    ]);
  });

  it.each([
    [
      'a folder that is no assignment',
      { 'hw3/alice/a.py': '', 'hw2/bob/a.py': '' },
      'the folder "hw3" is not named after an assignment. Did you mean "hw2"?',
    ],
    [
      'a folder whose name breaks lines',
      { 'x\n\u001b[2J/a.py': '' },
      'the folder "x\\n\\u001b[2J" is not named after an assignment.',
    ],
    [
      'code beside the assignments',
      { 'hw2/bob/a.py': '', 'alice.py': '' },
      'the file "alice.py" does not say for which assignment it is.',
    ],
    ['nothing', {}, 'there are no submissions.'],
    ['only notes', { 'README.md': '' }, 'there are no submissions.'],
  ])('refuses %s, and says what it expected', async (_, files, problem) => {
    const folder = await folderWith(files);
    const expected =
      'Expected <assignment>/<student>/..., or students with --assignment ID. Assignments: "gd-1d" and "hw2".';
    await expect(findSubmissions(folder, { known })).rejects.toMatchObject({
      code: 'submissions-unexpected',
      message: expect.stringMatching(/^In ".*" /s) as string,
    });
    await expect(findSubmissions(folder, { known })).rejects.toThrow(`${problem} ${expected}`);
  });

  it('refuses a linked assignment folder, for links are not followed', async () => {
    const folder = await folderWith({ 'hw2/alice/a.py': '' });
    await symlink(join(folder, 'hw2'), join(folder, 'gd-1d'));
    await expect(findSubmissions(folder, { known })).rejects.toThrow('"gd-1d" is a symbolic link');
  });

  it('refuses an assignment that nobody knows', async () => {
    await expect(findSubmissions(await folderWith({}), { known, assignment: 'hw22' })).rejects.toMatchObject({
      code: 'assignment-unknown',
      message: 'There is no assignment "hw22". Did you mean "hw2"? There are: "gd-1d" and "hw2".',
    });
  });

  it('says that a folder is not there', async () => {
    await expect(findSubmissions('/nowhere/at-all', { known })).rejects.toMatchObject({
      code: 'submissions-unreadable',
    });
  });

  it('finds a folder that cannot be looked into', async () => {
    const folder = await folderWith({ 'hw2/alice/a.py': '' });
    await writeFile(join(folder, 'hw2/bob.py'), '');
    await chmod(join(folder, 'hw2/alice'), 0);
    const groups = await findSubmissions(folder, { known });
    await chmod(join(folder, 'hw2/alice'), 0o755);
    expect(students(groups)).toEqual([['hw2', ['alice', 'bob']]]);
  });
});
