import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checksum, receiptToText } from '../../grader/cli/receipt.ts';
import type { Made } from '../../grader/cli/receipt.ts';
import { keptEvidence, keptReport, writeResults } from '../../grader/cli/result-files.ts';
import { DESCRIBED } from '../../grader/model/evidence.ts';
import type { Evidence } from '../../grader/model/evidence.ts';
import { evidenceToText } from '../../grader/subject/evidence-text.ts';
import { gdStartValue, gradeAll } from '../fixtures/subjects/grade.ts';
import { inProcess } from '../fixtures/subjects/in-process.ts';
import { startValue } from '../fixtures/subjects/start-value.ts';
import { fuzz } from './fuzz.ts';
import { changedBytes } from './inputs/byte-changes.ts';
import { changedJson } from './inputs/node-changes.ts';
import { milliseconds } from './settings.ts';

const name = 'results on disk';
const FILES = ['receipt.json', 'report.json', 'index.html', 'evidence.json.gz'] as const;

const sum = checksum('');
const made: Made = { submission: sum, assignment: sum, checks: sum, seed: 7, grader: sum, where: sum, data: sum };
const outcome = {
  kind: 'answered' as const,
  answers: [
    { kind: 'returned' as const, value: { kind: 'number' as const, value: NaN }, draws: { normal: 0, uniform: 0 } },
  ],
  printed: 'x',
};
const subject = inProcess(startValue);
const evidence: Evidence = {
  schemaVersion: 1,
  asked: sum,
  where: sum,
  environment: { sandbox: 'none', versions: [] },
  answers: new Map([
    [DESCRIBED, [{ kind: 'described', description: await subject.describe(), helps: [], times: 1 }]],
    ['program', [{ kind: 'ran', outcome, helps: [], times: 2 }]],
  ]),
};
const report = `${JSON.stringify(await gradeAll(gdStartValue, subject))}\n`;
const results = { made, report, page: '<!doctype html>', timing: { seconds: 1, cpuSeconds: 1 }, evidence };

/** Files that were damaged, and files that somebody wrote anew with everything that belongs to them. */
const texts = [evidenceToText(evidence), receiptToText(made, { 'report.json': sum })];
const damaged = fc.record({
  file: fc.constantFrom(...FILES),
  isWhole: fc.boolean(),
  bytes: fc.oneof(
    changedBytes(
      texts.map((text) => Buffer.from(text)),
      ['{', '}', '"', '[', ',', 'null', '\0', '9'],
    ),
    changedJson(texts.map((text) => JSON.parse(text) as unknown)).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  ),
});
type Damaged = typeof damaged extends fc.Arbitrary<infer Input> ? Input : never;

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const right = new Map<string, Buffer>();
beforeAll(async () => {
  await writeResults(folder, results);
  for (const file of FILES) right.set(file, readFileSync(join(folder, file)));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it(
  'that are not as they were written count as not there, and stop nothing',
  () =>
    fuzz({
      name,
      inputs: damaged,
      form: {
        write: ({ bytes, ...rest }: Damaged) => ({ ...rest, base64: bytes.toString('base64') }),
        read: (kept) => {
          const { base64, ...rest } = kept as Omit<Damaged, 'bytes'> & { readonly base64: string };
          return { ...rest, bytes: Buffer.from(base64, 'base64') };
        },
      },
      holds: async ({ file, isWhole, bytes }) => {
        for (const [one, content] of right) writeFileSync(join(folder, one), content);
        expect(await keptReport(folder, made)).toEqual(JSON.parse(report));
        expect(await keptEvidence(folder)).toEqual(evidence);
        const content = isWhole && file === 'evidence.json.gz' ? gzipSync(bytes) : bytes;
        writeFileSync(join(folder, file), content);
        if (isWhole && file !== 'receipt.json') writeReceipt(file, content);
        // Nothing is known of what somebody made to fit; that it stops nothing is.
        const [keptOne, keptAnswers] = [await keptReport(folder, made), await keptEvidence(folder)];
        if (isWhole || right.get(file)?.equals(content) === true) return;
        expect(keptOne).toBeNull();
        if (file === 'evidence.json.gz' || file === 'receipt.json') expect(keptAnswers).toBeNull();
      },
    }),
  milliseconds(name),
);

function writeReceipt(file: string, content: Buffer): void {
  const sums = [...right].map(([one, own]) => [one, checksum(one === file ? content : own)] as const);
  const named = sums.filter(([one]) => one !== 'receipt.json');
  writeFileSync(join(folder, 'receipt.json'), receiptToText(made, Object.fromEntries(named)));
}
