import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, startHost, type Host, type Reply } from './client.ts';

describe('loading by slices', () => {
  let host: Host;
  let reply: Reply;
  beforeEach(async () => {
    host = startHost({ packages: false });
    reply = await host.load('slices.ipynb', [['twice'], ['needs_limit']]);
  });
  afterEach(() => host.close());
  const returned = async (...names: readonly string[]): Promise<unknown> =>
    (await host.run(...names.map((name) => call(name)))).map((answer) => answer.returned);

  it('runs nothing that is not needed', async () => {
    expect(await returned('needs_nothing')).toEqual([1]);
    await host.close();
    expect(host.printed()).toBe('');
  });

  it('gives the same answers in whatever order it is asked', async () => {
    expect(await returned('late_rate', 'early_rate', 'late_rate')).toEqual([0.25, 5, 0.25]);
    await host.close();
    host = startHost({ packages: false });
    await host.load('slices.ipynb');
    expect(await returned('early_rate', 'late_rate')).toEqual([5, 0.25]);
  });

  it('runs the statements that change what a function reads', async () => {
    expect(await returned('read_table', 'read_items')).toEqual([
      {
        $record: [
          ['a', 1],
          ['b', 2],
          ['c', 3],
          ['d', 4],
        ],
      },
      [3, 4, 5],
    ]);
  });

  it('says which statement failed when its name is missing', async () => {
    const first = await host.ask({ run: [call('needs_limit')] });
    expect(first.answers?.[0]?.threw).toMatchObject({
      type: 'NameError',
      message: expect.stringContaining('because cell 3 line 1 failed: ValueError') as string,
      where: { cell: 3, line: 4, inside: 'needs_limit' },
    });
    expect(first.helps).toMatchObject([{ kind: 'statement-skipped', where: { cell: 3, line: 1 } }]);
    expect(await returned('needs_nothing')).toEqual([1]);
  });

  it('says which cell could not be read when its name is missing', async () => {
    const [answer] = await host.run(call('uses_broken'));
    expect(answer?.threw?.message).toContain('because cell 15 line 1 cannot be read');
  });

  it('follows functions that call each other, globals, classes and later definitions', async () => {
    const answers = await host.run(
      call('even', 4),
      call('count'),
      call('count'),
      { op: 'construct', callee: { name: 'Adam' }, arguments: [0.5] },
      {
        op: 'call',
        callee: { method: 'step', of: { $ref: 3, path: [] } },
        arguments: [
          [1, 2],
          [2, 2],
        ],
      },
      { op: 'get', object: { $ref: 3, path: ['state'] }, name: 'm' },
    );
    expect(answers.map((answer) => answer.returned).filter((_, index) => index !== 3)).toEqual([true, 1, 2, [0, 1], 0]);
  });

  it('takes the last definition and says so', async () => {
    expect(reply.loaded?.helps.find(({ kind }) => kind === 'definition-chosen')?.where).toMatchObject({ cell: 10 });
    expect((await host.run(call('twice', 4)))[0]?.returned).toBe(8);
  });

  it('falls back to code that defines names by other means', async () => {
    expect(await returned('read_hidden')).toEqual([7]);
  });

  it('runs again what failed for want of a definition further down', async () => {
    const reply = await host.ask({ run: [call('uses_later')] });
    expect(reply).toMatchObject({ answers: [{ returned: 8 }] });
    expect(reply.helps).toBeUndefined();
  });

  it('runs the main guard of a notebook, and lets future imports hold everywhere', async () => {
    expect(await returned('read_mode')).toEqual(['notebook']);
    expect((await host.run(call('annotated', 1)))[0]?.returned).toBe(1);
  });
});
