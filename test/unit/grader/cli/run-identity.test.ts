import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  fateOf,
  identityNamed,
  identityOf,
  nameOfIdentity,
  processesHere,
} from '../../../../grader/cli/run-identity.ts';
import { processesOf, stat } from './processes.ts';

describe('the identity of a run', () => {
  it('survives being the name of a file', () => {
    const identity = identityOf(processesOf({ 7: stat('S', '99') }));
    expect(identity).toMatchObject({ pid: 7, started: '99' });
    expect(identityNamed(nameOfIdentity(identity))).toStrictEqual(identity);
  });

  it.each([
    '',
    '7',
    '7-99',
    '7-99-',
    '07-9-0123456789ab',
    '7-99-0123456789AB',
    '7-99-0123456789abc',
    '-1-9-0123456789ab',
  ])('is not read from the name %j', (name) => {
    expect(identityNamed(name)).toBeNull();
  });

  it('is another one in another container or after another start of the machine', () => {
    const here = identityOf(processesOf({ 7: stat('S', '99') }));
    const elsewhere = identityOf(processesOf({ 7: stat('S', '99') }, { namespace: 'pid:[2]' }));
    const later = identityOf(processesOf({ 7: stat('S', '99') }, { boot: 'b2' }));
    expect(new Set([here, elsewhere, later].map(nameOfIdentity)).size).toBe(3);
  });

  it('is told by the name of the machine where there is no /proc', () => {
    const one = identityOf(processesOf({}, { boot: undefined, namespace: undefined }));
    const other = identityOf(processesOf({}, { boot: undefined, namespace: undefined, hostname: 'other' }));
    expect(one.started).toBe('0');
    expect(one.place).not.toBe(other.place);
  });
});

describe('what became of a run', () => {
  const here = identityOf(processesOf({ 7: stat('S', '99') }));
  const other = { ...here, pid: 8, started: '50' };

  it('goes on while its process does', () => {
    expect(fateOf(other, here, processesOf({ 8: stat('R', '50') }))).toBe('running');
  });

  it('is gone when its process is', () => {
    expect(fateOf(other, here, processesOf({}))).toBe('gone');
  });

  it('is gone when a later process has got its number', () => {
    expect(fateOf(other, here, processesOf({ 8: stat('R', '51') }))).toBe('gone');
  });

  it('is gone when nobody has asked yet how it ended', () => {
    expect(fateOf(other, here, processesOf({ 8: stat('Z', '50') }))).toBe('gone');
  });

  it('goes on when its process is hidden but there', () => {
    expect(fateOf(other, here, processesOf({}, { hidden: [8] }))).toBe('running');
  });

  it('is unknown where its process cannot be seen', () => {
    const elsewhere = { ...other, place: '0123456789ab' };
    expect(fateOf(elsewhere, here, processesOf({}))).toBe('unknown');
  });

  it('is not misled by the name of a program', () => {
    const misleading = `8 (a) Z 1 1 (b) S ${'0 '.repeat(18)}50 0 0`;
    expect(fateOf(other, here, processesOf({ 8: misleading }))).toBe('running');
  });
});

describe('the processes of this machine', () => {
  it('knows this process, and one that has ended', async () => {
    const here = identityOf(processesHere);
    expect(here.pid).toBe(process.pid);
    expect(fateOf(here, here, processesHere)).toBe('running');
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)'], { stdio: 'ignore' });
    const { pid = 0 } = child;
    const theirs = identityOf({ ...processesHere, pid });
    expect(fateOf(theirs, here, processesHere)).toBe('running');
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect(fateOf(theirs, here, processesHere)).toBe('gone');
  });
});
