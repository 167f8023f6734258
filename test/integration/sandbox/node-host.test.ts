import { afterEach, describe, expect, it } from 'vitest';
import { scalar } from '../../../grader/contract/tensor.ts';
import { respondent } from '../../../grader/contract/respondent.ts';
import { answersOf, call, cleanUp, number, submit } from './submit.ts';

afterEach(cleanUp);

const returned = (value: number) => ({ kind: 'returned', value: { kind: 'number', value } });

describe('the host for TypeScript', () => {
  it('hands over one object to functions that take their arguments so', async () => {
    const { subject } = submit({
      'hw.ts': `interface Options { start: number; lr: number; epochs: number }
export const step = ({ start, lr, epochs }: Options) => ({ x: start - lr * epochs });
export const descend = (start: number, options: Omit<Options, 'start'>) => start - options.lr * options.epochs;
export const sgd = ({ x, settings }: { x: number[]; settings: { rate: number } }) => x.map((one) => one - settings.rate);`,
    });
    const parameters = [
      { role: 'start', names: ['x0', 'start'] },
      { role: 'epochs', names: ['epochs'] },
      { role: 'hyperparameters.learningRate', names: ['lr'] },
    ];
    const oracle = { descentOn: 'parabola' } as const;
    const results = [{ role: 'result', names: ['x'] }];
    const update = {
      title: 'sgd',
      names: ['sgd'],
      parameters: [
        { role: 'theta', names: ['x'] },
        { role: 'hyperparameters', names: ['settings'], keys: { learningRate: 'rate' } },
      ],
      results: [{ role: 'theta', names: ['x'] }],
      oracle,
    };
    const student = respondent(subject, {
      step: { title: 'step', names: ['step'], parameters, results, oracle },
      descend: { title: 'descend', names: ['descend'], parameters, results, oracle },
      update,
    });
    const cases = [
      new Map([
        ['start', scalar(5)],
        ['epochs', scalar(3)],
        ['hyperparameters.learningRate', scalar(0.5)],
        ['theta', { shape: [2], data: [1, 2] }],
      ]),
    ];
    for (const target of ['step', 'descend'])
      expect(await student.ask({ target, cases })).toMatchObject({
        kind: 'answered',
        answers: [{ kind: 'results', roles: new Map([['result', scalar(3.5)]]) }],
      });
    // Each step takes what the step before gave, in an object too.
    expect(await student.ask({ target: 'update', cases: [...cases, ...cases], feed: ['theta'] })).toMatchObject({
      answers: [
        { roles: new Map([['theta', { shape: [2], data: [0.5, 1.5] }]]) },
        { roles: new Map([['theta', { shape: [2], data: [0, 1] }]]) },
      ],
    });
  });

  it('finds names that are not exported, and says so', async () => {
    const { subject } = submit({ 'hw.ts': `export {};\n\nconst step = (x: number) => x + 1;\n` });
    const description = await subject.describe();
    expect(description).toMatchObject({
      kind: 'loaded',
      helps: [{ kind: 'not-exported', where: { file: 'hw.ts', line: 3 } }],
    });
    expect(await answersOf(subject, [call('step', number(1))])).toMatchObject([returned(2)]);
  });

  it('finds what is exported from another file, and under another name', async () => {
    const { subject } = submit({
      'hw.ts': `export * from './other.js';\nimport data from './data.json';\nconst f = () => data.two;\nexport { f as two };`,
      'other.ts': `export function one(): number { return 1; }`,
      'data.json': '{"two": 2}',
    });
    const description = await subject.describe();
    expect(description.kind === 'loaded' && description.definitions.map(({ name }) => name)).toEqual([
      'f',
      'two',
      'one',
    ]);
    expect(await answersOf(subject, [call('one'), call('two')])).toMatchObject([returned(1), returned(2)]);
  });

  it('grades what is defined although the rest of the file fails', async () => {
    const { subject } = submit({
      'hw.ts': `export function step() { return 1; }\nthrow new Error('training failed');\nexport const late = () => 2;`,
    });
    const description = await subject.describe();
    expect(description).toMatchObject({ helps: [{ kind: 'statement-skipped', where: { line: 2 } }] });
    expect(await answersOf(subject, [call('step'), call('late')])).toMatchObject([
      returned(1),
      { kind: 'threw', error: { message: 'training failed', where: { file: 'hw.ts', line: 2 } } },
    ]);
  });

  it('puts stand-ins in the place of absent modules, which fail only when graded code uses them', async () => {
    const { subject } = submit({
      'hw.ts': `import * as math from 'mathjs';
import Plotly from 'plotly.js-dist';
import { helper } from './helper';
import { readFileSync } from 'node:fs';
const trained = math.matrix([1]).map((x: number) => helper(x));
Plotly.newPlot('id', trained);
export const right = () => { Plotly.restyle(); return 1; };
export const wrong = () => math.sqrt(4);
export const reads = () => readFileSync('/etc/passwd');`,
    });
    const description = await subject.describe();
    const helps =
      description.kind === 'loaded' ? description.helps.map(({ kind, message }) => `${kind}: ${message}`) : [];
    expect(helps).toEqual([
      'module-stubbed: mathjs is not installed where this is graded; a stand-in takes its place.',
      'module-stubbed: plotly.js-dist is not installed where this is graded; a stand-in takes its place.',
      'module-stubbed: ./helper is not among the files handed in; a stand-in takes its place.',
    ]);
    expect(await answersOf(subject, [call('right'), call('wrong'), call('reads')])).toMatchObject([
      returned(1),
      {
        kind: 'threw',
        error: {
          message: 'mathjs.sqrt was used, but mathjs is not installed where this is graded.',
          where: { line: 8 },
        },
      },
      { kind: 'threw', error: { message: expect.stringContaining('cannot use the module fs') as unknown } },
    ]);
  });

  it('waits for promises, also at the top level, and not forever', async () => {
    const { subject } = submit({
      'hw.ts': `const base = await Promise.resolve(40);
export async function later(x: number) { await new Promise((resolve) => setTimeout(resolve, 5)); return base + x; }
export const never = () => new Promise(() => {});
export const fails = async () => { throw new TypeError('no'); };
export const thenable = () => ({ then: 1 });`,
    });
    const program = [
      call('later', number(2)),
      call('never'),
      call('never'),
      call('fails'),
      call('later', number(3)),
      call('thenable'),
    ];
    expect(await answersOf(subject, program)).toMatchObject([
      returned(42),
      { kind: 'threw', error: { message: 'The promise is never settled: nothing is left to wait for.' } },
      { kind: 'threw' },
      {
        kind: 'threw',
        error: { type: 'TypeError', message: 'no', where: { file: 'hw.ts', line: 4, inside: 'fails' } },
      },
      returned(43),
      { kind: 'returned', value: { kind: 'record' } },
    ]);
  });

  it('is not disturbed by code that changes what is built in', async () => {
    const { subject } = submit({
      'hw.ts': `JSON.stringify = () => '{}';
Array.prototype.map = () => [];
(Array.prototype as any).toJSON = () => 'forged';
(Object.prototype as any).extra = 1;
(Error as any).prepareStackTrace = () => 'nothing';
Promise.prototype.then = (() => 0) as any;
Reflect.apply = (() => 0) as any;
export const step = (list: number[]) => { list[0]!++; return [list[0], list instanceof Array]; };
export const fails = () => { throw new Error('message'); };`,
    });
    const list = { kind: 'list', items: [{ kind: 'number', value: 1 }] } as const;
    expect(await answersOf(subject, [call('step', list), call('fails')])).toMatchObject([
      { kind: 'returned', value: { kind: 'list', items: [{ value: 2 }, { value: true }] } },
      { kind: 'threw', error: { type: 'Error', message: 'message' } },
    ]);
  });

  it('outlives failures that belong to no question', async () => {
    const { subject } = submit({
      'hw.ts': `setTimeout(() => { throw new Error('late'); }, 0);
void Promise.reject(new Error('unhandled'));
export const step = () => { void Promise.reject(new Error('again')); return 1; };
export const wait = () => new Promise((resolve) => setTimeout(() => resolve(2), 30));`,
    });
    expect(await answersOf(subject, [call('step'), call('wait')])).toMatchObject([returned(1), returned(2)]);
    expect(await answersOf(subject, [call('step')])).toMatchObject([returned(1)]);
  });

  it('tells a stack that ran out as an error with its place', async () => {
    const { subject } = submit({ 'hw.ts': `export function step(n: number): number {\n  return step(n + 1) + 1;\n}` });
    expect(await answersOf(subject, [call('step', number(0)), call('step', number(0))])).toMatchObject([
      { kind: 'threw', error: { type: 'RangeError', where: { line: 2, inside: 'step' } } },
      { kind: 'threw', error: { type: 'RangeError' } },
    ]);
  });

  it('reads CommonJS too', async () => {
    const { subject } = submit({
      'hw.js': `const { one } = require('./one.cjs');\nmodule.exports = { step: () => one + 1 };`,
      'one.cjs': 'exports.one = 1;',
    });
    expect(await answersOf(subject, [call('step')])).toMatchObject([returned(2)]);
  });
});
