import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf, nameOfIdentity } from '../../../../grader/cli/run-identity.ts';
import { createStaging } from '../../../../grader/cli/staging.ts';
import { processesOf, stat } from './processes.ts';

const processes = processesOf({ 7: stat('S', '99'), 8: stat('S', '50') });
const here = identityOf(processes);

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterEach(() => {
  rmSync(temporary, { recursive: true, force: true });
});

/** A folder as a run of that process would have left it, with something in it. */
function left(run: Partial<typeof here>, suffix = 'abcdef'): string {
  const folder = join(temporary, `plumbline-${nameOfIdentity({ ...here, ...run })}-${suffix}`);
  mkdirSync(join(folder, 'submission-x'), { recursive: true });
  writeFileSync(join(folder, 'submission-x', 'solution.py'), '', { mode: 0o444 });
  return folder;
}

describe('the folder of a run', () => {
  it('is new, for nobody else to enter, and removed with all that is in it', async () => {
    const [one, other] = [await createStaging(temporary, processes), await createStaging(temporary, processes)];
    expect(one.folder).not.toBe(other.folder);
    expect(statSync(one.folder).mode & 0o777).toBe(0o700);
    mkdirSync(join(one.folder, 'submission-x'));
    await one.remove();
    await one.remove();
    expect(existsSync(one.folder)).toBe(false);
    expect(existsSync(other.folder)).toBe(true);
    await other.remove();
    expect(readdirSync(temporary)).toStrictEqual([]);
  });

  it('is not there for a run whose temporary folder cannot be written to, which is told so', async () => {
    await expect(createStaging(join(temporary, 'none'), processes)).rejects.toMatchObject({
      code: 'no-temporary-folder',
    });
  });
});

describe('what killed runs left behind', () => {
  it('is removed: of a process that is gone, and of one whose number another has got', async () => {
    const [gone, reused] = [left({ pid: 4711 }), left({ pid: 8, started: '49' })];
    const { folder } = await createStaging(temporary, processes);
    expect([existsSync(gone), existsSync(reused)]).toStrictEqual([false, false]);
    expect(readdirSync(temporary).map((name) => join(temporary, name))).toStrictEqual([folder]);
  });

  it('is left alone while its run goes on', async () => {
    const [other, own] = [left({ pid: 8, started: '50' }), left({})];
    await createStaging(temporary, processes);
    expect([existsSync(other), existsSync(own)]).toStrictEqual([true, true]);
  });

  it('is removed after a day where the process cannot be seen', async () => {
    const [fresh, old] = [left({ place: '0123456789ab' }), left({ place: '0123456789ab' }, 'ghijkl')];
    const longAgo = statSync(old).mtimeMs / 1000 - 25 * 60 * 60;
    utimesSync(old, longAgo, longAgo);
    await createStaging(temporary, processes);
    expect([existsSync(fresh), existsSync(old)]).toStrictEqual([true, false]);
  });

  it('is no link, no file, and nothing with another name', async () => {
    const elsewhere = join(temporary, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'precious'), '');
    const name = `plumbline-${nameOfIdentity({ ...here, pid: 4711 })}`;
    symlinkSync(elsewhere, join(temporary, `${name}-abcdef`));
    writeFileSync(join(temporary, `${name}-ghijkl`), '');
    for (const other of [name, `${name}-abcdefg`, `${name}-abcdef.bak`, `x${name}-abcdef`, 'plumbline-abcdef'])
      mkdirSync(join(temporary, other));
    const before = readdirSync(temporary);
    const { remove } = await createStaging(temporary, processes);
    await remove();
    expect(readdirSync(temporary)).toStrictEqual(before);
    expect(readdirSync(elsewhere)).toStrictEqual(['precious']);
  });

  it('takes no folder along that a link in it points to', async () => {
    const elsewhere = join(temporary, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'precious'), '');
    const gone = left({ pid: 4711 });
    symlinkSync(elsewhere, join(gone, 'link'));
    await createStaging(temporary, processes);
    expect(existsSync(gone)).toBe(false);
    expect(readdirSync(elsewhere)).toStrictEqual(['precious']);
  });

  it('is left alone when it is another user’s, which only root can make', async () => {
    const gone = left({ pid: 4711 });
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(gone, 65_534, 65_534);
    await createStaging(temporary, processes);
    expect(existsSync(gone)).toBe(isRoot);
  });
});
