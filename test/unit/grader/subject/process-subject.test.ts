import { describe, expect, it } from 'vitest';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import type { HostProcess, Reply } from '../../../../grader/sandbox/host.ts';
import type { Sandbox } from '../../../../grader/sandbox/sandbox.ts';
import { processSubject, type ProcessSubject } from '../../../../grader/subject/process-subject.ts';

const limits = { cpuSeconds: 1, wallSeconds: 1, memoryMegabytes: 128, processes: 8, outputKilobytes: 64 };

/** What a process does with a program: an answer, a fault that it tells, or an end. */
type Deed = { readonly printed: string } | { readonly fault: string } | ProcessEnd;

/** A subject of which each new process does the next deed. */
function subjectOf(deeds: readonly Deed[]): { readonly subject: ProcessSubject; readonly alone: () => number } {
  let started = 0;
  let alone = 0;
  const sandbox: Sandbox = {
    kind: 'none',
    pathInside: ({ from }) => from,
    start() {
      const deed = deeds[started];
      started += 1;
      if (!deed) throw new Error('one process more than expected');
      return host(deed);
    },
  };
  const subject = subjectIn(sandbox, () => {
    alone += 1;
  });
  return { subject, alone: () => alone };
}

function subjectIn(sandbox: Sandbox, onAlone: () => void = () => undefined): ProcessSubject {
  return processSubject({
    sandbox,
    language: 'python',
    folder: '/hw',
    file: 'hw.py',
    wanted: [['step']],
    packages: [],
    limits,
    hosts: { node: '', python: '' },
    exclusively(work) {
      onAlone();
      return work();
    },
  });
}

/** A subject of which each new process does the next list of deeds, one for each program; null is an answer. */
function subjectThatEnds(...processes: readonly (readonly (ProcessEnd | null)[])[]) {
  let started = 0;
  const start = (): HostProcess => {
    const deeds = (processes[started] ?? []).map((deed) => host(deed ?? fine));
    started += 1;
    let asked = 0;
    return {
      ...host(fine),
      ask: (question) => {
        if ('load' in question) return host(fine).ask(question);
        asked += 1;
        return (deeds[asked - 1] ?? host(fine)).ask(question);
      },
    };
  };
  return { subject: subjectIn({ kind: 'none', pathInside: ({ from }) => from, start }), started: () => started };
}

function host(deed: Deed): HostProcess {
  const reply = (id: number, asked: object): Reply => {
    if ('load' in asked) {
      return { kind: 'answered', message: { id, loaded: { definitions: [], helps: [] } }, printed: '' };
    }
    if ('kind' in deed) return { kind: 'ended', end: deed, printed: '' };
    const rest = 'fault' in deed ? deed : { answers: [{ returned: 1, draws: { normal: 0, uniform: 0 } }] };
    return { kind: 'answered', message: { id, ...rest }, printed: 'printed' in deed ? deed.printed : '' };
  };
  return {
    alive: () => true,
    beginBudget: () => undefined,
    used: () => ({ cpuSeconds: 0, idleSeconds: 0 }),
    threads: () => 0,
    isOwnDoing: () => false,
    ask: (question) => Promise.resolve(reply(question.id, question)),
    end: () => Promise.resolve(),
  };
}

const step = [{ op: 'call', callee: { kind: 'name', name: 'step' }, arguments: [] }] as const;
const fine: Deed = { printed: '' };
const machines: readonly (Deed & object)[] = [
  { kind: 'killed', signal: 'SIGKILL' },
  { kind: 'out-of-memory', megabytes: 128 },
  { kind: 'timed-out', clock: 'cpu', seconds: 1 },
  { kind: 'never-started', problem: 'setpriv failed' },
  { fault: 'numpy cannot be imported' },
];
const students: readonly ProcessEnd[] = [
  { kind: 'exited', code: 3 },
  { kind: 'too-much-output', kilobytes: 65_536 },
  { kind: 'broken-channel', problem: 'no JSON' },
];

