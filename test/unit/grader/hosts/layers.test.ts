import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeValue } from '../../../../grader/model/number-codec.ts';
import type { Value } from '../../../../grader/model/value.ts';
import { construct, get, integer, matrix, members, method, reference, set, type Answer, type Host } from './client.ts';
import { startHost as startNode } from './node/client.ts';
import { startHost as startPython } from './python/client.ts';

const layers = new URL('../../../fixtures/classes/layers', import.meta.url).pathname;
const eye = matrix([
  [1, 0],
  [0, 1],
]);
const newHidden = construct('Hidden', integer(2), integer(1));
const hidden = reference(0);

/** A value without what sets the languages apart: arrays as nested lists. */
function nested(value: Value): unknown {
  if (value.kind === 'array') {
    const build = (shape: readonly number[], data: readonly number[]): unknown =>
      shape.length === 0
        ? data[0]
        : Array.from({ length: shape[0] ?? 0 }, (_, index) => {
            const size = data.length / (shape[0] ?? 1);
            return build(shape.slice(1), data.slice(index * size, (index + 1) * size));
          });
    return build(value.shape, value.data);
  }
  if (value.kind === 'list') return value.items.map(nested);
  return value.kind === 'none' ? null : value.kind === 'record' || value.kind === 'opaque' ? value : value.value;
}

