import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, integer, matrix, reference } from './client.ts';
import { bench, given, lives, type Bench } from './notebooks.ts';

const at = (name: string, moment: number | undefined, ...values: readonly unknown[]): object => ({
  op: 'call',
  callee: { name, at: moment },
  arguments: values,
});
const read = (name: string, moment?: number): object => ({
  op: 'read',
  name,
  ...(moment !== undefined && { at: moment }),
});

describe('names as of a moment', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());
  const returned = async (...operations: readonly object[]): Promise<readonly unknown[]> =>
    (await work.host.run(...operations)).map((answer) => answer.returned ?? answer);

  const cells = [
    'rate = 0.5\ndef deriv(x):\n    return 2 * x\ndef step(x):\n    return x - rate * deriv(x)',
    'x = step(8)',
    'def deriv(x):\n    return x\nx = step(8)',
    'rate = 0.25\nx = step(8)',
  ];

  it('calls a function with what it called then', async () => {
    const { survey } = await work.open(...cells);
    const moments = lives(survey, 'step').map((life) => life.at);
    expect(moments).toEqual([4, 6, undefined]);
    expect(await returned(...moments.map((moment) => at('step', moment, 8)))).toEqual([0, 4, 6]);
  });

  it('answers the same in whatever order it is asked', async () => {
    const operations = [
      at('step', undefined, 8),
      at('step', 4, 8),
      read('x', 5),
      read('x'),
      at('step', 6, 8),
      read('x', 6),
    ];
    await work.open(...cells);
    const forward = await returned(...operations);
    expect(forward).toEqual([6, 0, 0, 6, 4, 4]);
    await work.open(...cells);
    expect(await returned(...[...operations].reverse())).toEqual([...forward].reverse());
  });

  it('reads a list as it was before more was put into it', async () => {
    await work.open(
      'import numpy as np\nxs = [1]\na = np.array([1.0])',
      'xs.append(2)\na += 1',
      'xs.append(3)\na += 1',
    );
    const of = (value: number): object => ({ $array: { shape: [1], values: [value] } });
    expect(await returned(read('xs'), read('a'), read('xs', 5), read('a', 6), read('xs', 3), read('a', 4))).toEqual([
      ...[[1, 2, 3], of(3), [1, 2], of(2), [1], of(1)],
    ]);
  });

  it('sees that a start moved along as a view', async () => {
    await work.open(
      'import numpy as np\nx = np.array([1.0])\nfirst = x[:]\nkept = x.copy()',
      'for i in range(3):\n    x -= 0.5 * x',
    );
    const of = (value: number): object => ({ $array: { shape: [1], values: [value] } });
    expect(await returned(read('first'), read('kept'), read('first', 4))).toEqual([of(0.125), of(1), of(1)]);
  });

  it('makes objects as of a moment', async () => {
    await work.open('rate = 1\nclass Adam:\n    def __init__(self):\n        self.rate = rate', 'rate = 2');
    const make = (moment?: number): object => ({
      op: 'construct',
      callee: { name: 'Adam', at: moment },
      arguments: [],
    });
    const get = (operation: number): object => ({ op: 'get', object: reference(operation), name: 'rate' });
    const answers = await returned(make(2), get(0), make(), get(2));
    expect([answers[1], answers[3]]).toEqual([1, 2]);
  });

  it('keeps what a function makes of its globals apart for each moment', async () => {
    await work.open('count = 0\ndef tick():\n    global count\n    count += 1\n    return count', 'count = 10');
    expect(await returned(at('tick', 2), at('tick', undefined), at('tick', 2), at('tick', undefined))).toEqual([
      1, 11, 2, 12,
    ]);
  });

  it('says that a name is not there yet', async () => {
    await work.open('x = 1', 'y = 2');
    const [answer] = await work.host.run(read('y', 1));
    expect(answer?.threw).toMatchObject({ type: 'NameError', message: "name 'y' is not defined" });
  });

  it('finds what is defined further down than the moment, as a kernel would have', async () => {
    await work.open('def step(x):\n    return x - late(x)', 'print(1)', 'def late(x):\n    return x / 2');
    expect(await returned(at('step', 1, 8), at('step', undefined, 8))).toEqual([4, 4]);
  });
});

describe('top-level names given for one call', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());
  const calling = (name: string, values: Readonly<Record<string, unknown>>, ...rest: readonly unknown[]): object => ({
    ...call(name, ...rest),
    given: given(values),
  });

  it('takes them during the call, and has its own again afterwards', async () => {
    await work.open('learning_rate = 0.5\ndef step(x):\n    return x - learning_rate * x');
    const answers = await work.host.run(
      calling('step', { learning_rate: 0.25 }, 8),
      call('step', 8),
      calling('step', { learningRate: 1 }, 8),
      read('learning_rate'),
    );
    expect(answers.map((answer) => answer.returned)).toEqual([6, 4, 0, 0.5]);
  });

  it('gives a name that the submission never defines', async () => {
    await work.open('def run(x):\n    for _ in range(epochs):\n        x = x / 2\n    return x');
    const [one, two] = await work.host.run(calling('run', { epochs: integer(3) }, 8), call('run', 8));
    expect(one?.returned).toBe(1);
    expect(two?.threw).toMatchObject({ type: 'NameError' });
  });

  it('gives a fresh value to each repetition', async () => {
    await work.open(
      'import numpy as np\npoint = np.zeros((1, 2))\ndef move():\n    point[0, 0] += 1\n    return point[0, 0]',
    );
    const [answer] = await work.host.run({ ...calling('move', { point: matrix([[5, 0]]) }), repeat: 2 });
    expect(JSON.stringify(answer?.returned)).toContain('6,6');
  });
});
