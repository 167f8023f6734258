import { createServer } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadDataSet } from '../../../../grader/setup/download-data-set.ts';
import type { Downloaded, Fetch } from '../../../../grader/setup/download-data-set.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';
import { smallText, specOf } from '../intake/small-data-set.ts';
import { folderWith } from '../intake/temporary-folder.ts';

/** A network of these addresses; a text is an answer with status 200. */
function network(answers: Readonly<Record<string, string | (() => Response)>>): Fetch & { readonly asked: string[] } {
  const asked: string[] = [];
  const fetch: Fetch = (address) => {
    asked.push(address);
    const answer = answers[address];
    if (answer === undefined) return Promise.reject(new TypeError('fetch failed', { cause: new Error('ENOTFOUND') }));
    return Promise.resolve(typeof answer === 'string' ? new Response(answer) : answer());
  };
  return Object.assign(fetch, { asked });
}

const sendOn = (location: string) => () => new Response(null, { status: 302, headers: { location } });

const address = 'https://example.org/three.csv';
const never = new AbortController().signal;

function download(folder: string, fetch: Fetch, changes?: Partial<DataSetSpec>, signal = never): Promise<Downloaded> {
  return downloadDataSet(specOf(smallText, changes), { folder, fetch, signal });
}

const problemOf = (result: Downloaded): string => (result.kind === 'failed' ? result.problem : result.kind);

describe('downloadDataSet', () => {
  it('puts the file in place, in a folder that it makes', async () => {
    const folder = join(await folderWith({}), 'plumbline', 'data');
    const path = join(folder, 'three.csv');
    expect(await download(folder, network({ [address]: smallText }))).toEqual({
      kind: 'downloaded',
      path,
      bytes: smallText.length,
    });
    expect(await readFile(path, 'utf8')).toBe(smallText);
    expect(await readdir(folder)).toEqual(['three.csv']);
  });

  it('keeps what is there when its sum is right, and asks nobody', async () => {
    const folder = await folderWith({ 'three.csv': smallText });
    const fetch = network({ [address]: smallText });
    expect(await download(folder, fetch)).toEqual({ kind: 'kept', path: join(folder, 'three.csv') });
    expect(fetch.asked).toEqual([]);
  });

  it('replaces what is there when its sum is wrong', async () => {
    const folder = await folderWith({ 'three.csv': 'damaged' });
    expect(await download(folder, network({ [address]: smallText }))).toMatchObject({ kind: 'downloaded' });
    expect(await readFile(join(folder, 'three.csv'), 'utf8')).toBe(smallText);
  });

  it('keeps nothing whose sum is wrong, and tells both sums', async () => {
    const folder = await folderWith({ 'three.csv': 'damaged' });
    const problem = problemOf(await download(folder, network({ [address]: 'another file' })));
    expect(problem).toContain(specOf(smallText).sha256);
    expect(problem).toContain(specOf('another file').sha256);
    expect(await readFile(join(folder, 'three.csv'), 'utf8')).toBe('damaged');
    expect(await readdir(folder)).toEqual(['three.csv']);
  });

  it('says why the network gave nothing', async () => {
    const folder = await folderWith({});
    expect(problemOf(await download(folder, network({})))).toBe(
      `${address} cannot be reached: fetch failed (ENOTFOUND).`,
    );
    const missing = network({ [address]: () => new Response('no', { status: 404 }) });
    expect(problemOf(await download(folder, missing))).toContain('answered with status 404');
    expect(await readdir(folder)).toEqual([]);
  });

  it('follows an address that has moved', async () => {
    const fetch = network({ [address]: sendOn('/new/three.csv'), 'https://example.org/new/three.csv': smallText });
    expect(await download(await folderWith({}), fetch)).toMatchObject({ kind: 'downloaded' });
  });

  it.each(['file:///etc/passwd', 'http://example.org/three.csv', 'ftp://example.org/three.csv', 'https://'])(
    'is not sent from https to %s',
    async (elsewhere) => {
      const fetch = network({ [address]: sendOn(elsewhere), [elsewhere]: smallText });
      const problem = problemOf(await download(await folderWith({}), fetch));
      expect(problem).toContain(`sends on to ${JSON.stringify(elsewhere)}`);
      expect(fetch.asked).toEqual([address]);
    },
  );

  it('does not run in circles', async () => {
    const fetch = network({ [address]: sendOn(address) });
    expect(problemOf(await download(await folderWith({}), fetch))).toContain('more than 5 times');
  });

  it('stops reading what is far too large', async () => {
    let given = 0;
    const endless = (): Response =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: (controller) => {
            given += 1;
            controller.enqueue(new Uint8Array(2 ** 20));
          },
        }),
      );
    expect(problemOf(await download(await folderWith({}), network({ [address]: endless })))).toContain(
      'more than 64 MB',
    );
    expect(given).toBeLessThan(70);
  });

  it('says when time ran out, with what Node itself asks the network', async () => {
    // Sends the beginning of a file, and then nothing.
    const server = createServer((_, response) => response.writeHead(200).write('sugar'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const place = server.address();
    const slow = `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}/three.csv`;
    try {
      const folder = await folderWith({});
      const real: Fetch = (asked, options) => fetch(asked, options);
      const result = await download(folder, real, { address: slow }, AbortSignal.timeout(200));
      expect(problemOf(result)).toBe(`${slow} did not give the whole file in time.`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('writes no file outside of its folder', async () => {
    const folder = await folderWith({ 'in/': '' });
    const fetch = network({ [address]: smallText });
    expect(problemOf(await download(join(folder, 'in'), fetch, { file: '../three.csv' }))).toContain('without folders');
    expect(await readdir(folder)).toEqual(['in']);
  });

  it('says when the folder cannot be written to', async () => {
    const folder = await folderWith({ data: 'a file' });
    expect(problemOf(await download(join(folder, 'data'), network({ [address]: smallText })))).toContain(
      'it cannot be written',
    );
  });
});
