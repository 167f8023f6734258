import type { Limits } from '../model/assignment.ts';
import type { Answer, Outcome, ProcessEnd, StudentError } from '../model/outcome.ts';
import type { Program } from '../model/program.ts';
import type { Description, Help, Language, Subject } from '../model/subject.ts';
import type { HostProcess, Reply } from '../sandbox/host-process.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { answersFromWire, descriptionFromWire, faultFromWire, lateHelpsFromWire } from './from-wire.ts';
import { hostCommand, type HostPrograms } from './host-command.ts';
import { printedAsTold } from './told.ts';
import { operationToWire } from './to-wire.ts';

export interface ProcessSubjectOptions {
  readonly sandbox: Sandbox;
  readonly language: Language;
  /** Folder of the submission, absolute. */
  readonly folder: string;
  /** The graded file, `/`-separated, within the folder. */
  readonly file: string;
  /** For each target, the names that are accepted for it. */
  readonly wanted: readonly (readonly string[])[];
  /** Names of which is to be told what they hold over the course of the submission; none unless told. */
  readonly survey?: readonly string[];
  /** What a Python submission may rely on. */
  readonly packages: readonly string[];
  readonly limits: Limits;
  readonly hosts: HostPrograms;
  /** Does the work while no other student's code runs: what may be the machine's doing is run once more through it. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface ProcessSubject extends Subject {
  /** Processor time of the processes that were ended so far; all of it once the subject is closed. */
  cpuSeconds(): number;
}

/**
 * A student's code in a process of its own. The process is started for the first question; one that ended is replaced
 * for the next.
 */
