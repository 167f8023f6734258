import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Limits } from '../../../grader/model/assignment.ts';
import type { HostProcess, Reply } from '../../../grader/sandbox/host.ts';
import { bubblewrap, plain, startProgram } from './sandboxes.ts';

const started: HostProcess[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((host) => host.end()));
});

const sandboxed = bubblewrap();
const sandboxes = [...(sandboxed ? [sandboxed] : []), plain()];

describe.each(sandboxes.map((sandbox) => ({ kind: sandbox.kind, sandbox })))('a host ($kind)', ({ sandbox }) => {
  const start = (name: string, changed?: Partial<Limits>): HostProcess => {
    const host = startProgram(sandbox, name, changed);
    started.push(host);
    return host;
  };
  const ask = (name: string, changed?: Partial<Limits>): Promise<Reply> => start(name, changed).ask({ id: 1 });

  it('answers question after question', async () => {
    const host = start('answer');
    for (const id of [1, 2, 3]) {
      expect(await host.ask({ id })).toEqual({ kind: 'answered', message: { id, fine: true }, printed: '' });
    }
  });

  it('cannot answer by printing', async () => {
    expect(await ask('prints-an-answer')).toEqual({
      kind: 'ended',
      end: { kind: 'exited', code: 0 },
      printed: '{"id":1,"answers":[{"returned":42}]}\n',
    });
  });

  it.each(['junk', 'no-json', 'wrong-id'])('is ended for %s on the channel', async (name) => {
    expect(await ask(name)).toMatchObject({ kind: 'ended', end: { kind: 'broken-channel' } });
  });

  it('is ended for an answer that nobody asked for', async () => {
    const host = start('two-answers');
    expect((await host.ask({ id: 1 })).kind).toBe('answered');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await host.ask({ id: 2 })).toMatchObject({ kind: 'ended', end: { kind: 'broken-channel' } });
  });

  it.each(['endless', 'endless-child'])('has used up its processor time (%s)', async (name) => {
    const end = { kind: 'timed-out', clock: 'cpu', seconds: 1 };
    expect(await ask(name, { wallSeconds: 50 })).toEqual({ kind: 'ended', end, printed: '' });
  });

  it('has slept for too long', async () => {
    const end = { kind: 'timed-out', clock: 'wall', seconds: 2 };
    expect(await ask('sleeps', { wallSeconds: 2, cpuSeconds: 20 })).toEqual({ kind: 'ended', end, printed: '' });
  });

  it.each(['resident', 'heap'])('has used up its memory (%s)', async (name) => {
    expect(await ask(name, { memoryMegabytes: 128, cpuSeconds: 30, wallSeconds: 50 })).toMatchObject({
      kind: 'ended',
      end: { kind: 'out-of-memory', megabytes: 128 },
    });
  });

  it('has printed too much', async () => {
    const reply = await ask('floods');
    expect(reply).toEqual({
      kind: 'ended',
      end: { kind: 'too-much-output', kilobytes: 65_536 },
      printed: `${'x'.repeat(65_536)}\n... (more was printed, and left out)\n`,
    });
  });

  it('loses nothing by printing more than is kept', async () => {
    expect(await ask('prints-much')).toMatchObject({
      kind: 'answered',
      message: { id: 1, fine: true },
      printed: expect.stringMatching(/^x+\n\.\.\. \(more was printed, and left out\)\n$/) as string,
    });
  });

  it.each(['ends-first', 'speaks-first'])('never started when it ends before it said hello (%s)', async (name) => {
    expect(await ask(name)).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
  });

  it('has exited, with its last words', async () => {
    expect(await ask('exits')).toEqual({ kind: 'ended', end: { kind: 'exited', code: 7 }, printed: 'last words\n' });
  });

  it.each([
    ['aborts', 'SIGABRT'],
    ['segfaults', 'SIGSEGV'],
  ])('%s', async (name, signal) => {
    expect(await ask(name)).toMatchObject({ kind: 'ended', end: { kind: 'killed', signal } });
  });

  it('gives every later question the same end', async () => {
    const host = start('exits');
    const first = await host.ask({ id: 1 });
    expect(await host.ask({ id: 2 })).toEqual(first);
  });

  it('gets a fresh budget for the next question', async () => {
    const host = start('answer', { wallSeconds: 1, cpuSeconds: 20 });
    await host.ask({ id: 1 });
    for (const id of [2, 3, 4]) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      host.beginBudget();
      expect((await host.ask({ id })).kind).toBe('answered');
    }
  });
});

describe('the sandbox', () => {
  // Where bubblewrap is missing these fail, and that is right: nothing else holds what they look at.
  const sandbox = sandboxed ?? plain();

  it('shows neither files nor network nor other processes', async () => {
    const host = startProgram(sandbox, 'looks-around');
    started.push(host);
    const own = join(homedir(), '.bashrc');
    const paths = ['/etc/passwd', '/submission/answer.cjs', '/usr/bin/env', own, import.meta.filename];
    const reply = await host.ask({ id: 1, paths });
    expect(reply).toMatchObject({
      kind: 'answered',
      message: {
        network: 'ENETUNREACH',
        read: {
          '/etc/passwd': 'ENOENT',
          '/submission/answer.cjs': 'readable',
          '/usr/bin/env': 'ENOENT',
          [own]: 'ENOENT',
          [import.meta.filename]: 'ENOENT',
        },
        write: { '/new': 'EROFS', '/submission/new': 'EROFS', '/tmp/new': 'written' },
        privileges: '0000000000000000',
      },
    });
    if (reply.kind !== 'answered') return;
    expect(reply.message['environment']).not.toHaveProperty('PATH');
    expect(reply.message['user']).not.toBe(0);
    expect(reply.message['processes']).toBeLessThan(5);
  });

  it('passes on no descriptors that the grader was started with', async () => {
    const host = startProgram(sandbox, 'looks-around');
    started.push(host);
    const reply = await host.ask({ id: 1, paths: [] });
    if (reply.kind !== 'answered') throw new Error(JSON.stringify(reply));
    const descriptors = reply.message['descriptors'] as readonly (readonly [string, string])[];
    const inherited = descriptors.filter(([name]) => Number(name) > 3).map(([, target]) => target);
    const outside = inherited.filter((target) => /^(\/(?!dev\/null|proc)|pipe:)/.test(target));
    // Node's own pipes and event descriptors are within the sandbox's own process.
    expect(outside.filter((target) => target.startsWith('/'))).toEqual([]);
  });

  it('bounds a fork bomb, and leaves the neighbour alone', async () => {
    const bomb = startProgram(sandbox, 'fork-bomb', { cpuSeconds: 60, wallSeconds: 60, memoryMegabytes: 4096 });
    const neighbour = startProgram(sandbox, 'answer');
    started.push(bomb, neighbour);
    const reply = await bomb.ask({ id: 1 });
    if (reply.kind !== 'answered') throw new Error(JSON.stringify(reply));
    expect(reply.message['refused']).toBeGreaterThan(50);
    expect((await neighbour.ask({ id: 1 })).kind).toBe('answered');
  });

  it('leaves nothing behind', async () => {
    const host = startProgram(sandbox, 'orphan', { cpuSeconds: 20 });
    expect((await host.ask({ id: 1 })).kind).toBe('answered');
    expect(titles()).toContain('orphan-of-test');
    await host.end();
    expect(titles()).not.toContain('orphan-of-test');
  });
});

function titles(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}
