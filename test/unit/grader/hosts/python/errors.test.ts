import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, integer, startHost, type Host } from './client.ts';

describe("errors in the student's code", () => {
  let host: Host;
  beforeEach(async () => {
    host = startHost();
    await host.load('values.ipynb');
  });
  afterEach(() => host.close());
  const threw = async (name: string, ...values: readonly unknown[]): Promise<unknown> =>
    (await host.run(call(name, ...values)))[0]?.threw;

  it('tell the cell and the line, and at most twenty frames', async () => {
    const [answer] = await host.run(call('fails', integer(60)));
    expect(answer?.threw).toMatchObject({
      type: 'KeyError',
      message: "'beta1'",
      where: { file: 'values.ipynb', cell: 3, line: 3, inside: 'fails' },
    });
    expect(answer?.threw?.trace).toHaveLength(20);
  });

  it('are data even when they are meant to end the process', async () => {
    expect(await threw('exits')).toMatchObject({ type: 'SystemExit', message: '3' });
    expect(await threw('interrupts')).toMatchObject({ type: 'KeyboardInterrupt' });
    expect(await threw('recurses')).toMatchObject({ type: 'RecursionError' });
  });

  it('are cut to a bearable length, and survive an error class that cannot tell', async () => {
    expect(((await threw('long_message')) as { message: string }).message).toHaveLength(2000);
    expect(await threw('rude')).toMatchObject({ type: 'Rude', where: { line: 20 } });
  });

  it("are placed in the student's own line when a library raised them", async () => {
    const place = { file: 'values.ipynb', cell: 3, line: 29, inside: 'in_numpy' };
    expect(await threw('in_numpy')).toMatchObject({ type: 'LinAlgError', where: place, trace: [place] });
    expect(await threw('in_comprehension')).toMatchObject({ trace: [{ line: 26, inside: 'in_comprehension' }] });
  });

  it('include a wrong number of arguments and a name that does not exist', async () => {
    expect(await threw('slope')).toMatchObject({ type: 'TypeError' });
    expect(await threw('no_such_function')).toMatchObject({ type: 'NameError', trace: [] });
  });

  it('do not touch what is printed, and prints are never answers', async () => {
    expect((await host.run(call('prints')))[0]?.returned).toBe(1);
    await host.run(call('overflows'));
    // The two outputs are read apart from the channel.
    await vi.waitFor(() => {
      expect(host.printed().split('RuntimeWarning')).toHaveLength(2);
    });
    expect(host.printed()).toContain('hello from the student');
  });

  it('do not come from replacing builtins or json', async () => {
    const answers = await host.run(call('tampers'), call('after_tampering'));
    expect(answers.map(({ returned }) => returned)).toEqual([
      'tampered',
      [1.5, { $array: { shape: [2], values: [0, 1] } }],
    ]);
  });

  it('are not answers when the process really ends', async () => {
    await expect(host.run(call('really_exits'))).rejects.toThrow('ended with 7');
  });

  it('leave the host to end with the channel', async () => {
    expect(await host.close()).toBe(0);
  });
});