export function processSubject(options: ProcessSubjectOptions): ProcessSubject {
  const { sandbox, language, wanted, survey = [], packages, file } = options;
  const { command, folder } = hostCommand(options);
  /** The running process, with what it said when it loaded. */
  let running: { readonly host: HostProcess; readonly description: Description } | undefined;
  let host: HostProcess | undefined;
  /** Loading ended the process, and would do so each time. */
  let loadingEnds: ProcessEnd | undefined;
  /** By what they say: a fresh process says the same again. */
  const helps = new Map<string, Help>();
  const remind = (more: readonly Help[]): void => {
    for (const help of more) helps.set(JSON.stringify(help), help);
  };
  let definitionsOnly = false;
  let cpuSeconds = 0;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const ask = async (process: HostProcess, question: object): Promise<Reply> => {
    lastId += 1;
    const reply = await process.ask({ id: lastId, ...question });
    return { ...reply, printed: printedAsTold(reply.printed) };
  };
  const discard = async (): Promise<void> => {
    const ending = host;
    host = undefined;
    running = undefined;
    cpuSeconds += ending?.cpuSeconds() ?? 0;
    await ending?.end();
  };
  /** Understands a reply; one that cannot be understood ends the process. */
  const understand = async <T>(reply: Reply, read: (message: unknown) => T): Promise<Understood<T>> => {
    if (reply.kind === 'answered') {
      const problem = faultFromWire(reply.message);
      if (problem !== null) {
        await discard();
        return { kind: 'ended', end: { kind: 'host-fault', problem }, printed: reply.printed };
      }
      try {
        return { kind: 'understood', value: read(reply.message), printed: reply.printed };
      } catch (error) {
        // Not only a WireError: a deeply nested message exhausts the stack.
        const problem = error instanceof Error ? error.message : 'an answer cannot be read';
        await discard();
        return { kind: 'ended', end: { kind: 'broken-channel', problem }, printed: reply.printed };
      }
    }
    await discard();
    return reply;
  };

  const load = async (): Promise<Understood<Description>> => {
    // What ended while nobody asked costs nobody anything.
    if (running && !running.host.alive()) await discard();
    if (running) {
      running.host.beginBudget();
      return { kind: 'understood', value: running.description, printed: '' };
    }
    if (loadingEnds) return { kind: 'ended', end: loadingEnds, printed: '' };
    const started = sandbox.start(command);
    host = started;
    const reply = await ask(started, {
      load: {
        ...{ folder, file, wanted, packages },
        ...(survey.length > 0 && { survey }),
        ...(definitionsOnly && { definitionsOnly }),
      },
    });
    const description = await understand(reply, (message) => descriptionFromWire(message, language));
    if (description.kind === 'understood') {
      running = { host: started, description: description.value };
      if (description.value.kind !== 'ended') remind(description.value.helps);
    }
    if (description.kind === 'ended' && language !== 'python' && !definitionsOnly && isOwnDoing(description.end)) {
      // A module is run as a whole: work at its top level must not take its functions with it.
      definitionsOnly = true;
      remind([{ kind: 'statement-skipped', message: LEFT_OUT }]);
      return load();
    }
    return description;
  };

  const attempt = async (program: Program): Promise<Outcome & { readonly whileLoading?: boolean }> => {
    const description = await load();
    if (description.kind === 'ended') return { ...description, whileLoading: true };
    if (description.value.kind === 'unreadable') return unreadable(program, description.value.error);
    if (!running) throw new Error('a loaded subject runs');
    // Whether the process was fresh must make no difference to what is told of this program.
    running.host.forgetOutput();
    const reply = await ask(running.host, { run: program.map(operationToWire) });
    const answers = await understand(reply, (message) => {
      remind(lateHelpsFromWire(message));
      return answersFromWire(message, program.length);
    });
    if (answers.kind === 'ended') return answers;
    return { kind: 'answered', answers: answers.value, printed: answers.printed };
  };

  /** What may be the machine's doing is tried again alone, in a fresh process, before it is believed. */
  const believed = async <T extends { readonly kind: string; readonly end?: ProcessEnd }>(
    work: () => Promise<T>,
  ): Promise<T> => {
    const first = await work();
    return first.kind === 'ended' && first.end && mayBeTheMachines(first.end) && !loadingEnds
      ? options.exclusively(work)
      : first;
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const remember = (end: ProcessEnd): void => {
    if (end.kind !== 'never-started') loadingEnds = end;
  };

  return {
    describe: () =>
      inTurn(async () => {
        const description = await believed<Understood<Description>>(load);
        if (description.kind === 'understood') return description.value;
        remember(description.end);
        return { kind: 'ended', language, end: description.end };
      }),
    run: (program) =>
      inTurn(async () => {
        const { whileLoading, ...outcome } = await believed(() => attempt(program));
        if (outcome.kind === 'ended' && whileLoading) remember(outcome.end);
        return outcome;
      }),
    helps: () => [...helps.values()],
    cpuSeconds: () => cpuSeconds,
    close: () => inTurn(discard),
  };
}

const LEFT_OUT =
  'Loops, calls and branches at the top level of the file were left out, because running them ended the program before anything could be asked; functions, classes and constants were kept.';

/** Whether a process was ended by what its code did, and not by the machine. */
function isOwnDoing(end: ProcessEnd): boolean {
  return end.kind === 'timed-out' || end.kind === 'exited' || end.kind === 'too-much-output';
}

type Understood<T> =
  | { readonly kind: 'understood'; readonly value: T; readonly printed: string }
  | { readonly kind: 'ended'; readonly end: ProcessEnd; readonly printed: string };

/** Whether an end may come from the machine: its load, its memory, a fault of our own; not from the code alone. */
function mayBeTheMachines(end: ProcessEnd): boolean {
  switch (end.kind) {
    case 'timed-out':
    // The kernel ends whom it likes when the machine runs out of memory; others may do so by hand.
    case 'killed':
    case 'out-of-memory':
    case 'host-fault':
    case 'never-started':
      return true;
    case 'exited':
    case 'too-much-output':
    case 'broken-channel':
      return false;
  }
}

function unreadable(program: Program, error: StudentError): Outcome {
  return { kind: 'answered', answers: program.map((): Answer => ({ kind: 'threw', error })), printed: '' };
}