describe.each([
  { language: 'Python', file: 'layers.py', start: startPython, snake: true },
  { language: 'TypeScript', file: 'layers.ts', start: startNode, snake: false },
])('layers in $language', ({ file, start, snake }) => {
  let host: Host;
  beforeAll(async () => {
    host = start();
    await host.load(file, [['Hidden'], ['Network', 'NN']], layers);
  });
  afterAll(() => host.close());
  const told = (answer: Answer | undefined): unknown =>
    answer && 'returned' in answer ? nested(decodeValue(answer.returned)) : (answer?.threw ?? answer?.skipped);
  const run = async (...operations: readonly object[]): Promise<readonly unknown[]> =>
    (await host.run(...operations)).map(told);
  const style = (name: string): string =>
    snake ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;

  it('extend another class, are made, asked and read', async () => {
    const [, output, weights] = await run(newHidden, method(hidden, 'forward_pass', eye), get(hidden, 'W'));
    expect(output).toEqual([[0.5], [0.5]]);
    expect(weights).toEqual([[0.5], [0.5]]);
  });

  it('are made by reference to their class too', async () => {
    const made = { op: 'construct', callee: reference(0), arguments: [integer(2), integer(1)] };
    const [, , total] = await run({ op: 'read', name: 'Hidden' }, made, get(reference(1), 'total'));
    expect(total).toBe(1);
  });

  it('tell what they have: attributes of their own with values, methods of all their classes', async () => {
    const [, answer] = await host.run(newHidden, members(hidden));
    const found = decodeValue(answer?.returned);
    if (found.kind !== 'record') throw new Error('members are a record');
    const names = ['W', 'c', 'act', 'total', 'kind', 'nudge'];
    const styled = ['inputDims', 'outputDims', 'lastInput', 'forwardPass', 'updateWeights'].map(style);
    expect([...found.entries.keys()]).toEqual(expect.arrayContaining([...names, ...styled]));
    for (const name of ['broken', 'constructor', '__init__', '#calls', 'made'])
      expect([...found.entries.keys()]).not.toContain(name);
    const value = (name: string): unknown => nested(found.entries.get(name) ?? { kind: 'none' });
    expect([value('W'), value('total'), value(style('lastInput')), value(style('inputDims'))]).toEqual([
      [[0.5], [0.5]],
      1,
      null,
      2,
    ]);
    expect(value('act')).toMatchObject({
      kind: 'opaque',
      callable: {
        parameters: [
          { name: 'u', required: true },
          { name: 'slope', required: false },
        ],
      },
    });
    expect(value(style('backwardPass'))).toMatchObject({
      callable: {
        parameters: [
          { name: 'X', required: true },
          { name: 'h', required: true },
          { name: 'upstream', required: true },
          { name: 'alpha', required: false },
        ],
        variadic: true,
      },
    });
    // Its own text says `learningRate?: number` in TypeScript, and a default in Python.
    expect(value(style('updateWeights'))).toMatchObject({
      callable: {
        parameters: [{}, {}, {}, {}, { name: style('learningRate'), required: false }],
        variadic: false,
      },
    });
  });

  it('change in place and by assignment, and reading shows both', async () => {
    const [, , first, , second] = await run(
      newHidden,
      method(hidden, 'nudge'),
      get(hidden, 'W'),
      method(hidden, 'replace'),
      get(hidden, 'W'),
    );
    expect([first, second]).toEqual([
      [[-0.5], [-0.5]],
      [[0.5], [0.5]],
    ]);
  });

  it('compute with what was set, whatever the style of the name', async () => {
    const [, , , output, asked, , other] = await run(
      newHidden,
      set(hidden, 'W', matrix([[2], [3]])),
      set(hidden, snake ? 'lastInput' : 'last_input', 7),
      method(hidden, snake ? 'forwardPass' : 'forward_pass', eye),
      get(hidden, style('lastInput')),
      set(hidden, snake ? 'lastInput' : 'last_input', 7),
      get(hidden, style('lastInput')),
    );
    expect(output).toEqual([[2], [3]]);
    expect([asked, other]).toEqual([
      [
        [1, 0],
        [0, 1],
      ],
      7,
    ]);
  });

  it('say what is wrong where a getter fails or nothing can be set', async () => {
    const [, got, put] = await run(newHidden, get(hidden, 'broken'), set(hidden, 'total', 3));
    expect(got).toMatchObject({ message: 'not trained yet' });
    expect(put).toMatchObject({ type: expect.stringMatching(/AttributeError|TypeError/) as string });
  });

  it('are reached within a network that makes them', async () => {
    const network = reference(0);
    const second = reference(0, 'hidden_layers', 1);
    const answers = await run(
      construct('Network'),
      method(network, 'addLayer', 'hidden', integer(2), integer(2)),
      method(network, 'add_layer', 'hidden', integer(2), integer(1)),
      method(network, 'add_layer', 'output', integer(1), integer(1)),
      set(second, 'W', matrix([[1], [-1]])),
      get(reference(0, 'hiddenLayers', 1), 'W'),
      method(second, 'forward_pass', eye),
      get(reference(0, 'output_layer'), 'W'),
      method(network, 'forward', eye),
      members(second),
    );
    expect(answers[5]).toEqual([[1], [-1]]);
    expect(answers[6]).toEqual([[1], [-1]]);
    expect(answers[7]).toEqual([[0.5]]);
    expect((answers[8] as readonly unknown[])[1]).toEqual([[0], [0]]);
    const { entries } = answers[9] as { readonly entries: ReadonlyMap<string, Value> };
    expect(nested(entries.get('W') ?? { kind: 'none' })).toEqual([[1], [-1]]);
  });

  it('take results and parts of results as arguments', async () => {
    const answers = await run(
      construct('Network'),
      method(reference(0), 'add_layer', 'hidden', integer(2), integer(1)),
      method(reference(0), 'forward', eye),
      newHidden,
      method(reference(3), 'take', reference(2, 1)),
      method(reference(3), 'take', reference(2, 0, 0, 'W')),
      set(reference(3), 'W', reference(5)),
      method(reference(3), 'nudge'),
      get(reference(0, 'hidden_layers', 0), 'W'),
      members(reference(3)),
      method(reference(3), 'take', reference(9, 'total')),
      method(reference(3), 'take', reference(2, 5)),
    );
    expect(answers[4]).toEqual([[0.5], [0.5]]);
    expect(answers[5]).toEqual([[0.5], [0.5]]);
    // The very same matrix.
    expect(answers[8]).toEqual([[-0.5], [-0.5]]);
    expect(answers[10]).toBe(-1);
    expect(answers[11]).toContain('has no part 5');
  });

  it('are kept, and not written out, where nobody wants to read them', async () => {
    const silent = { silent: true };
    const answers = await host.run(
      { ...newHidden, ...silent },
      { ...method(hidden, 'forward_pass', eye), ...silent },
      method(hidden, 'take', reference(1)),
      { ...method(hidden, 'forward_pass', eye), ...silent, repeat: 2, echo: true },
      method(hidden, 'take', reference(3, 1)),
      { ...method(hidden, 'no_such_method'), ...silent },
    );
    const none = { normal: 0, uniform: 0 };
    expect(answers[0]).toEqual({ returned: null, draws: none });
    expect(answers[1]).toEqual({ returned: null, draws: none });
    expect(answers[3]).toMatchObject({ returned: null, arguments: [{}] });
    expect([told(answers[2]), told(answers[4])]).toEqual([
      [[0.5], [0.5]],
      [[0.5], [0.5]],
    ]);
    expect(answers[5]).toHaveProperty('threw');
  });

  it('get whole numbers as labels', async () => {
    const labels = { $array: { shape: [3], values: [0, 2, 1], integer: true } };
    const [, plain, parts] = await run(newHidden, method(hidden, 'take', labels), method(hidden, 'take', [labels]));
    expect([plain, parts]).toEqual([[0, 2, 1], [[0, 2, 1]]]);
  });
});
