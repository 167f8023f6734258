import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf, nameOfIdentity } from '../../../../grader/cli/run-identity.ts';
import { holdFolder } from '../../../../grader/cli/run-lock.ts';
import { processesOf, stat } from './processes.ts';

const alive = { 7: stat('S', '99'), 8: stat('S', '50') };
const processes = processesOf(alive);
const here = identityOf(processes);
const other = { ...processes, pid: 8 };

let out: string;
beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), 'plumbline-test-')), 'results', 'hw2');
});
afterEach(() => {
  rmSync(join(out, '..', '..'), { recursive: true, force: true });
});

/** A claim as a run of that process would have left it. */
function claimOf(run: Partial<typeof here>): string {
  mkdirSync(out, { recursive: true });
  const path = join(out, `.grade-run-${nameOfIdentity({ ...here, ...run })}`);
  writeFileSync(path, '');
  return path;
}

describe('a folder of results', () => {
  it('is made, held and given back without a trace', async () => {
    const lock = await holdFolder(out, processes);
    expect(readdirSync(out)).toHaveLength(1);
    await lock.release();
    expect(readdirSync(out)).toStrictEqual([]);
  });

  it('is refused to a second run, by the number of the first, until that gives it back', async () => {
    const lock = await holdFolder(out, processes);
    await expect(holdFolder(out, other)).rejects.toMatchObject({
      code: 'folder-in-use',
      message: expect.stringContaining('process 7') as unknown,
    });
    expect(readdirSync(out)).toHaveLength(1);
    await lock.release();
    await (await holdFolder(out, other)).release();
  });

  it('is refused to the same run once more', async () => {
    const lock = await holdFolder(out, processes);
    await expect(holdFolder(out, processes)).rejects.toMatchObject({ code: 'folder-in-use' });
    await lock.release();
  });

  it('is never held by two of many that come at the same moment, and mostly by one', async () => {
    const pids = Array.from({ length: 6 }, (_, index) => 100 + index * 31);
    const crowd = processesOf(Object.fromEntries(pids.map((pid) => [pid, stat('S', '1')])));
    let [holding, most] = [0, 0];
    const ends = await Promise.allSettled(
      pids.map(async (pid) => {
        const lock = await holdFolder(out, { ...crowd, pid });
        holding += 1;
        most = Math.max(most, holding);
        await new Promise((resolve) => setTimeout(resolve, 20));
        holding -= 1;
        await lock.release();
      }),
    );
    expect(most).toBe(1);
    expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(readdirSync(out)).toStrictEqual([]);
  });

  it('is not held by a run that is gone, whose number another process may have', async () => {
    const claims = [claimOf({ pid: 4711 }), claimOf({ pid: 8, started: '49' })];
    const lock = await holdFolder(out, processes);
    expect(claims.map((path) => existsSync(path))).toStrictEqual([false, false]);
    await lock.release();
  });

  it('is held by a run elsewhere as long as that gives signs of life', async () => {
    const claim = claimOf({ place: '0123456789ab' });
    await expect(holdFolder(out, processes)).rejects.toMatchObject({ code: 'folder-in-use' });
    expect(existsSync(claim)).toBe(true);
    const longAgo = statSync(claim).mtimeMs / 1000 - 61;
    utimesSync(claim, longAgo, longAgo);
    const lock = await holdFolder(out, processes);
    expect(existsSync(claim)).toBe(false);
    await lock.release();
  });

  it('loses what a killed run was just writing, and nothing else', async () => {
    mkdirSync(join(out, 'ada'), { recursive: true });
    mkdirSync(join(out, 'ada', 'deeper'));
    const kept = ['grades.csv', '.hidden', '1-2-3.tmp', '.1-2-3.tmp.bak', 'ada/report.json', 'ada/deeper/.1-2-3.tmp'];
    for (const name of [...kept, '.1-2-3.tmp', 'ada/.4711-123456789-1.tmp']) writeFileSync(join(out, name), '');
    mkdirSync(join(out, '.99-99-9.tmp'));
    const lock = await holdFolder(out, processes);
    await lock.release();
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()).toStrictEqual(
      kept.map((name) => join(out, name)).toSorted(),
    );
  });

  it('that cannot be made is told with a code', async () => {
    mkdirSync(join(out, '..'), { recursive: true });
    writeFileSync(out, '');
    await expect(holdFolder(out, processes)).rejects.toMatchObject({ code: 'cannot-write' });
  });
});
