import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileStates, filesChanged } from './files.ts';
import { mounts, mountsLeft } from './mounts.ts';
import type { Owner } from './owner.ts';
import { inWords, processes, processesLeft } from './processes.ts';
import { sockets, socketsLeft } from './sockets.ts';

/** What looks for leftovers has to find some, or its silence means nothing. */
describe('looking for what a run left behind', () => {
  let folder: string;
  let owner: Owner;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-left-'));
    owner = { users: [54_000, 54_001], folder };
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('finds a process that was started with a path of the run, and says when it has ended', async () => {
    const before = processes();
    const child = spawn('sleep', ['60'], { argv0: join(folder, 'sleep') });
    await once(child, 'spawn');
    const left = processesLeft(owner, before).map(inWords);
    child.kill();
    await once(child, 'close');
    expect(left).toEqual([expect.stringContaining(`process ${child.pid ?? 0} `)]);
    expect(processesLeft(owner, before)).toEqual([]);
  });

  it('knows a process that was there before', async () => {
    const child = spawn('sleep', ['60'], { argv0: join(folder, 'sleep') });
    await once(child, 'spawn');
    const left = processesLeft(owner, processes());
    child.kill();
    await once(child, 'close');
    expect(left).toEqual([]);
  });

  it('finds a process by the user number of a sandbox, whatever it calls itself', () => {
    const hidden = { pid: 7, startedAt: '1', users: [54_000], commandLine: 'init', isEnded: false, namespace: '' };
    expect(processesLeft(owner, [], [hidden])).toEqual([hidden]);
    expect(processesLeft(owner, [], [{ ...hidden, users: [54_001] }])).toEqual([]);
  });

  it('finds a socket of a user of the run, and knows the sockets of others', async () => {
    const before = sockets();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const fresh = sockets().filter(({ inode }) => !before.some((one) => one.inode === inode));
    expect(fresh.length).toBeGreaterThan(0);
    expect(socketsLeft(owner, before, fresh)).toEqual([]);
    const hostile = fresh.map((socket) => ({ ...socket, user: 54_000 }));
    expect(socketsLeft(owner, before, hostile)).toEqual(fresh.map(({ text }) => text));
    server.close();
  });

  it('finds a file that is new, gone, or was changed and set back', () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    writeFileSync(one, 'a');
    const before = fileStates([folder]);
    expect(filesChanged(before, fileStates([folder]))).toEqual([]);
    writeFileSync(one, 'b');
    writeFileSync(one, 'a');
    writeFileSync(other, '');
    const changed = filesChanged(before, fileStates([folder]));
    expect(changed).toContain(`${one} was changed`);
    expect(changed).toContain(`${other} is new`);
    expect(filesChanged(fileStates([other]), new Map())).toEqual([`${other} is gone`]);
  });

  it('finds a mount that was not there', () => {
    const now = mounts();
    expect(now.length).toBeGreaterThan(0);
    expect(mountsLeft(now, now)).toEqual([]);
    expect(mountsLeft(now.slice(1), now)).toEqual([`mount ${now[0] ?? ''}`]);
  });
});