describe('an end that may be the machine’s', () => {
  it.each(machines)('is not believed when a second try alone gives an answer: %o', async (deed) => {
    const { subject, alone } = subjectOf([deed, fine]);
    expect((await subject.run(step)).kind).toBe('answered');
    expect(alone()).toBe(1);
  });

  it.each(machines)('is believed the second time: %o', async (deed) => {
    const { subject, alone } = subjectOf([deed, deed]);
    const end = 'fault' in deed ? { kind: 'host-fault', problem: deed.fault } : deed;
    expect(await subject.run(step)).toEqual({ kind: 'ended', end, printed: '' });
    expect(alone()).toBe(1);
  });
});

it.each(students)('what only the code can have done is believed at once: %o', async (end) => {
  const { subject, alone } = subjectOf([end]);
  expect(await subject.run(step)).toMatchObject({ kind: 'ended', end });
  expect(alone()).toBe(0);
});

describe('code that leaves something running', () => {
  /** Each process has so many threads more after each answer; it answers which it is and how often it was asked. */
  function leaving(answer: (told: number, asked: number) => object, leaves = 1) {
    let started = 0;
    const start = (): HostProcess => {
      started += 1;
      const number = started;
      let asked = 0;
      return {
        ...host(fine),
        threads: () => 1 + leaves * asked,
        ask: ({ id, ...question }) => {
          if ('load' in question)
            return Promise.resolve({
              kind: 'answered',
              message: { id, loaded: { definitions: [], helps: [] } },
              printed: '',
            });
          asked += 1;
          const helps = [{ kind: 'encoding', message: `process ${number}, question ${asked}` }];
          return Promise.resolve({
            kind: 'answered',
            message: { id, answers: [answer(number, asked)], helps },
            printed: '',
          });
        },
      };
    };
    return { subject: subjectIn({ kind: 'none', pathInside: ({ from }) => from, start }), started: () => started };
  }
  const returned = (value: number) => ({ returned: value, draws: { normal: 0, uniform: 0 } });
  const threw = { threw: { type: 'MemoryError', message: '', trace: [] } };

  it('has a fresh process for each program, twelve times', async () => {
    const { subject, started } = leaving(returned);
    for (let time = 0; time < 20; time += 1) await subject.run(step);
    expect(started()).toBe(1 + 12);
  });

  it('is asked again in a fresh process where it had no memory left, and nothing is told of that error', async () => {
    const { subject, started } = leaving((number, asked) => (asked > 1 ? threw : returned(number)), 0);
    for (let time = 1; time <= 4; time += 1)
      expect(await subject.run(step)).toMatchObject({ answers: [{ kind: 'returned', value: { value: time } }] });
    expect(started()).toBe(4);
    expect(subject.helps().map(({ message }) => message)).toEqual(
      [1, 2, 3, 4].map((number) => `process ${number}, question 1`),
    );
  });
});

it('asks again in a fresh process what had no memory left in one that had answered before, and believes that', async () => {
  const first = { kind: 'out-of-memory', megabytes: 64 } as const;
  for (const second of [{ kind: 'exited', code: 3 } as const, null]) {
    const { subject, started } = subjectThatEnds([null, first], [second]);
    expect((await subject.run(step)).kind).toBe('answered');
    expect(await subject.run(step)).toMatchObject(
      second === null ? { kind: 'answered' } : { kind: 'ended', end: second },
    );
    expect(started()).toBe(2);
  }
});

it('believes an end that only the code can have brought about, also of a process that had answered before', async () => {
  for (const end of students) {
    const { subject, started } = subjectThatEnds([null, end], [null]);
    expect((await subject.run(step)).kind).toBe('answered');
    expect(await subject.run(step)).toMatchObject({ kind: 'ended', end });
    expect(started()).toBe(1);
  }
});

it('tells little of what was printed, without memory addresses', async () => {
  const { subject } = subjectOf([{ printed: `<Net at 0x7f12ab34cd56>${'x'.repeat(50_000)}` }]);
  const { printed } = await subject.run(step);
  expect(printed).toMatch(/^<Net at 0x\.\.\.>x/);
  expect(printed.length).toBeLessThan(4200);
});
