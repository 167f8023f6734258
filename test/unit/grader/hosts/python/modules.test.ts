import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, integer, startHost, type Host, type Reply } from './client.ts';

const standInForTorch = { $opaque: { type: 'stand-in for torch', text: 'torch' } };

describe('modules that are absent or only draw', () => {
  let host: Host;
  let reply: Reply;
  beforeAll(async () => {
    host = startHost();
    reply = await host.load('modules.ipynb');
  });
  afterAll(() => host.close());
  const one = async (name: string, ...values: readonly unknown[]): Promise<unknown> =>
    (await host.run(call(name, ...values)))[0]?.returned;

  it('are told, once each', () => {
    const stubbed = (reply.loaded?.helps ?? []).filter(({ kind }) => kind === 'module-stubbed');
    expect(stubbed.map(({ message }) => message.split('`')[1])).toEqual([
      'torch',
      'sklearn',
      'tqdm',
      'IPython',
      'matplotlib',
      'mpl_toolkits',
      'numba',
    ]);
  });

  it('leave decorated functions as they are, can be unpacked, and can be inherited from', async () => {
    expect(await one('compiled', 2)).toBe(4);
    expect(await one('without_grad', 2)).toBe(6);
    expect(await one('makes_net')).toEqual(['Net', standInForTorch]);
  });

  it('go through what a progress bar is around', async () => {
    expect(await one('progress', integer(4))).toBe(26);
  });

  it('never turn into a number', async () => {
    expect(await one('a_tensor')).toEqual(standInForTorch);
    expect(await one('adds_tensor')).toEqual([standInForTorch, standInForTorch]);
    expect((await host.run(call('tensor_as_number')))[0]?.threw).toMatchObject({ type: 'TypeError' });
  });

  it('are not what another file of the submission is', async () => {
    expect(await one('uses_helper', 1)).toBe(2.5);
    expect((await host.run(call('helper_fails')))[0]?.threw?.where).toEqual({
      file: 'helper.py',
      line: 17,
      inside: 'fails',
    });
    expect(reply.loaded?.definitions.find(({ name }) => name === 'shared_step')?.where).toEqual({
      file: 'helper.py',
      line: 8,
    });
  });

  it('do not keep old names of numpy from being supplied', async () => {
    expect(await one('old_names')).toEqual([2.5, 3, 6, { $number: 'Infinity' }, true]);
    const supplied = (reply.loaded?.helps ?? []).filter(({ kind }) => kind === 'name-supplied');
    expect(supplied.map(({ message }) => message.split('`')[1])).toContain('np.asscalar');
  });

  it('leave input() with nothing to read', async () => {
    expect((await host.run(call('reads_input')))[0]?.threw?.type).toBe('EOFError');
  });
});

describe('without numpy, where the assignment does not promise it', () => {
  it('lists arrive where arrays were sent, and what needs numpy meets a stand-in', async () => {
    const host = startHost({ packages: false });
    const reply = await host.load('values.ipynb', [], undefined, []);
    expect(reply.loaded?.helps.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('`numpy` is not installed'),
    );
    const array = { $array: { shape: [2, 2], values: [1, 2, 3, 4] } };
    const [types, keyword] = await host.run(call('types_of', array), call('keyword_only', array, 1));
    expect(types?.returned).toEqual(['list']);
    expect(keyword?.returned).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      1,
      0.5,
    ]);
    await host.close();
  });
});

describe('another file of the submission', () => {
  it('has its own stand-ins told when it is imported', async () => {
    const host = startHost();
    await host.load('plain.py');
    const reply = await host.ask({ run: [call('step', 1)] });
    expect(reply.answers?.[0]?.returned).toBe(0.8);
    expect(reply.helps?.map(({ message }) => message.split('`')[1])).toEqual(['matplotlib', 'torch']);
    await host.close();
  });
});
