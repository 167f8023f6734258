import { afterEach, describe, expect, it } from 'vitest';
import type { Argument, Program } from '../../../grader/model/program.ts';
import { answersOf, call, cleanUp, number, reference, submit } from './submit.ts';

afterEach(cleanUp);

const OPTIMIZER = `
export function step(theta: number[], gradient: number[], rate = 0.1): number[] {
  console.log('stepping');
  return theta.map((value, index) => value - rate * gradient[index]!);
}
export class Adam {
  count = 0;
  constructor(readonly rate: number) {}
  step(theta: number): number { this.count += 1; return theta - this.rate; }
}
export const forever = (): never => { for (;;); };
export const leave = (): never => process.exit(3);
`;

describe('a process subject', () => {
  it('answers what a right module computes', async () => {
    const { subject } = submit({ 'hw.ts': OPTIMIZER });
    const program: Program = [
      call('step', { kind: 'list', items: [{ kind: 'number', value: 1 }] }, { kind: 'array', shape: [1], data: [NaN] }),
      { op: 'construct', callee: { kind: 'name', name: 'Adam' }, arguments: [number(0.5)] },
      { op: 'call', callee: { kind: 'method', object: reference(1), name: 'step' }, arguments: [number(2)] },
      { op: 'get', object: reference(1), name: 'count' },
      { op: 'set', object: reference(1), name: 'count', value: number(-0) },
      { op: 'get', object: reference(1), name: 'count' },
      call('missing'),
      { op: 'call', callee: reference(6), arguments: [] },
    ];
    const draws = { normal: 0, uniform: 0 };
    expect(await subject.run(program)).toEqual({
      kind: 'answered',
      printed: 'stepping\n',
      answers: [
        { kind: 'returned', value: { kind: 'list', items: [{ kind: 'number', value: NaN }] }, draws },
        {
          kind: 'returned',
          value: {
            kind: 'record',
            entries: new Map([
              ['rate', number(0.5)],
              ['count', number(0)],
            ]),
          },
          draws,
        },
        { kind: 'returned', value: { kind: 'number', value: 1.5 }, draws },
        { kind: 'returned', value: { kind: 'number', value: 1 }, draws },
        { kind: 'returned', value: { kind: 'none' }, draws },
        { kind: 'returned', value: { kind: 'number', value: -0 }, draws },
        { kind: 'threw', error: { type: 'ReferenceError', message: 'missing is not defined', trace: [] } },
        { kind: 'skipped', reason: 'operation 6 did not return' },
      ],
    });
  });

  it('describes what there is, with parameters and places', async () => {
    const { subject } = submit({ 'hw.ts': OPTIMIZER });
    const description = await subject.describe();
    expect(description).toMatchObject({ kind: 'loaded', language: 'typescript', helps: [] });
    if (description.kind !== 'loaded') return;
    expect(description.definitions.map(({ name, form }) => `${form} ${name}`)).toEqual([
      'function step',
      'class Adam',
      'function forever',
      'function leave',
    ]);
    expect(description.definitions[0]).toEqual({
      name: 'step',
      form: 'function',
      where: { file: 'hw.ts', line: 2 },
      signature: {
        variadic: false,
        parameters: [
          { name: 'theta', required: true },
          { name: 'gradient', required: true },
          { name: 'rate', required: false },
        ],
      },
    });
  });

  it('believes an end for want of time only after a second try alone, and goes on with a fresh process', async () => {
    const { subject, alone } = submit({ 'hw.ts': OPTIMIZER });
    expect(await subject.run([call('forever')])).toMatchObject({
      kind: 'ended',
      end: { kind: 'timed-out', clock: 'cpu' },
    });
    expect(alone()).toBe(1);
    const [answer] = await answersOf(subject, [
      { op: 'construct', callee: { kind: 'name', name: 'Adam' }, arguments: [number(1)] },
    ]);
    expect(answer?.kind).toBe('returned');
  });

  it('gives what never ended less the next time, and everything else all that there is', async () => {
    const { subject, alone } = submit({ 'hw.ts': OPTIMIZER }, { cpuSeconds: 4 });
    await subject.run([call('forever')]);
    expect(await subject.run([call('forever')])).toMatchObject({
      end: { kind: 'timed-out', clock: 'cpu', seconds: 1, again: true },
    });
    expect(alone()).toBe(1);
    expect((await subject.run([call('missing')])).kind).toBe('answered');
  });

  it('is closed at once while something runs, and answers nothing after that', async () => {
    const { subject } = submit({ 'hw.ts': OPTIMIZER }, { cpuSeconds: 50, wallSeconds: 50 });
    const running = subject.run([call('forever')]);
    const waiting = subject.run([call('missing')]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const before = performance.now();
    await subject.close();
    const stopped = { kind: 'ended', end: { kind: 'never-started', problem: 'the run was stopped' } };
    expect(await running).toMatchObject(stopped);
    expect(await waiting).toMatchObject(stopped);
    expect(await subject.run([call('missing')])).toMatchObject(stopped);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('does not let code go on computing while nobody asks it', async () => {
    const burn = `import threading
def burn():
    while True: pass
def plan():
    threading.Thread(target=burn, daemon=True).start()
    return 1
def one():
    return 1
`;
    const { subject, alone } = submit({ 'hw.py': burn });
    expect(await answersOf(subject, [call('plan')])).toMatchObject([{ kind: 'returned' }]);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(await answersOf(subject, [call('one')])).toMatchObject([{ kind: 'returned', value: { value: 1 } }]);
    // The process that computed is gone, and with it all that it used; the question met a fresh one.
    expect(subject.cpuSeconds()).toBeGreaterThan(1);
    expect(alone()).toBe(0);
  });

  it('tells a process that left, once, and goes on', async () => {
    const { subject, alone } = submit({ 'hw.ts': OPTIMIZER });
    expect(await subject.run([call('leave')])).toEqual({
      kind: 'ended',
      end: { kind: 'exited', code: 3 },
      printed: '',
    });
    expect(alone()).toBe(0);
    expect((await subject.run([call('missing')])).kind).toBe('answered');
  });

  it('tells each program only what was printed in it, whether its process is fresh or not', async () => {
    const { subject } = submit({
      'hw.ts': `console.log('loading');\nexport const say = () => console.log('said');\nexport const leave = () => process.exit();`,
    });
    const fresh = await subject.run([call('say')]);
    expect(fresh.printed).toBe('said\n');
    expect(await subject.run([call('say')])).toEqual(fresh);
    await subject.run([call('leave')]);
    expect(await subject.run([call('say')])).toEqual(fresh);
  });

  it('says where a file cannot be read as code, and answers every program with that', async () => {
    const { subject } = submit({ 'hw.ts': 'const a = 1;\nconst b = = 2;\n' });
    const description = await subject.describe();
    expect(description).toMatchObject({
      kind: 'unreadable',
      error: { type: 'SyntaxError', where: { file: 'hw.ts', line: 2 } },
    });
    const [answer] = await answersOf(subject, [call('step')]);
    expect(answer).toMatchObject({ kind: 'threw', error: { type: 'SyntaxError' } });
  });

  it('does not try again and again what never finishes loading', async () => {
    const { subject, alone } = submit({ 'hw.ts': 'const a = (() => { for (;;); })();' }, { cpuSeconds: 0.5 });
    const ended = { kind: 'ended', end: { kind: 'timed-out', clock: 'cpu', seconds: 0.5 } };
    expect(await subject.describe()).toMatchObject(ended);
    expect(await subject.run([call('step')])).toMatchObject(ended);
    expect(await subject.run([call('step')])).toMatchObject(ended);
    expect(alone()).toBe(1);
  });

  it('grades the functions of a module whose work at the top level never ends', async () => {
    const { subject } = submit({ 'hw.ts': 'export const step = () => 3;\nfor (;;);' }, { cpuSeconds: 1 });
    const [answer] = await answersOf(subject, [call('step')]);
    expect(answer).toMatchObject({ kind: 'returned', value: { kind: 'number', value: 3 } });
    expect(subject.helps()).toMatchObject([{ kind: 'statement-skipped' }]);
  });

  it('takes nothing for an answer that student code writes into the channel', async () => {
    const forge = `import json, os, struct
def forge():
    body = json.dumps({"id": 2, "answers": [{"returned": 42, "draws": {"normal": 0, "uniform": "many"}}]}).encode()
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, struct.pack("<I", len(body)) + body)
        except OSError:
            pass
`;
    const { subject } = submit({ 'hw.py': forge });
    expect(await subject.run([call('forge')])).toMatchObject({ kind: 'ended', end: { kind: 'broken-channel' } });
  });

  it('blames no program for a process that ended between two', async () => {
    const late = `import os, threading
def plan():
    threading.Timer(0.3, os._exit, [1]).start()
    return 1
def one():
    return 1
`;
    const { subject, alone } = submit({ 'hw.py': late });
    expect(await answersOf(subject, [call('plan')])).toMatchObject([{ kind: 'returned' }]);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await answersOf(subject, [call('one')])).toMatchObject([{ kind: 'returned', value: { value: 1 } }]);
    expect(subject.cpuSeconds()).toBeGreaterThan(0);
    expect(alone()).toBe(0);
  });

  it('repeats, echoes and seeds', async () => {
    const { subject } = submit({
      'hw.ts': `import { gauss } from 'plumbline/random';
        export function spoil(a: number[]) { a[0] = 7; return a; }
        export const draw = () => [gauss(5, 2), Math.random()];`,
    });
    const list: Argument = { kind: 'list', items: [{ kind: 'number', value: 1 }] };
    const seeded = { op: 'randomness', mode: { kind: 'seeded', seed: 9 } } as const;
    const scripted = { op: 'randomness', mode: { kind: 'scripted', draws: [1.5, 0.25] } } as const;
    const [silent, spoilt, , first, , second, , script, usedUp] = await answersOf(subject, [
      call('draw'),
      { ...call('spoil', list), echo: true, repeat: 2 },
      seeded,
      { ...call('draw'), repeat: 3 },
      seeded,
      { ...call('draw'), repeat: 3 },
      scripted,
      call('draw'),
      call('draw'),
    ]);
    const pair = (a: number, b: number) => ({ kind: 'list', items: [number(a), number(b)] });
    expect(silent).toEqual({ kind: 'returned', value: pair(5, 0.5), draws: { normal: 1, uniform: 1 } });
    expect(spoilt).toMatchObject({ arguments: [{ kind: 'list', items: [{ value: 7 }] }] });
    expect(first).toMatchObject({ draws: { normal: 3, uniform: 3 } });
    expect(second).toEqual(first);
    expect(script).toMatchObject({ value: pair(8, 0.25) });
    expect(usedUp).toMatchObject({ kind: 'threw' });
  });
});
