/** A Python host that only reads: none of what it loads is run, so it needs no sandbox. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../unit/grader/hosts/client.ts';
import type { Host, Reply } from '../unit/grader/hosts/client.ts';

const root = new URL('../..', import.meta.url).pathname;
const libraries = join(root, '.venv/lib');
const site = readdirSync(libraries).flatMap((version) => ['--site', join(libraries, version, 'site-packages')]);
/** Processor time after which an answer is not waited for any longer, and how often that is looked at. */
const PATIENCE_SECONDS = 20;
const LOOK_MILLISECONDS = 500;
/** Of the clock: only to end what waits for ever. */
const CLOCK_MILLISECONDS = 300_000;
const MEMORY_BYTES = 2 * 2 ** 30;
/** The kernel counts processor time in these (`getconf CLK_TCK`). */
const TICKS_A_SECOND = 100;

export interface Loading {
  readonly reply: Reply;
  /** Processor time. */
  readonly seconds: number;
}

export interface PythonHost {
  /** @throws Error when the host dies, or does not answer */
  load(request: object): Promise<Loading>;
  close(): Promise<void>;
}

interface Running {
  readonly process: ChildProcess;
  readonly host: Host;
}

/** One process for all questions; a new one after one that died. */
export function pythonHost(): PythonHost {
  let running: Running | undefined;
  const ready = async (): Promise<Running> => {
    if (running !== undefined) return running;
    const started = start();
    await started.host.ask({ run: [] });
    running = started;
    return started;
  };
  return {
    async load(request) {
      const { process, host } = await ready();
      const before = processorSeconds(process);
      const asked = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setInterval(() => {
          const seconds = processorSeconds(process) - before;
          if (seconds > PATIENCE_SECONDS || performance.now() - asked > CLOCK_MILLISECONDS)
            reject(new Error(`the host did not answer within ${Math.round(seconds)} seconds of processor time`));
        }, LOOK_MILLISECONDS);
      });
      try {
        const reply = await Promise.race([host.ask({ load: request }), late]);
        return { reply, seconds: processorSeconds(process) - before };
      } catch (error) {
        process.kill('SIGKILL');
        running = undefined;
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
    async close() {
      await running?.host.close();
      running = undefined;
    },
  };
}

function start(): Running {
  const child = spawn(
    'prlimit',
    [
      `--as=${MEMORY_BYTES}`,
      '--core=0',
      join(root, '.venv/bin/python'),
      '-I',
      '-S',
      '-B',
      join(root, 'grader/hosts/python/host.py'),
      ...site,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { OPENBLAS_NUM_THREADS: '1', PYTHONHASHSEED: '0', PATH: '/usr/bin:/bin' },
    },
  );
  return { process: child, host: connect(child, root) };
}

function processorSeconds({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    // No such folder on this system: the time is then held by the clock alone.
    return 0;
  }
}
