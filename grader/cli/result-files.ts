/** One submission's results in their folder: all of them or none, each whole, the receipt last. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { evidenceFromText, evidenceToText } from '../subject/evidence-text.ts';
import { writeTogether } from './output.ts';
import { checksum, madeAlike, receiptFromText, receiptToText } from './receipt.ts';
import type { Made, Receipt } from './receipt.ts';

const REPORT = 'report.json';
const PAGE = 'index.html';
const TIMING = 'timing.json';
const EVIDENCE = 'evidence.json.gz';
const RECEIPT = 'receipt.json';

export interface Results {
  readonly made: Made;
  readonly report: string;
  readonly page: string;
  /** Seconds; not part of what is compared. */
  readonly timing: { readonly seconds: number; readonly cpuSeconds: number };
  /** Null: what is there is left as it is. */
  readonly evidence: Evidence | null;
}

export async function writeResults(folder: string, { made, report, page, timing, evidence }: Results): Promise<void> {
  const kept = evidence === null ? ((await receiptIn(folder))?.files[EVIDENCE] ?? null) : null;
  const packed = evidence === null ? null : await promisify(gzip)(evidenceToText(evidence));
  const evidenceSum = packed === null ? kept : checksum(packed);
  const receipt = receiptToText(made, {
    [REPORT]: checksum(report),
    [PAGE]: checksum(page),
    ...(evidenceSum !== null && { [EVIDENCE]: evidenceSum }),
  });
  const files: readonly (readonly [string, string | Buffer])[] = [
    ...(packed === null ? [] : [[EVIDENCE, packed] as const]),
    [REPORT, report],
    [PAGE, page],
    [TIMING, `${JSON.stringify(timing)}\n`],
    [RECEIPT, receipt],
  ];
  await writeTogether(files.map(([name, content]) => ({ path: join(folder, name), content })));
}

/** The report that is there, if it was made of the same and nothing of it is missing or changed; else null. */
export async function keptReport(folder: string, made: Made): Promise<Report | null> {
  const receipt = await receiptIn(folder);
  if (receipt === null || !madeAlike(receipt.made, made)) return null;
  const others = Object.keys(receipt.files).filter((name) => name !== REPORT && name !== PAGE);
  const files = [REPORT, PAGE, ...others].map((name) => wholeFile(folder, receipt, name));
  const [report = null, ...rest] = await Promise.all(files);
  return report === null || rest.includes(null) ? null : parsedReport(report);
}

/** What is no JSON is no report, whatever the receipt says. */
function parsedReport(bytes: Buffer): Report | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as Report;
  } catch {
    return null;
  }
}

/** The report that is there, whatever it was made of; null where there is none, or not as it was written. */
export async function reportIn(folder: string): Promise<Report | null> {
  const receipt = await receiptIn(folder);
  const report = receipt === null ? null : await wholeFile(folder, receipt, REPORT);
  return report === null ? null : parsedReport(report);
}

/** The answers of a submission that are in its folder, whatever was made of them. */
export type FoundEvidence =
  | { readonly kind: 'kept'; readonly evidence: Evidence }
  /** It was never graded here, or nothing of it was kept. */
  | { readonly kind: 'none' }
  /** There were some, and the file with this name is at fault: it is gone, or not what it was. */
  | { readonly kind: 'damaged'; readonly file: string; readonly what: string }
  /** There are some that no receipt vouches for, or of another version. Nothing can be put back: it may never have been otherwise. */
  | { readonly kind: 'unusable'; readonly file: string; readonly what: string };

const ENDED_HERE = '(a run may have been ended here)';

export async function findEvidence(folder: string): Promise<FoundEvidence> {
  const damaged = (file: string, what: string): FoundEvidence => ({ kind: 'damaged', file, what });
  const unusable = (file: string, what: string): FoundEvidence => ({ kind: 'unusable', file, what });
  const [packed, text] = await Promise.all([contentOf(folder, EVIDENCE), contentOf(folder, RECEIPT)]);
  if (text === 'unreadable') return damaged(RECEIPT, 'cannot be read');
  // The receipt is written last: a run that is ended before leaves answers without one, or beside that of an earlier run.
  if (text === 'absent')
    return packed === 'absent'
      ? { kind: 'none' }
      : unusable(RECEIPT, `is not there to vouch for the kept answers ${ENDED_HERE}`);
  const receipt = receiptFromText(text.toString('utf8'));
  if (receipt === null) return damaged(RECEIPT, 'is damaged, or of another version of grade');
  const sum = Object.hasOwn(receipt.files, EVIDENCE) ? receipt.files[EVIDENCE] : undefined;
  if (sum === undefined) return { kind: 'none' };
  if (packed === 'absent') return damaged(EVIDENCE, 'is missing');
  if (packed === 'unreadable') return damaged(EVIDENCE, 'cannot be read');
  if (sum !== checksum(packed)) return unusable(EVIDENCE, `is not the one that ${RECEIPT} names ${ENDED_HERE}`);
  try {
    return { kind: 'kept', evidence: evidenceFromText((await promisify(gunzip)(packed)).toString('utf8')) };
  } catch {
    return unusable(EVIDENCE, 'is of another version of grade');
  }
}

/** The answers that are there; null where there are none, or not as they were written: then they are no answers. */
export async function keptEvidence(folder: string): Promise<Evidence | null> {
  const found = await findEvidence(folder);
  return found.kind === 'kept' ? found.evidence : null;
}

async function contentOf(folder: string, name: string): Promise<Buffer | 'absent' | 'unreadable'> {
  return readFile(join(folder, name)).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable';
  });
}

async function receiptIn(folder: string): Promise<Receipt | null> {
  const text = await readFile(join(folder, RECEIPT), 'utf8').catch(() => null);
  return text === null ? null : receiptFromText(text);
}

/** Null unless the file is there as the receipt says. */
async function wholeFile(folder: string, { files }: Receipt, name: string): Promise<Buffer | null> {
  const bytes = await readFile(join(folder, name)).catch(() => null);
  return bytes !== null && Object.hasOwn(files, name) && files[name] === checksum(bytes) ? bytes : null;
}
