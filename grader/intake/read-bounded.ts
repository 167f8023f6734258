import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

export type BoundedReading =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a regular file once, up to a limit. Never follows a link, and never waits for a pipe. */
export async function readBounded(path: string, limit: number): Promise<BoundedReading> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { kind: 'unreadable', reason: 'it is not a regular file' };
      if (stats.size > limit) return { kind: 'too-large' };
      return await readAll(file, limit, stats.size);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return { kind: 'unreadable', reason: `it cannot be read${code}` };
  }
}

/** The size is only a guess: a file may grow while it is read. */
async function readAll(file: Awaited<ReturnType<typeof open>>, limit: number, size: number): Promise<BoundedReading> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (let wanted = size + 1; ; wanted = 65_536) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(wanted), 0, wanted, null);
    if (bytesRead === 0) return { kind: 'read', bytes: Buffer.concat(chunks, total) };
    total += bytesRead;
    if (total > limit) return { kind: 'too-large' };
    chunks.push(buffer.subarray(0, bytesRead));
  }
}
