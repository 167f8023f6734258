import type { Limits } from '../model/assignment.ts';
import type { Answer, Outcome, ProcessEnd, StudentError } from '../model/outcome.ts';
import type { Program } from '../model/program.ts';
import type { Description, Help, Language, Subject } from '../model/subject.ts';
import type { HostProcess, Reply } from '../sandbox/host.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { QuestionLimits, Used } from '../sandbox/watch.ts';
import { askedNames } from './asked-names.ts';
import { isOfModule } from './blame.ts';
import { fairTrial, STOPPED, type Trial, type Understood } from './fair-trial.ts';
import { answersFromWire, descriptionFromWire, faultFromWire, lateHelpsFromWire } from './from-wire.ts';
import { hostCommand, type HostPrograms } from './host-command.ts';
import { hasLeftovers, mayComeOfLeftovers } from './leftovers.ts';
import { createRations, difference, sum } from './rations.ts';
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
 * A student's code in a process of its own. The process is started for the first question; one that ended is replaced for
 * the next, and so is, as often as the rations allow, one in which code left something running.
 */
export function processSubject(options: ProcessSubjectOptions): ProcessSubject {
  const { sandbox, language, wanted, survey = [], packages, file } = options;
  const { command, folder } = hostCommand(options);
  let running: Running | undefined;
  let host: HostProcess | undefined;
  /** Loading ended the process, and would do so each time. */
  let loadingEnds: ProcessEnd | undefined;
  /** By what they say: a fresh process says the same again. */
  const helps = new Map<string, Help>();
  const remind = (more: readonly Help[]): void => {
    for (const help of more) if (helps.size < MAX_HELPS) helps.set(JSON.stringify(help), help);
  };
  const rations = createRations(options.limits);
  let definitionsOnly = false;
  let closed = false;
  /** By the processes that are gone. */
  let usedBefore: Used = { cpuSeconds: 0, idleSeconds: 0 };
  /** By the end of the last question. */
  let usedWhenAsked = usedBefore;
  /** Of the process that was ended last. */
  let isOwnDoing = false;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const ask = async (process: HostProcess, question: object): Promise<Reply> => {
    lastId += 1;
    const reply = await process.ask({ id: lastId, ...question });
    usedWhenAsked = used();
    return { ...reply, printed: printedAsTold(reply.printed) };
  };
  const discard = async (): Promise<void> => {
    const ending = host;
    host = undefined;
    running = undefined;
    if (!ending) return;
    usedBefore = sum(usedBefore, ending.used());
    isOwnDoing = ending.isOwnDoing();
    await ending.end();
  };
  const replace = async (): Promise<void> => {
    rations.replace();
    await discard();
  };
  const used = (): Used => (host ? sum(usedBefore, host.used()) : usedBefore);
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
    // What ended while nobody asked costs no question its answer, but what it used is lost.
    if (running && !running.host.alive()) {
      rations.loseBetween(difference(used(), usedWhenAsked));
      await discard();
    }
    if (running && !running.isFresh && rations.mayReplace() && (await hasLeftovers(running.host, running.threads)))
      await replace();
    if (running) return { kind: 'understood', value: running.description, printed: '' };
    if (closed) return STOPPED;
    if (loadingEnds) return { kind: 'ended', end: loadingEnds, printed: '', isRemembered: true };
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
      running = { host: started, description: description.value, threads: started.threads(), isFresh: true };
      if (description.value.kind !== 'ended') remind(description.value.helps);
    }
    if (description.kind === 'ended' && language !== 'python' && !definitionsOnly && isOfModule(description.end)) {
      // A module is run as a whole: work at its top level must not take its functions with it.
      definitionsOnly = true;
      remind([{ kind: 'statement-skipped', message: LEFT_OUT }]);
      return load();
    }
    return description;
  };

  const attempt = async (program: Program, ration: QuestionLimits): Promise<Understood<readonly Answer[]>> => {
    const description = await load();
    if (description.kind === 'ended') return { ...description, whileLoading: true };
    if (description.value.kind === 'unreadable')
      return { kind: 'understood', value: unreadable(program, description.value.error), printed: '' };
    if (!running) throw new Error('a loaded subject runs');
    // Whether the process was fresh must make no difference to what this program may use, and to what is told of it.
    const asked = running;
    asked.host.beginBudget(ration);
    const reply = await ask(asked.host, { run: program.map(operationToWire) });
    const result = await understand(reply, (message) => ({
      answers: answersFromWire(message, program.length),
      lateHelps: lateHelpsFromWire(message),
    }));
    if (result.kind === 'ended') return asked.isFresh ? result : { ...result, wasUsed: true };
    const { answers, lateHelps } = result.value;
    if (!asked.isFresh && rations.mayReplace() && answers.some(mayComeOfLeftovers)) {
      await replace();
      return attempt(program, ration);
    }
    asked.isFresh = false;
    remind(lateHelps);
    return { ...result, value: answers };
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const remember = (end: ProcessEnd): void => {
    if (end.kind !== 'never-started' && end.kind !== 'given-up') loadingEnds = end;
  };

  const trial: Trial = {
    rations,
    exclusively: options.exclusively,
    used,
    isOwnDoing: () => isOwnDoing,
    isClosed: () => closed,
  };

  return {
    describe: () =>
      inTurn(async () => {
        const description = await fairTrial([], load, trial);
        if (description.kind === 'understood') return description.value;
        remember(description.end);
        return { kind: 'ended', language, end: description.end };
      }),
    run: (program) =>
      inTurn(async (): Promise<Outcome> => {
        const result = await fairTrial(askedNames(program), (ration) => attempt(program, ration), trial);
        const { printed } = result;
        if (result.kind === 'understood') return { kind: 'answered', answers: result.value, printed };
        if (result.whileLoading === true) remember(result.end);
        return { kind: 'ended', end: result.end, printed };
      }),
    helps: () => [...helps.values()],
    cpuSeconds: () => usedBefore.cpuSeconds,
    // Not in turn: whoever waits for an answer is told at once that none will come.
    close: () => {
      closed = true;
      return discard();
    },
  };
}

/** A process that has loaded the submission. */
interface Running {
  readonly host: HostProcess;
  /** What it said when it loaded. */
  readonly description: Description;
  /** How many it had then. */
  readonly threads: number;
  /** Nothing was asked of it yet. */
  isFresh: boolean;
}

/** Of one submission, over all its processes: more nobody reads. */
const MAX_HELPS = 200;

const LEFT_OUT =
  'Loops, calls and branches at the top level of the file were left out, because running them ended the program before anything could be asked; functions, classes and constants were kept.';

/** Every operation throws what keeps the file from being read. */
function unreadable(program: Program, error: StudentError): readonly Answer[] {
  return program.map((): Answer => ({ kind: 'threw', error }));
}
