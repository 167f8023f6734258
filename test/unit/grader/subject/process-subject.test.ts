import { describe, expect, it } from 'vitest';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import type { HostProcess, Reply } from '../../../../grader/sandbox/host-process.ts';
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
  const subject = processSubject({
    sandbox,
    language: 'python',
    folder: '/hw',
    file: 'hw.py',
    wanted: [['step']],
    packages: [],
    limits,
    hosts: { node: '', python: '' },
    exclusively(work) {
      alone += 1;
      return work();
    },
  });
  return { subject, alone: () => alone };
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
    forgetOutput: () => undefined,
    cpuSeconds: () => 0,
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

it('tells little of what was printed, without memory addresses', async () => {
  const { subject } = subjectOf([{ printed: `<Net at 0x7f12ab34cd56>${'x'.repeat(50_000)}` }]);
  const { printed } = await subject.run(step);
  expect(printed).toMatch(/^<Net at 0x\.\.\.>x/);
  expect(printed.length).toBeLessThan(4200);
});
