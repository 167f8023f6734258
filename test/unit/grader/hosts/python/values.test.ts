import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeValue } from '../../../../../grader/model/number-codec.ts';
import { call, integer, reference, startHost, type Host } from './client.ts';

describe('values that cross the boundary', () => {
  let host: Host;
  beforeAll(async () => {
    host = startHost();
    await host.load('values.ipynb');
  });
  afterAll(() => host.close());
  const one = async (name: string, ...values: readonly unknown[]): Promise<unknown> =>
    (await host.run(call(name, ...values)))[0]?.returned;

  it('are plain numbers, whatever type of number they were', async () => {
    const numbers = [null, true, 3, 2.5, 'text', 0.5, 4, true, 0.25, 0.125, 0.5, Math.PI, 2];
    const tooLarge = { $opaque: { type: 'int', text: 'a whole number above the range of float64' } };
    expect(await one('plain')).toEqual([...numbers, tooLarge, 2 ** 70]);
  });

  it('keep NaN, the infinities and -0', async () => {
    const names = ['NaN', 'Infinity', '-Infinity', '-0'].map((name) => ({ $number: name }));
    expect(await one('special')).toEqual([...names, { $array: { shape: [2], values: [names[0], names[3]] } }]);
  });

  it('are lists and records, whatever held them', async () => {
    expect(await one('holders')).toEqual([
      [1, 2],
      [1],
      [0, 1],
      {
        $record: [
          ['a', 1],
          ['2', 3],
        ],
      },
      {
        $record: [
          ['x', 1],
          ['y', 2],
        ],
      },
      {
        $record: [
          ['first', 1],
          ['second', null],
        ],
      },
      { $record: [['b', 1]] },
      [],
    ]);
  });

  it('are arrays of float64 with a shape', async () => {
    const arrays = (await one('arrays')) as readonly unknown[];
    const decoded = arrays.map((array) => decodeValue(array));
    expect(decoded.slice(0, 8)).toEqual([
      { kind: 'array', shape: [], data: [2] },
      { kind: 'array', shape: [3], data: [0, 1, 2] },
      { kind: 'array', shape: [1, 2], data: [1, 0] },
      { kind: 'array', shape: [2], data: [0.5, 1] },
      { kind: 'array', shape: [33], data: new Array<number>(33).fill(0) },
      { kind: 'array', shape: [1, 2], data: [1, 2] },
      { kind: 'array', shape: [1], data: [1] },
      { kind: 'array', shape: [0], data: [] },
    ]);
    expect(decoded[8]).toEqual({ kind: 'list', items: [{ kind: 'text', value: 'a' }] });
  });

  it('are described where they have to stay, without asking the student for a text', async () => {
    const described = ((await one('opaques')) as readonly unknown[]).map((value) => decodeValue(value));
    expect(described.slice(0, 5)).toMatchObject([
      { kind: 'opaque', type: 'complex', text: '(1+2j)' },
      { type: 'builtin_function_or_method', callable: { variadic: false } },
      { type: 'function', callable: { parameters: [], variadic: false } },
      { type: 'Hostile', text: 'Hostile' },
      { type: 'type', text: 'class Hostile' },
    ]);
    expect(described[5]).toMatchObject({
      callable: {
        parameters: [
          { name: 'a', required: true },
          { name: 'b', required: false },
        ],
        variadic: true,
      },
    });
  });

  it('are what the base type holds, whatever a subclass says', async () => {
    expect(await one('liars')).toEqual([1, { $array: { shape: [2], values: [1, 2] } }]);
  });

  it('have bounds: cycles, depth and size', async () => {
    expect(await one('cyclic')).toEqual([1, { $opaque: { type: 'list', text: 'list (contains itself)' } }]);
    expect(JSON.stringify(await one('deep'))).toContain('nested too deeply');
    expect(await one('huge')).toEqual({ $opaque: { type: 'list', text: 'list (too large to be sent)' } });
  });

  it('are derivatives by autograd, and what it traces', async () => {
    expect(await one('slope', 1)).toBeCloseTo(Math.cos(1) + 2 * Math.sin(1), 14);
    expect(await one('boxed', 2)).toEqual([2]);
  });

  it('arrive as Python would have them', async () => {
    const array = { $array: { shape: [1], values: [{ $number: 'NaN' }] } };
    const values = [1, integer(1), [1], array, { $record: [['a', 1]] }, null, true, 'text', { $number: '-0' }];
    expect(await one('types_of', ...values)).toEqual([
      'float',
      'int',
      'list',
      'ndarray',
      'dict',
      'NoneType',
      'bool',
      'str',
      'float',
    ]);
  });

  it('come back as they are after the call, from fresh arguments each time', async () => {
    const argument = { $array: { shape: [2], values: [1, 2] } };
    const operation = { op: 'call', callee: { name: 'double_in_place' }, arguments: [argument], repeat: 3, echo: true };
    const [answer] = await host.run(operation);
    const doubled = { $array: { shape: [2], values: [2, 4] } };
    expect(answer).toEqual({
      returned: [doubled, doubled, doubled],
      arguments: [doubled],
      draws: { normal: 0, uniform: 0 },
    });
  });

  it('can be given by position to keyword-only parameters', async () => {
    expect(await one('keyword_only', 1, 2)).toEqual([1, 2, 0.5]);
  });

  it('can be referred to by later operations, in whole and in part', async () => {
    const answers = await host.run(
      { op: 'construct', callee: { name: 'Optimizer' }, arguments: [0.5] },
      { op: 'call', callee: { method: 'step_once', of: reference(0) }, arguments: [3, 2] },
      { op: 'get', object: reference(0), name: 'W' },
      { op: 'set', object: reference(0), name: 'lr', value: 0.25 },
      { op: 'call', callee: { method: 'stepOnce', of: reference(0) }, arguments: [reference(1), 4] },
      call('make_function', 5),
      { op: 'call', callee: reference(5), arguments: [reference(0, 'state', 'velocity')] },
      call('holders'),
      call('types_of', reference(7, 4, 'x'), reference(7, 3, 'a')),
      call('types_of', reference(7, 99)),
      call('fails', 0),
      call('types_of', reference(10)),
    );
    expect([1, 2, 3, 4, 6, 8].map((index) => answers[index]?.returned)).toEqual([2, 2, null, 1, 5, ['int', 'int']]);
    expect(answers[9]?.skipped).toContain('operation 7 has no part 99');
    expect(answers[10]?.threw?.type).toBe('KeyError');
    expect(answers[11]?.skipped).toContain('operation 10 returned nothing');
  });
});
