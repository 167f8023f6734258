import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNameProblem, MOST_BYTES } from '../intake/find-data-set.ts';
import { sha256Of } from '../intake/read-data-set.ts';
import type { DataSetSpec } from '../model/data-set-spec.ts';

/** The one thing that is asked of the network: Node's own `fetch`, or a test's. */
export type Fetch = (
  address: string,
  options: { readonly redirect: 'manual'; readonly signal: AbortSignal },
) => Promise<Response>;

export interface Download {
  /** Where it is put; made if it is not there. */
  readonly folder: string;
  readonly fetch: Fetch;
  /** Aborted when time is up or the user wants no more. */
  readonly signal: AbortSignal;
}

export type Downloaded =
  /** It was there already, sum and all: nothing was asked of the network. */
  | { readonly kind: 'kept'; readonly path: string }
  | { readonly kind: 'downloaded'; readonly path: string; readonly bytes: number }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly path: string; readonly problem: string };

const MOST_REDIRECTS = 5;

/** Gets the file of a data set, unless it is there; it is put in place whole, and only when its checksum is right. */
export async function downloadDataSet(spec: DataSetSpec, download: Download): Promise<Downloaded> {
  const path = join(download.folder, spec.file);
  const failed = (problem: string): Downloaded => ({ kind: 'failed', path, problem });
  const nameProblem = fileNameProblem(spec);
  if (nameProblem !== null) return failed(nameProblem);
  const there = await readFile(path).catch(() => null);
  if (there !== null && sha256Of(there) === spec.sha256) return { kind: 'kept', path };
  const answer = await ask(spec.address, download);
  if (answer.kind === 'failed') return failed(answer.problem);
  const sum = sha256Of(answer.bytes);
  if (sum !== spec.sha256) {
    return failed(
      `what ${spec.address} gave is not the file that is meant: its SHA-256 should be ${spec.sha256}, but is ${sum} (${answer.bytes.length} bytes). It was not kept.`,
    );
  }
  try {
    await putInPlace(download.folder, spec.file, answer.bytes);
  } catch (error) {
    return failed(`it cannot be written: ${messageOf(error)}.`);
  }
  return { kind: 'downloaded', path, bytes: answer.bytes.length };
}

type Answer = { readonly kind: 'got'; readonly bytes: Buffer } | { readonly kind: 'failed'; readonly problem: string };

async function ask(address: string, { fetch, signal }: Download): Promise<Answer> {
  let here = address;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await fetch(here, { redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) return await bodyOf(response, here);
      const next = URL.canParse(location, here) ? new URL(location, here) : null;
      if (next === null || !isAllowed(next.protocol, here))
        return fail(`${here} sends on to ${JSON.stringify(location)}, where nothing is fetched from.`);
      here = next.href;
    }
    return fail(`${address} sends on from one address to another more than ${MOST_REDIRECTS} times.`);
  } catch (error) {
    if (signal.aborted) return fail(`${here} did not give the whole file in time.`);
    return fail(`${here} cannot be reached: ${messageOf(error)}.`);
  }
}

/** On to the same protocol or to https: never to a local file, and never from https to what anyone may change on the way. */
function isAllowed(protocol: string, from: string): boolean {
  return protocol === 'https:' || (protocol === 'http:' && new URL(from).protocol === 'http:');
}

async function bodyOf(response: Response, address: string): Promise<Answer> {
  if (response.status !== 200 || response.body === null)
    return fail(`${address} answered with status ${response.status}; expected 200 and a file.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop ends the transfer.
    if (size > MOST_BYTES) return fail(`${address} gives more than ${MOST_BYTES / 2 ** 20} MB, which is another file.`);
    chunks.push(chunk);
  }
  return { kind: 'got', bytes: Buffer.concat(chunks, size) };
}

/** Whole or not at all: who reads meanwhile sees the old file, or none. */
async function putInPlace(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = await mkdtemp(join(folder, '.new-'));
  try {
    await writeFile(join(temporary, name), bytes);
    await rename(join(temporary, name), join(folder, name));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const fail = (problem: string): Answer => ({ kind: 'failed', problem });

/** What went wrong, without a full stop; `fetch` hides it in the cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const inner = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : '';
  return (inner === '' ? error.message : `${error.message} (${inner})`).replace(/\.$/, '');
}
