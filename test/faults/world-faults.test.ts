import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EARNED, mustHold as mustHoldIn } from './must-hold.ts';
import { halfWritten, hasBubblewrap, newWorld, tableOf } from './world.ts';
import type { Ran, World } from './world.ts';

const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

let world: World;
beforeEach(() => {
  world = newWorld();
  vi.stubEnv('TMPDIR', world.temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
  // One over the other, at most.
  spawnSync('umount', ['-l', world.out]);
  spawnSync('umount', ['-l', world.out]);
  rmSync(world.folder, { recursive: true, force: true });
});

function mountSmall(size: string): void {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', world.out]);
  expect(status).toBe(0);
}

const mustHold = (ran: Ran): ReadonlyMap<string, string> | null => mustHoldIn(world, ran);

/** The next run, with nothing wrong, has everything. */
async function mustRecover(): Promise<void> {
  world.when(-1, ':');
  const again = await world.grade();
  expect(again).toMatchObject({ code: 0 });
  const totals = [...(mustHold(again) ?? [])].map(([student, line]) => [student, Number(line.split(',')[1])]);
  expect(Object.fromEntries(totals)).toEqual(EARNED);
}

describe.skipIf(!hasBubblewrap)('a run', { timeout: 300_000 }, () => {
  it('without faults gives everybody what they earned', async () => {
    await mustRecover();
  });

  it.each([0, 1, 2])('in which bubblewrap is gone from host %d on knows nothing of the rest', async (host) => {
    world.when(host, 'rm "$0"; exit 1;');
    const ran = await world.grade();
    const table = mustHold(ran);
    expect(ran.code).toBe(1);
    const graded = world.students.filter((student) => table?.get(student)?.split(',')[3] === 'graded');
    expect(graded).toEqual(world.students.slice(0, host));
    await mustRecover();
  });

  it('in which a sandbox fails once tries once more', async () => {
    world.when(1, 'exit 1;');
    expect(mustHold(await world.grade())?.size).toBe(3);
    expect((await world.grade()).code).toBe(0);
  });

  it('whose results vanish half-way says so, or makes them anew', async () => {
    world.when(1, `rm -rf ${world.results};`);
    mustHold(await world.grade());
    await mustRecover();
  });

  it('whose folder for temporary files vanishes half-way knows nothing of the rest', async () => {
    world.when(1, `rm -rf ${world.temporary}/*;`);
    const ran = await world.grade();
    mustHold(ran);
    await mustRecover();
  });

  it('whose assignment changes half-way judges everybody by the one that it began with', async () => {
    const before = readFileSync(world.assignment, 'utf8');
    const easier = join(world.folder, 'easier.json');
    writeFileSync(easier, before.replaceAll('"points": 3', '"points": 30'));
    world.when(1, `cp ${easier} ${world.assignment};`);
    expect(mustHold(await world.grade())?.size).toBe(3);
    writeFileSync(world.assignment, '{');
    const refused = await world.grade();
    expect(refused.code).toBe(2);
    mustHold(refused);
    writeFileSync(world.assignment, before);
    await mustRecover();
  });

  it('whose submissions change or go half-way judges what it read', async () => {
    const file = (student: string): string => join(world.folder, 'class', student, 'solution.py');
    copyFileSync(file('c-right'), join(world.folder, 'kept.py'));
    // The one that is running, the one before, and the one that is still to come.
    world.when(
      1,
      `echo 'f = 1' > ${file('a-right')}; echo 'f = 1' > ${file('b-wrong')}; rm -r ${join(file('c-right'), '..')};`,
    );
    const ran = await world.grade();
    expect(halfWritten(world)).toEqual([]);
    const table = tableOf(world);
    expect([...(table?.keys() ?? [])]).toEqual(world.students);
    expect(table?.get('a-right')).toMatch(/^a-right,15,/);
    expect(table?.get('b-wrong')).toMatch(/^b-wrong,12,/);
    // What was there when the run began, and is gone, is not known: nobody can tell whose doing that was.
    expect(table?.get('c-right')).toMatch(/^c-right,,/);
    expect(ran.code).toBe(1);
  });
});

/** Only root has disks to give: what an ordinary user cannot try is no test of theirs, rather than one that is skipped. */
const disks = canMount ? ['a disk'] : [];

describe.skipIf(!hasBubblewrap).each(disks)('%s', { timeout: 300_000 }, () => {
  it.each(['4k', '24k', '64k', '96k', '160k'])('of %s that runs full leaves nothing half-written', async (size) => {
    mountSmall(size);
    mustHold(await world.grade());
    spawnSync('umount', ['-l', world.out]);
    await mustRecover();
  });

  it('that cannot be written to half-way keeps what was there', async () => {
    mountSmall('4m');
    await mustRecover();
    const before = tableOf(world);
    // A disk in use cannot be remounted: the same disk is put over it, for reading only.
    world.when(1, `mount --bind ${world.out} ${world.out}; mount -o remount,bind,ro ${world.out};`);
    const ran = await world.grade('--again');
    expect(ran.code).toBe(2);
    mustHold(ran);
    expect(tableOf(world)).toEqual(before);
    spawnSync('umount', [world.out]);
    // The claim could not be removed; the process that holds it, this one, is not gone as a command's would be.
    for (const name of readdirSync(world.results).filter((one) => one.startsWith('.grade-run-')))
      rmSync(join(world.results, name));
    await mustRecover();
  });

  it('that cannot be written to at all is refused before anything runs', async () => {
    mountSmall('4m');
    spawnSync('mount', ['-o', 'remount,ro', world.out]);
    const ran = await world.grade();
    expect(ran.code).toBe(2);
    mustHold(ran);
    expect(readFileSync(join(world.folder, 'programs/hosts'), 'utf8')).toBe('0');
  });
});
