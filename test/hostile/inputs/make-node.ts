import { execFileSync } from 'node:child_process';
import { linkSync, unlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A pipe with a name: whoever opens it to read waits for a writer. */
export function makePipe(path: string): void {
  const program = 'mkfifo';
  execFileSync(program, ['--', path]);
}

/** A device file: `1 5` gives zeros without end. */
export function makeDevice(path: string, kind: 'c' | 'b', major: number, minor: number): void {
  const program = 'mknod';
  execFileSync(program, ['--', path, kind, String(major), String(minor)]);
}

/** A socket file that nobody listens to. */
export async function makeSocket(path: string): Promise<void> {
  // A socket's path may have 108 bytes: it is made elsewhere.
  const own = join(tmpdir(), `plumbline-socket-${process.pid}`);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(own, resolve));
  linkSync(own, path);
  await new Promise((resolve) => server.close(resolve));
  try {
    unlinkSync(own);
  } catch {
    // Node removes it when it closes the server.
  }
}
