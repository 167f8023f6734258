import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDataSet } from '../../../../grader/intake/find-data-set.ts';
import type { DataFolders, FoundDataSet } from '../../../../grader/intake/find-data-set.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';
import { smallText, specOf } from './small-data-set.ts';
import { folderWith } from './temporary-folder.ts';

const right = (): Promise<string> => folderWith({ 'three.csv': smallText });
const wrong = (): Promise<string> => folderWith({ 'three.csv': `${smallText}4;11;8\n` });
const empty = (): Promise<string> => folderWith({});

function find(folders: Partial<DataFolders>, changes?: Partial<DataSetSpec>): Promise<FoundDataSet> {
  return findDataSet('wine', specOf(smallText, changes), { told: null, environment: null, cache: null, ...folders });
}

const problemsOf = (found: FoundDataSet): string => (found.kind === 'refused' ? found.problems.join('\n') : '');

describe('findDataSet', () => {
  it('looks in the folder that is told, then in that of the environment, then in the cache', async () => {
    const [one, two, three] = [await right(), await right(), await right()];
    const paths = await Promise.all([
      find({ told: one, environment: two, cache: three }),
      find({ environment: two, cache: three }),
      find({ cache: three }),
      find({ environment: await empty(), cache: three }),
      find({ environment: join(two, 'not-there'), cache: three }),
    ]);
    expect(paths.map((found) => (found.kind === 'found' ? found.path : found.kind))).toEqual(
      [one, two, three, three, three].map((folder) => join(folder, 'three.csv')),
    );
  });

  it('says where it looked when it is nowhere', async () => {
    const [one, two] = [await empty(), await empty()];
    expect(await find({ environment: one, cache: two })).toEqual({ kind: 'absent', looked: [one, two] });
    expect(await find({})).toEqual({ kind: 'absent', looked: [] });
  });

  it('looks nowhere else when it is not in the folder that is told', async () => {
    const there = await right();
    const told = await empty();
    const found = await find({ told, environment: there, cache: there });
    expect(problemsOf(found)).toContain(`--data ${told}: there is no three.csv (Three wines) in this folder.`);
    expect(problemsOf(found)).toContain('https://example.org/three.csv');
  });

  it('says when the folder that is told is not there, or is a file', async () => {
    const folder = await right();
    expect(problemsOf(await find({ told: join(folder, 'no') }))).toContain('there is no such folder');
    expect(problemsOf(await find({ told: join(folder, 'three.csv') }))).toContain('is no folder');
  });

  it.each(['told', 'environment', 'cache'] as const)('passes no wrong file over: %s', async (where) => {
    const found = await find({ cache: await right(), [where]: await wrong() });
    expect(problemsOf(found)).toContain('SHA-256');
    expect(problemsOf(found)).toContain('it should have 3 rows below the header, but has 4.');
    expect(problemsOf(found)).toContain({ told: '--data', environment: 'PLUMBLINE_DATA', cache: 'cache' }[where]);
  });

  it('follows a link', async () => {
    const folder = await empty();
    await symlink(join(await right(), 'three.csv'), join(folder, 'three.csv'));
    expect(await find({ cache: folder })).toMatchObject({ kind: 'found', dataSet: { labels: [0, 1, 1] } });
  });

  it('reads no file that is far too large, and no folder', async () => {
    const large = await right();
    await truncate(join(large, 'three.csv'), 65 * 2 ** 20);
    expect(problemsOf(await find({ cache: large }))).toContain('at most 64 MB');
    const folder = await empty();
    await mkdir(join(folder, 'three.csv'));
    expect(problemsOf(await find({ cache: folder }))).toContain('it is not a regular file');
  });

  it.each(['../three.csv', '/etc/passwd', '..', 'a\\b.csv'])('looks for no file called %s', async (file) => {
    const folder = await folderWith({ 'three.csv': smallText, 'in/other.csv': '' });
    const found = await find({ cache: join(folder, 'in') }, { file });
    expect(problemsOf(found)).toContain('should be a name without folders');
  });
});
