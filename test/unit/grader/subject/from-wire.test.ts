import { describe, expect, it } from 'vitest';
import { WireError } from '../../../../grader/model/number-codec.ts';
import { answersFromWire, descriptionFromWire, lateHelpsFromWire } from '../../../../grader/subject/from-wire.ts';

const draws = { normal: 0, uniform: 2 };
const place = { file: 'hw.ipynb', cell: 3, line: 2, inside: 'adam' };
const error = { type: 'ValueError', message: 'no', where: place, trace: [place] };

describe('answers', () => {
  it('are read in order', () => {
    const message = {
      answers: [
        { returned: { $number: '-0' }, arguments: [1], draws },
        { threw: error },
        { threw: { ...error, endless: true } },
        { threw: { ...error, endless: 'yes' } },
        { skipped: 'operation 1 did not return' },
        { returned: null, draws, rounds: 7 },
      ],
    };
    expect(answersFromWire(message, 6)).toEqual([
      { kind: 'returned', value: { kind: 'number', value: -0 }, arguments: [{ kind: 'number', value: 1 }], draws },
      { kind: 'threw', error },
      { kind: 'threw', error: { ...error, endless: true } },
      { kind: 'threw', error },
      { kind: 'skipped', reason: 'operation 1 did not return' },
      { kind: 'returned', value: { kind: 'none' }, draws, rounds: 7 },
    ]);
  });

  it.each([
    [{}, 0],
    [{ answers: [] }, 1],
    [{ answers: [{ returned: 1, draws }] }, 0],
    [{ answers: [{ returned: 1 }] }, 1],
    [{ answers: [{ returned: 1, draws: { normal: -1, uniform: 0 } }] }, 1],
    [{ answers: [{ returned: { passed: true }, draws }] }, 1],
    [{ answers: [{ passed: true }] }, 1],
    [{ answers: [{ threw: 'no' }] }, 1],
    [{ answers: [{ threw: { ...error, trace: [{ file: 'a', line: 'b' }] } }] }, 1],
    [{ answers: [null] }, 1],
  ])('are none when they have another shape: %j', (message, count) => {
    expect(() => answersFromWire(message, count)).toThrow(WireError);
  });

  it('tell errors without memory addresses, which differ from run to run', () => {
    const message = 'unsupported operand: <Net object at 0x7f12ab34cd56>';
    const [answer] = answersFromWire({ answers: [{ threw: { ...error, message } }] }, 1);
    expect(answer?.kind === 'threw' && answer.error.message).toBe('unsupported operand: <Net object at 0x...>');
  });

  it('keep hostile texts short', () => {
    const [answer] = answersFromWire({ answers: [{ threw: { ...error, message: 'x'.repeat(1e6) } }] }, 1);
    expect(answer?.kind === 'threw' && answer.error.message.length).toBe(4000);
  });
});

describe('a hostile answer', () => {
  const help = { kind: 'encoding', message: 'm' };

  it('tells at most 100 helps', () => {
    expect(lateHelpsFromWire({ helps: Array.from({ length: 1000 }, () => help) })).toHaveLength(100);
  });

  it('is none when it brings thousands of helps: somebody forges them', () => {
    const helps = Array.from({ length: 1001 }, () => help);
    for (const read of [
      () => lateHelpsFromWire({ helps }),
      () => descriptionFromWire({ loaded: { definitions: [], helps } }, 'python'),
    ])
      expect(read).toThrow('a message brings more than 1000 remarks for the report');
  });

  it('tells at most 50,000 definitions, of 200 parameters each', () => {
    const parameters = Array.from({ length: 1000 }, () => ({ name: 'x', required: true }));
    const definition = { name: 'f', form: 'function', where: place, signature: { parameters, variadic: false } };
    const loaded = { definitions: Array.from({ length: 50_001 }, () => definition), helps: [] };
    const description = descriptionFromWire({ loaded }, 'python');
    const definitions = description.kind === 'loaded' ? description.definitions : [];
    expect(definitions).toHaveLength(50_000);
    expect(definitions[0]?.signature?.parameters).toHaveLength(200);
  });

  it.each([
    ['an empty array of very many rows', { $array: { shape: [1e9, 0], values: [] } }],
    ['an array of very many dimensions', { $array: { shape: Array.from({ length: 1e5 }, () => 1), values: [1] } }],
  ])('is none when it holds %s', (_, returned) => {
    expect(() => answersFromWire({ answers: [{ returned, draws }] }, 1)).toThrow(WireError);
  });

  it('tells little of what cannot cross', () => {
    const parameters = Array.from({ length: 1000 }, () => ({ name: 'x'.repeat(1000), required: true }));
    const text = 'x'.repeat(1e6);
    const returned = { $opaque: { type: text, text, callable: { parameters, variadic: false } } };
    const [answer] = answersFromWire({ answers: [{ returned, draws }] }, 1);
    expect(JSON.stringify(answer).length).toBeLessThan(100_000);
  });

  it('makes a record of whatever names, and changes nothing else by them', () => {
    const returned = { $record: [['__proto__', { $record: [['polluted', 1]] }]] };
    const [answer] = answersFromWire({ answers: [{ returned, draws }] }, 1);
    expect(answer?.kind === 'returned' && answer.value.kind === 'record' && [...answer.value.entries.keys()]).toEqual([
      '__proto__',
    ]);
    expect('polluted' in {}).toBe(false);
  });
});

describe('a description', () => {
  it('is read with definitions and helps', () => {
    const definition = {
      name: 'adam',
      form: 'function',
      signature: { parameters: [{ name: 'x', required: true }], variadic: false },
      where: place,
      reads: ['learning_rate'],
    };
    const loaded = { definitions: [definition], helps: [{ kind: 'magic-ignored', message: 'm', where: place }] };
    expect(descriptionFromWire({ loaded }, 'python')).toEqual({ kind: 'loaded', language: 'python', ...loaded });
    expect(descriptionFromWire({ unreadable: { error, helps: [] } }, 'python')).toEqual({
      kind: 'unreadable',
      language: 'python',
      error,
      helps: [],
    });
  });

  it('tells the places of at most 200 methods, of names kept short', () => {
    const methods = Array.from({ length: 300 }, (_, index) => ({ name: `f${index}`.padEnd(1000, 'x'), where: place }));
    const loaded = { definitions: [{ name: 'Layer', form: 'class', where: place, methods }], helps: [] };
    const description = descriptionFromWire({ loaded }, 'python');
    const read = description.kind === 'loaded' ? description.definitions[0]?.methods : undefined;
    expect(read).toHaveLength(200);
    expect(read?.[1]).toEqual({ name: 'f1'.padEnd(300, 'x'), where: place });
  });

  it.each([
    {},
    { loaded: {} },
    { loaded: { definitions: [{ name: 'a', form: 'module', where: place }], helps: [] } },
    { loaded: { definitions: [{ name: 'a', form: 'class', where: place, methods: 'f' }], helps: [] } },
    { loaded: { definitions: [{ name: 'a', form: 'class', where: place, methods: [{ name: 'f' }] }], helps: [] } },
  ])('is none when it has another shape: %j', (message) => {
    expect(() => descriptionFromWire(message, 'python')).toThrow(WireError);
  });
});
