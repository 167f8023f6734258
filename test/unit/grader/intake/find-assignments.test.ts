import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAssignment, knownAssignments } from '../../../../grader/intake/find-assignments.ts';
import { folderWith } from './temporary-folder.ts';

const specs = (): Promise<string> =>
  folderWith({
    'hw2/assignment.json': '{}',
    'gd-1d/assignment.json': '{}',
    'schema/report.json': '{}',
    'notes.md': '',
  });

describe('finding assignments', () => {
  it('knows the folders that have an assignment, in order', async () => {
    expect(await knownAssignments(await specs())).toEqual(['gd-1d', 'hw2']);
  });

  it('finds the file of an assignment', async () => {
    const folder = await specs();
    expect(await findAssignment('hw2', folder)).toBe(join(folder, 'hw2', 'assignment.json'));
  });

  it('names the nearest one when an id is unknown', async () => {
    await expect(findAssignment('hw3', await specs())).rejects.toMatchObject({
      code: 'assignment-unknown',
      message: 'There is no assignment "hw3". Did you mean "hw2"? There are: "gd-1d" and "hw2".',
    });
  });

  it.each(['../hw2', 'hw2/', 'schema', '', '.'])('does not find its way out by %j', async (id) => {
    await expect(findAssignment(id, await specs())).rejects.toMatchObject({ code: 'assignment-unknown' });
  });

  it('knows examples, too, and finds their files', async () => {
    const folder = await folderWith({
      'hw2/assignment.json': '{}',
      'examples/adam/assignment.json': '{}',
      'examples/notes/readme.md': '',
    });
    expect(await knownAssignments(folder)).toEqual(['adam', 'hw2']);
    expect(await findAssignment('adam', folder)).toBe(join(folder, 'examples', 'adam', 'assignment.json'));
    await expect(findAssignment('examples/adam', folder)).rejects.toMatchObject({ code: 'assignment-unknown' });
  });

  it('says where two assignments have one id', async () => {
    const folder = await folderWith({ 'hw2/assignment.json': '{}', 'examples/hw2/assignment.json': '{}' });
    const problem = {
      code: 'assignment-twice',
      message: `Two assignments have the id "hw2": ${join(folder, 'hw2')} and ${join(folder, 'examples', 'hw2')}. Give one of them another name.`,
    };
    await expect(knownAssignments(folder)).rejects.toMatchObject(problem);
    await expect(findAssignment('hw2', folder)).rejects.toMatchObject(problem);
  });

  it('says that there are none', async () => {
    await expect(findAssignment('hw2', await folderWith({}))).rejects.toThrow(
      'There is no assignment "hw2". There are no assignments.',
    );
  });

  it('says that the folder is missing', async () => {
    await expect(knownAssignments('/nowhere')).rejects.toMatchObject({ code: 'specs-missing' });
  });
});
