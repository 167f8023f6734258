import type { Limits } from '../model/assignment.ts';
import type { ProcessEnd } from '../model/outcome.ts';
import { classifyEnd } from './classify-end.ts';
import { areGone, endGroup, nextTurn } from './ending.ts';
import { isHello, problemWith } from './expected-message.ts';
import { createFrameReader, encodeFrame, type FrameRead } from './frames.ts';
import type { HostProcess, Reply } from './host.ts';
import { neverStarted } from './never-started.ts';
import { createOutputCapture, floodKilobytes } from './output-capture.ts';
import { treeMembers, treeThreads, treeUsage } from './process-tree.ts';
import type { SpawnedHost } from './spawn-host.ts';
import { watch } from './watch.ts';

export interface HostProcessOptions {
  readonly limits: Limits;
  /** Starts the process. */
  readonly spawn: () => SpawnedHost;
  /** Called once everything of the process is gone. */
  readonly onGone?: () => void;
}

/** Classifying an end needs the last words on the error stream, whatever was printed before. */
const LAST_WORDS = 4096;

/** How long output may keep coming after the process itself is gone. */
const DRAIN_MILLISECONDS = 1000;

export function startHostProcess(options: HostProcessOptions): HostProcess {
  const { limits } = options;
  let spawned: SpawnedHost;
  try {
    spawned = options.spawn();
  } catch (error) {
    options.onGone?.();
    return neverStarted(error);
  }
  const { child, channel, status, output } = spawned;
  const capture = createOutputCapture(limits.outputKilobytes * 1024);
  const frames = createFrameReader();
  /** Set as soon as the process is done for; the first cause counts. */
  let end: ProcessEnd | undefined;
  let exitedByItself = false;
  /** The answer is here, but what was printed before it may not be yet. */
  let answering = false;
  /** The host has said hello. Before that nothing of a student's can have run: every end is the machine's. */
  let started = false;
  const mostPrinted = floodKilobytes(limits.outputKilobytes);
  let lastWords = '';
  let waiting: { readonly id: number; readonly settle: (reply: Reply) => void } | undefined;

  const finish = (cause: ProcessEnd): void => {
    end ??= started ? cause : notStarted(cause);
    watcher.stop();
    kill();
  };
  const kill = (): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    members = treeMembers(child.pid);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  let ownDoing = false;
  /** When it was ended: the process and all that it had started. */
  let members: readonly number[] = [];
  const usage = () => (child.pid === undefined ? undefined : treeUsage(child.pid));
  const watcher = watch({
    limits,
    usage,
    now: () => performance.now(),
    onOverstep(cause, isOwnDoing) {
      ownDoing = isOwnDoing && end === undefined;
      finish(cause);
    },
  });

  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      finish({ kind: 'never-started', problem: error.message });
      if (child.pid === undefined) resolve();
    });
    // What the process left behind in its group, where there is no sandbox to take it along; what left the group as
    // well may hold the output open, but not for long.
    child.once('exit', () => {
      endGroup(child.pid);
      setTimeout(() => {
        for (const stream of [channel, status, ...output]) stream.destroy();
      }, DRAIN_MILLISECONDS).unref();
    });
    // Listen to close, not exit: output may still be draining.
    child.once('close', (code, signal) => {
      exitedByItself = end === undefined;
      end ??= started
        ? classifyEnd({ code, signal, printed: lastWords }, limits)
        : notStarted({ kind: 'exited', code: code ?? 0 });
      resolve();
    });
  }).then(async () => {
    watcher.stop();
    await areGone(members);
    options.onGone?.();
    settleEnded();
  });

  const notStarted = (cause: ProcessEnd): ProcessEnd => ({
    kind: 'never-started',
    problem: cause.kind === 'never-started' ? cause.problem : firstLine(lastWords) || howItEnded(cause),
  });

  const settleEnded = (): void => {
    if (!end || !waiting || (answering && exitedByItself)) return;
    const { settle } = waiting;
    waiting = undefined;
    settle({ kind: 'ended', end, printed: capture.text() });
  };

  const take = (read: FrameRead): void => {
    if (end) return;
    if (!started) {
      started = isHello(read);
      if (!started) finish({ kind: 'broken-channel', problem: 'a message came before the greeting' });
      return;
    }
    const problem = problemWith(read, waiting?.id);
    if (problem !== undefined) finish({ kind: 'broken-channel', problem });
    else if (waiting && read.kind === 'message') void answer(waiting, read.json as Readonly<Record<string, unknown>>);
  };

  const answer = async (
    { id, settle }: NonNullable<typeof waiting>,
    message: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    answering = true;
    await drained();
    answering = false;
    // An answer stands, even if the process went away right after it; what was ended for a cause has no answers.
    if (waiting?.id !== id || (end !== undefined && !exitedByItself)) {
      settleEnded();
      return;
    }
    waiting = undefined;
    watcher.pause();
    settle({ kind: 'answered', message, printed: capture.text() });
  };

  /** What was printed before the answer is in the pipes already, but may not have been read yet. */
  const drained = async (): Promise<void> => {
    for (let before = -1; before !== capture.printedBytes();) {
      before = capture.printedBytes();
      await nextTurn();
      await nextTurn();
    }
  };

  channel.on('data', (bytes: Buffer) => {
    // Nothing is kept of what comes after a process is done for.
    if (!end) frames.push(bytes).forEach(take);
  });
  // The channel breaks when the process dies; `close` tells how it died.
  channel.on('error', () => undefined);
  status.on('error', () => undefined);
  status.resume();
  for (const stream of output) {
    stream.on('error', () => undefined);
    stream.on('data', (bytes: Buffer) => {
      capture.push(bytes);
      lastWords = (lastWords + bytes.toString('utf8')).slice(-LAST_WORDS);
      if (capture.printedBytes() > mostPrinted * 1024) finish({ kind: 'too-much-output', kilobytes: mostPrinted });
    });
  }

  return {
    alive: () => end === undefined,
    beginBudget(changed) {
      watcher.restart(changed);
      capture.reset();
    },
    used: () => watcher.used(),
    threads: () => (child.pid === undefined ? 0 : treeThreads(child.pid)),
    isOwnDoing: () => ownDoing,
    ask(question) {
      return new Promise<Reply>((settle) => {
        watcher.resume();
        waiting = { id: question.id, settle };
        if (end) void gone.then(settleEnded);
        else channel.write(encodeFrame(question));
      });
    },
    async end() {
      finish({ kind: 'killed', signal: 'SIGKILL' });
      await gone;
    },
  };
}

function howItEnded(cause: ProcessEnd): string {
  return `the program that runs the code ended before it was ready (${cause.kind})`;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
