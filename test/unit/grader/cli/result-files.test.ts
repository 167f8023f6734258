import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksum } from '../../../../grader/cli/receipt.ts';
import type { Made } from '../../../../grader/cli/receipt.ts';
import { findEvidence, keptEvidence, reportIn, writeResults } from '../../../../grader/cli/result-files.ts';
import type { Evidence } from '../../../../grader/model/evidence.ts';
import { evidenceToText } from '../../../../grader/subject/evidence-text.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';

const sum = checksum('');
const made: Made = { submission: sum, assignment: sum, checks: sum, seed: 7, grader: sum, where: sum, data: sum };
const evidence: Evidence = {
  ...{ schemaVersion: 1, asked: sum, where: sum, answers: new Map() },
  environment: { sandbox: 'bubblewrap', versions: [] },
};
const report = hw2Report();
const page = '<!doctype html>';
const results = { made, report: JSON.stringify(report), page, timing: { seconds: 1, cpuSeconds: 1 }, evidence };

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-results-'));
  await writeResults(folder, results);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('answers that were kept', () => {
  it('are found as they were written', async () => {
    expect(await findEvidence(folder)).toEqual({ kind: 'kept', evidence });
  });

  it('are none where nothing was graded, or nothing was kept', async () => {
    expect(await findEvidence(at('nobody'))).toEqual({ kind: 'none' });
    expect(await findEvidence(at('report.json'))).toEqual({ kind: 'none' });
    mkdirSync(at('other'));
    await writeResults(at('other'), { ...results, evidence: null });
    expect(await findEvidence(at('other'))).toEqual({ kind: 'none' });
  });

  it.each<[string, () => void, string, RegExp]>([
    [
      'are of a run that was ended before its receipt was written',
      () => {
        writeFileSync(at('evidence.json.gz'), gzipSync(evidenceToText({ ...evidence, asked: checksum('other') })));
      },
      'evidence.json.gz',
      /^is not the one that receipt\.json names \(a run may have been ended here\)$/,
    ],
    [
      'are of a first run that was ended before its receipt was written',
      () => {
        rmSync(at('receipt.json'));
      },
      'receipt.json',
      /^is not there .*\(a run may have been ended here\)$/,
    ],
    [
      'are of another version',
      () => {
        reseal(gzipSync('{"schemaVersion":2}'));
      },
      'evidence.json.gz',
      /another version/,
    ],
  ])('are of no use where they %s, and nothing is to be put back', async (_, damage, file, what) => {
    damage();
    expect(await findEvidence(folder)).toEqual({ kind: 'unusable', file, what: expect.stringMatching(what) as string });
    expect(await keptEvidence(folder)).toBeNull();
  });

  it.each<[string, () => void, string, RegExp]>([
    [
      'are gone',
      () => {
        rmSync(at('evidence.json.gz'));
      },
      'evidence.json.gz',
      /missing/,
    ],
    [
      'cannot be read',
      () => {
        rmSync(at('evidence.json.gz'));
        mkdirSync(at('evidence.json.gz'));
      },
      'evidence.json.gz',
      /cannot be read/,
    ],
    [
      'have a damaged receipt',
      () => {
        writeFileSync(at('receipt.json'), '{"schemaVersion": 1');
      },
      'receipt.json',
      /damaged/,
    ],
    [
      'have a receipt that cannot be read',
      () => {
        rmSync(at('receipt.json'));
        mkdirSync(at('receipt.json'));
      },
      'receipt.json',
      /cannot be read/,
    ],
  ])('are damaged where they %s, and the file is named', async (_, damage, file, what) => {
    damage();
    expect(await findEvidence(folder)).toEqual({ kind: 'damaged', file, what: expect.stringMatching(what) as string });
    expect(await keptEvidence(folder)).toBeNull();
  });

  /** Another content, and a receipt that knows of it. */
  const reseal = (content: Buffer): void => {
    const before = checksum(readFileSync(at('evidence.json.gz')));
    writeFileSync(at('evidence.json.gz'), content);
    writeFileSync(at('receipt.json'), readFileSync(at('receipt.json'), 'utf8').replace(before, checksum(content)));
  };
});

describe('the report that is there', () => {
  it('is found whatever it was made of, but not where it is damaged', async () => {
    expect(await reportIn(folder)).toEqual(JSON.parse(results.report));
    writeFileSync(at('report.json'), '{}');
    expect(await reportIn(folder)).toBeNull();
    expect(await reportIn(at('nobody'))).toBeNull();
  });
});
