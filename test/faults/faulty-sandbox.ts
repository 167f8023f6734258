import type { ProcessEnd } from '../../grader/model/outcome.ts';
import type { HostProcess, Question, Reply } from '../../grader/sandbox/host.ts';
import { neverStarted } from '../../grader/sandbox/never-started.ts';
import type { HostCommand, Sandbox } from '../../grader/sandbox/sandbox.ts';

/** What goes wrong with one message of a host. */
export type HostFault =
  | { readonly kind: 'ends'; readonly end: ProcessEnd }
  /** The host says that it failed itself. */
  | { readonly kind: 'tells-fault' }
  /** The sandbox throws instead of starting a host. */
  | { readonly kind: 'start-throws' }
  /** The answers of the message, changed on their way. */
  | { readonly kind: 'answers'; readonly change: (answers: readonly unknown[]) => unknown }
  /** The whole message, changed on its way. */
  | { readonly kind: 'message'; readonly change: (message: Message, earlier: Message) => Message };

export type Message = Readonly<Record<string, unknown>>;

/** What happens to the message with a number, counted from 0 over a whole run; null for nothing. */
export type HostSchedule = (message: number) => HostFault | null;

export interface FaultySandbox extends Sandbox {
  /** From here on messages are counted anew, and these faults happen. */
  readonly begin: (schedule: HostSchedule) => void;
  readonly asked: () => number;
}

/**
 * Hosts that answer what real ones answered before: a real one is started for what was never asked. Faults happen on the way between
 * the host and those who ask it.
 */
export function faultySandbox(real: Sandbox): FaultySandbox {
  const recorded = new Map<string, Reply>();
  let schedule: HostSchedule = () => null;
  let asked = 0;
  let earlier: Message = {};

  const start = (command: HostCommand): HostProcess => {
    const upcoming = schedule(asked);
    if (upcoming?.kind === 'start-throws') {
      asked += 1;
      throw new Error('injected: no process can be started');
    }
    if (upcoming?.kind === 'ends' && upcoming.end.kind === 'never-started') {
      asked += 1;
      return neverStarted(new Error(upcoming.end.problem));
    }
    const live = liveHost(() => real.start(command));
    const whose = JSON.stringify(command.arguments);
    let load: Question | null = null;
    let end: ProcessEnd | null = null;

    const truly = async (question: Question): Promise<Reply> => {
      const { id, ...rest } = question;
      load ??= question;
      const key = `${whose} ${JSON.stringify(load['load'])} ${JSON.stringify(rest)}`;
      const known = recorded.get(key) ?? (await live.ask(load, question));
      recorded.set(key, known);
      return known.kind === 'answered' ? { ...known, message: { ...known.message, id } } : known;
    };
    return {
      alive: () => end === null,
      beginBudget: () => undefined,
      used: () => ({ cpuSeconds: 0, idleSeconds: 0 }),
      threads: () => 0,
      isOwnDoing: () => false,
      ask: async (question) => {
        if (end !== null) return { kind: 'ended', end, printed: '' };
        const fault = schedule(asked);
        asked += 1;
        if (fault?.kind === 'ends') {
          end = fault.end;
          return { kind: 'ended', end, printed: '' };
        }
        const reply = await truly(question);
        if (reply.kind === 'ended') return reply;
        const message = fault === null ? reply.message : changed(reply.message, earlier, fault);
        earlier = reply.message;
        return { ...reply, message: { ...message, id: question.id } };
      },
      end: () => live.end(),
    };
  };

  return {
    kind: real.kind,
    pathInside: (mount) => real.pathInside(mount),
    start,
    begin: (next) => {
      schedule = next;
      asked = 0;
      earlier = {};
    },
    asked: () => asked,
  };
}

function changed(message: Message, earlier: Message, fault: HostFault): Message {
  switch (fault.kind) {
    case 'tells-fault':
      return { fault: 'injected: the host stumbled' };
    case 'answers': {
      const { answers } = message;
      return Array.isArray(answers) ? { ...message, answers: fault.change(answers) } : message;
    }
    case 'message':
      return fault.change(message, earlier);
    case 'ends':
    case 'start-throws':
      return message;
  }
}

/** A real host that is started only when it is needed, and has loaded the submission by then. */
function liveHost(start: () => HostProcess): {
  readonly ask: (load: Question, question: Question) => Promise<Reply>;
  readonly end: () => Promise<void>;
} {
  let host: HostProcess | null = null;
  let id = 0;
  const next = (): number => {
    id += 1;
    return id;
  };
  return {
    ask: async (load, question) => {
      if (host === null) {
        host = start();
        const loaded = await host.ask({ ...load, id: next() });
        if (load === question || loaded.kind === 'ended') return loaded;
      }
      host.beginBudget();
      return host.ask({ ...question, id: next() });
    },
    end: async () => {
      await host?.end();
    },
  };
}
