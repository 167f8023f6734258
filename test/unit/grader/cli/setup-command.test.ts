import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setupCommand } from '../../../../grader/cli/setup-command.ts';
import { smallText, specOf } from '../intake/small-data-set.ts';
import { folderWith } from '../intake/temporary-folder.ts';
import { assignmentText, heard, projectAt } from './support.ts';

const wine = specOf(smallText);

/** A project with two assignments that name the same data set. */
const project = async () =>
  projectAt(
    await folderWith({
      'specs/one/assignment.json': assignmentText('one', { wine }),
      'specs/two/assignment.json': assignmentText('two', { wine }),
    }),
  );

describe('grade setup', () => {
  it('explains itself without --data, and changes nothing', async () => {
    const streams = heard();
    expect(await setupCommand({ data: false }, await project(), streams)).toBe(0);
    expect(streams.printed.join('\n')).toContain('grade setup --data');
  });

  it('downloads a data set into the cache once, and tells where it is and its licence', async () => {
    const cache = await folderWith({});
    const asked: string[] = [];
    const streams = heard({
      environment: { XDG_CACHE_HOME: cache },
      fetch: (address) => {
        asked.push(address);
        return Promise.resolve(new Response(smallText));
      },
    });
    const one = await project();
    expect(await setupCommand({ data: true }, one, streams)).toBe(0);
    const path = join(cache, 'plumbline', 'data', 'three.csv');
    expect(await readFile(path, 'utf8')).toBe(smallText);
    expect(streams.printed.join('\n')).toContain(path);
    expect(streams.printed.join('\n')).toContain('CC BY 4.0');
    expect(await setupCommand({ data: true }, one, streams)).toBe(0);
    expect(streams.printed.join('\n')).toContain('it was there already');
    expect(asked).toEqual([wine.address]);
  });

  it('says without a network what to download and where to put it, and answers 1', async () => {
    const home = await folderWith({});
    const streams = heard({ environment: { HOME: home } });
    expect(await setupCommand({ data: true }, await project(), streams)).toBe(1);
    const text = streams.warned.join('\n');
    expect(text).toContain(`download ${wine.address}`);
    expect(text).toContain(`save it as ${join(home, '.cache/plumbline/data/three.csv')}`);
  });

  it('answers 1 where there is no cache', async () => {
    const streams = heard();
    expect(await setupCommand({ data: true }, await project(), streams)).toBe(1);
    expect(streams.warned.join('\n')).toContain('XDG_CACHE_HOME');
  });

  it('tells of an assignment that cannot be read, and gets the data sets of the others', async () => {
    const folder = await folderWith({
      'specs/bad/assignment.json': '{',
      'specs/one/assignment.json': assignmentText('one', { wine }),
    });
    const streams = heard({
      environment: { HOME: folder },
      fetch: () => Promise.resolve(new Response(smallText)),
    });
    expect(await setupCommand({ data: true }, projectAt(folder), streams)).toBe(1);
    expect(streams.warned.join('\n')).toContain('assignment.json');
    expect(streams.printed.join('\n')).toContain('three.csv');
  });

  it('has nothing to do where no assignment names a data set', async () => {
    const folder = await folderWith({ 'specs/one/assignment.json': assignmentText('one', {}) });
    const streams = heard({ environment: { HOME: folder } });
    expect(await setupCommand({ data: true }, projectAt(folder), streams)).toBe(0);
    expect(streams.printed).toEqual(['No assignment names a data set: nothing to do.']);
  });
});
