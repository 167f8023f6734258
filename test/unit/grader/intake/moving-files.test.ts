import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readSubmission } from '../../../../grader/intake/read-submission.ts';
import { folderWith } from './temporary-folder.ts';

const SECRET = 'a neighbour wrote this';
const LEAST_ROUNDS = 150;
const LONGEST_MS = 30_000;
/** Unless all of these were seen, nothing has moved. */
const BOTH = ['moving.py was read', 'moving.py was left out'];

/** Changes what it finds in its folder as fast as it can: a link in place of a file, a longer one, none, a folder, a pipe. */
const RESTLESS = `
const fs = require('node:fs');
const out = process.argv[1];
const make = [
  (path) => fs.writeFileSync(path, 'adam = 1'),
  (path) => fs.symlinkSync('../neighbour/adam.py', path),
  (path) => fs.writeFileSync(path, 'x'.repeat(5000)),
  () => {},
  (path) => fs.mkdirSync(path),
  (path) => fs.symlinkSync('/dev/zero', path),
];
for (let turn = 0; ; turn += 1) {
  for (const name of ['moving.py', 'other.py']) {
    try { fs.rmSync(out + '/' + name, { recursive: true, force: true }); make[turn % make.length](out + '/' + name); } catch {}
  }
  try { fs.appendFileSync(out + '/growing.csv', 'y'.repeat(1000)); if (turn % 50 === 0) fs.truncateSync(out + '/growing.csv', 0); } catch {}
}`;

const writers: ChildProcess[] = [];
afterEach(async () => {
  for (const writer of writers.splice(0)) {
    const gone = once(writer, 'exit');
    writer.kill('SIGKILL');
    await gone;
  }
});

describe('files that change while they are read', () => {
  it('are read as they were at one moment, or left out; never beyond the limit, never through a link', async () => {
    const folder = await folderWith({ 'own/steady.py': 'adam = 1', 'neighbour/adam.py': SECRET });
    const own = join(folder, 'own');
    writeFileSync(join(own, 'growing.csv'), '');
    writers.push(spawn(process.execPath, ['-e', RESTLESS, own], { stdio: 'ignore' }));
    const seen = new Set<string>();
    const began = performance.now();
    const goesOn = (): boolean => performance.now() - began < LONGEST_MS && !BOTH.every((one) => seen.has(one));
    for (let round = 0; round < LEAST_ROUNDS || goesOn(); round += 1) {
      const read = await readSubmission(
        { student: String(round), path: own, kind: 'folder' },
        { targets: {} },
        { bytesPerFile: 20_000, files: 10, bytes: 40_000 },
      );
      expect(read.content.get('steady.py')?.toString()).toBe('adam = 1');
      for (const [path, bytes] of read.content) {
        expect(bytes.length).toBeLessThanOrEqual(20_000);
        expect(bytes.toString()).toMatch(path.endsWith('.csv') ? /^y*$/u : /^(?:adam = 1|x*|)$/u);
        seen.add(`${path} was read`);
      }
      for (const { path } of read.leftOut) seen.add(`${path} was left out`);
      expect(read.files.map(({ path }) => path).toSorted()).toEqual([...read.content.keys()].toSorted());
    }
    expect([...seen]).toEqual(expect.arrayContaining(BOTH));
  });
});
