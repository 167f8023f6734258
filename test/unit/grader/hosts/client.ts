/** A minimal client of the hosts, without sandbox: for tests only. */
import type { ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';

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
    readonly methods?: readonly { readonly name: string; readonly where: unknown }[];
  }[];
  readonly helps: readonly Help[];
}

export interface Reply {
  readonly id: number;
  readonly loaded?: Loaded;
  readonly unreadable?: {
    readonly error: { readonly type: string; readonly message: string; readonly where?: unknown };
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

/** Talks to a host process that was started without sandbox. */
export function connect(process: ChildProcess, folder: string): Host {
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
    load: (file, wanted = [], from = folder, promised = ['numpy', 'autograd', 'sympy']) =>
      ask({ load: { folder: from, file, wanted, packages: promised } }),
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

/** Operations on the object that an earlier operation returned, or on a part of it. */
export const construct = (name: string, ...values: readonly unknown[]): object => ({
  op: 'construct',
  callee: { name },
  arguments: values,
});
export const members = (object: object): object => ({ op: 'members', object });
export const get = (object: object, name: string): object => ({ op: 'get', object, name });
export const set = (object: object, name: string, value: unknown): object => ({ op: 'set', object, name, value });
export const method = (of: object, name: string, ...values: readonly unknown[]): object => ({
  op: 'call',
  callee: { method: name, of },
  arguments: values,
});

/** A matrix in wire form. */
export const matrix = (rows: readonly (readonly number[])[]): object => ({
  $array: { shape: [rows.length, rows[0]?.length ?? 0], values: rows.flat() },
});
