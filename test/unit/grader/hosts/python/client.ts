/** A minimal client of the Python host, without sandbox: for tests only. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import type { Duplex } from 'node:stream';

const root = new URL('../../../../../', import.meta.url).pathname;
const notebooks = `${root}test/fixtures/notebooks`;
const environment = `${root}.venv`;
const libraries = `${environment}/lib`;

/** JSON as the host sends it; tests read it loosely. */
export interface Answer {
  readonly returned?: unknown;
  readonly arguments?: unknown;
  readonly draws?: { readonly normal: number; readonly uniform: number };
  readonly threw?: {
    readonly type: string;
    readonly message: string;
    readonly where?: unknown;
    readonly trace: readonly unknown[];
  };
  readonly skipped?: string;
}

export interface Help {
  readonly kind: string;
  readonly message: string;
  readonly where?: { readonly file: string; readonly cell?: number; readonly line: number };
}

export interface Loaded {
  readonly definitions: readonly {
    readonly name: string;
    readonly form: string;
    readonly signature?: { readonly parameters: readonly unknown[]; readonly variadic: boolean };
    readonly where: unknown;
  }[];
  readonly helps: readonly Help[];
}

export interface Reply {
  readonly id: number;
  readonly loaded?: Loaded;
  readonly unreadable?: {
    readonly error: { readonly message: string; readonly where?: unknown };
    readonly helps: readonly Help[];
  };
  readonly answers?: readonly Answer[];
  readonly helps?: readonly Help[];
  readonly fault?: string;
}

export interface Host {
  ask(message: object): Promise<Reply>;
  /** Loads a fixture. */
  load(
    file: string,
    wanted?: readonly (readonly string[])[],
    folder?: string,
    packages?: readonly string[],
  ): Promise<Reply>;
  run(...operations: readonly object[]): Promise<readonly Answer[]>;
  /** What the code printed so far. */
  printed(): string;
  /** Closes the channel and waits for the end; gives the exit code. */
  close(): Promise<number | null>;
}

interface Options {
  /** Path of another interpreter; that of the project's environment unless told. */
  readonly python?: string;
  /** Whether numpy and the other packages are to be found, or the folder where to look for packages. */
  readonly packages?: boolean | string;
}

export function startHost({ python = `${environment}/bin/python`, packages = true }: Options = {}): Host {
  const site =
    typeof packages === 'string'
      ? [packages]
      : readdirSync(libraries).map((version) => `${libraries}/${version}/site-packages`);
  const process = spawn(
    python,
    [
      '-I',
      '-S',
      '-B',
      `${root}grader/hosts/python/host.py`,
      ...(packages ? site.flatMap((folder) => ['--site', folder]) : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { OPENBLAS_NUM_THREADS: '1', PYTHONHASHSEED: '0' } },
  );
  const channel = process.stdio[3] as Duplex;
  let printed = '';
  process.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  process.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => process.on('close', resolve));

  let received = Buffer.alloc(0);
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  channel.on('error', () => undefined);
  channel.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 4 && received.length >= 4 + received.readUInt32LE(0)) {
      const end = 4 + received.readUInt32LE(0);
      const message = JSON.parse(received.subarray(4, end).toString()) as Reply;
      received = received.subarray(end);
      if (!('hello' in message)) waiting?.resolve(message);
    }
  });
  void ended.then((code) => waiting?.reject(new Error(`the host ended with ${String(code)}: ${printed}`)));

  let id = 0;
  const ask = (message: object): Promise<Reply> => {
    id += 1;
    const body = Buffer.from(JSON.stringify({ id, ...message }));
    const header = Buffer.alloc(4);
    header.writeUInt32LE(body.length);
    channel.write(Buffer.concat([header, body]));
    return new Promise((resolve, reject) => (waiting = { resolve, reject }));
  };
  return {
    ask,
    load: (file, wanted = [], folder = notebooks, promised = ['numpy', 'autograd', 'sympy']) =>
      ask({ load: { folder, file, wanted, packages: promised } }),
    run: async (...operations) => (await ask({ run: operations })).answers ?? [],
    printed: () => printed,
    close: () => {
      waiting = undefined;
      channel.end();
      return ended;
    },
  };
}

export function call(name: string, ...values: readonly unknown[]): object {
  return { op: 'call', callee: { name }, arguments: values };
}

export const integer = (value: number): object => ({ $integer: value });
export const reference = (operation: number, ...path: readonly (string | number)[]): object => ({
  $ref: operation,
  path,
});
export const silent = { op: 'randomness', mode: { kind: 'silent' } };
export const seeded = (seed: number): object => ({ op: 'randomness', mode: { kind: 'seeded', seed } });
export const scripted = (...draws: readonly number[]): object => ({
  op: 'randomness',
  mode: { kind: 'scripted', draws },
});
