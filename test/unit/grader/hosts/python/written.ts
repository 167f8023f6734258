/** Hands in what a test writes down: notebooks of a few cells. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { startHost, type Answer, type Help, type Host, type Reply } from './client.ts';

/** A cell of code, or with the number under which it was run. */
export type CellText = string | { readonly count: number | null; readonly source: string };

export interface Handed {
  readonly host: Host;
  readonly reply: Reply;
  /** Helps of loading, and of what was run since. */
  readonly helps: readonly Help[];
  readonly run: (...operations: readonly object[]) => Promise<readonly Answer[]>;
}

const opened: { readonly host: Host; readonly folder: string }[] = [];

afterEach(async () => {
  for (const { host, folder } of opened.splice(0)) {
    await host.close();
    rmSync(folder, { recursive: true });
  }
});

export function notebook(cells: readonly CellText[], metadata: object = {}): string {
  const written = cells.map((cell) => {
    const { count, source } = typeof cell === 'string' ? { count: null, source: cell } : cell;
    return { cell_type: 'code', metadata: {}, outputs: [], execution_count: count, source };
  });
  return JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata, cells: written });
}

/** Loads a file with this content. */
export async function handIn(content: string, wanted: readonly string[], file = 'hw.ipynb'): Promise<Handed> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-handed-'));
  writeFileSync(join(folder, file), content);
  const host = startHost();
  opened.push({ host, folder });
  const reply = await host.load(
    file,
    wanted.map((name) => [name]),
    folder,
  );
  const helps = [...((reply.loaded ?? reply.unreadable)?.helps ?? [])];
  const run: Handed['run'] = async (...operations) => {
    const answer = await host.ask({ run: operations });
    helps.push(...(answer.helps ?? []));
    return answer.answers ?? [];
  };
  return { host, reply, helps, run };
}
