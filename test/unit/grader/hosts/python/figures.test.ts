import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, integer, startHost, type Host, type Reply } from './client.ts';

describe('a notebook with descent, plots and magics', () => {
  let host: Host;
  let reply: Reply;
  beforeAll(async () => {
    host = startHost();
    reply = await host.load('descent.ipynb', [['gradientDescent']]);
  });
  afterAll(() => host.close());

  it('reproduces the figure printed with the wrong derivative', async () => {
    const [answer] = await host.run(call('gradient_descent', -1, integer(14), 0.01));
    expect(answer?.returned).toBe(-0.8586577773381233);
  });

  it('reproduces the unfortunate start of the cosine', async () => {
    const [answer] = await host.run(call('cosine_descent', -1.76, 0.01, integer(100)));
    expect(answer?.returned).toBe(-1.4250674148261986);
  });

  it('finds a function under the camelCase spelling of its name', async () => {
    const [answer] = await host.run(call('cosineSlope', 0));
    expect(answer?.returned).toBe(0);
  });

  it('runs the loop that fills a list that a function reads', async () => {
    const [answer] = await host.run(call('found'));
    const array = answer?.returned as { $array: { shape: number[]; values: number[] } };
    expect(array.$array.shape).toEqual([6]);
    expect(array.$array.values[0]).toBeCloseTo(-1.6008369822809778, 12);
  });

  it('tells signatures and places of definitions', () => {
    expect(reply.loaded?.definitions.find(({ name }) => name === 'gradient_descent')).toEqual({
      name: 'gradient_descent',
      form: 'function',
      where: { file: 'descent.ipynb', cell: 6, line: 1 },
      signature: {
        parameters: ['value', 'epochs', 'lr'].map((name) => ({ name, required: true })),
        variadic: false,
      },
    });
  });

  it('tells what it helped with', () => {
    expect(reply.loaded?.helps.map(({ kind, where }) => [kind, where?.cell, where?.line])).toEqual([
      ['magic-ignored', 2, 1],
      ['module-stubbed', 2, 3],
    ]);
  });
});
