import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksum, receiptToText } from '../../grader/cli/receipt.ts';
import { differences, done, filesOf, notWhole, toldKept } from './results.ts';

const MADE = { submission: 'a', assignment: 'b', checks: 'c', seed: 1, grader: 'd', where: 'e', data: 'f' };
const PAGE = '<!doctype html>\n<p>Ada</p>\n</html>\n';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  mkdirSync(join(out, 'ada'));
  for (const [name, content] of Object.entries({
    'index.html': PAGE,
    'timing.json': '{"seconds":1}\n',
    'evidence.json.gz': gzipSync('{}'),
    'receipt.json': receiptToText(MADE, { 'index.html': checksum(PAGE) }),
    '../junit.xml': '<testsuites>\n</testsuites>\n',
    '../grades.csv': 'student\n',
    '../summary.md': '# Class\n',
  }))
    writeFileSync(join(out, 'ada', name), content);
});
afterEach(() => {
  rmSync(out, { recursive: true, force: true });
});

describe('looking for files that are not whole', () => {
  it('finds none among whole ones, and lets be what is still being written', () => {
    writeFileSync(join(out, 'ada', '.4711-123-0.tmp'), '');
    writeFileSync(join(out, '.grade-run-7-99-0123456789ab'), '');
    expect(notWhole(out)).toStrictEqual([]);
  });

  it.each([
    ...['index.html', 'timing.json', 'evidence.json.gz', 'receipt.json'].map((name) => `ada/${name}`),
    'junit.xml',
  ])('finds %s when the end of it is missing', (path) => {
    truncateSync(join(out, path), 12);
    expect(notWhole(out).filter((problem) => problem.startsWith(path))).toHaveLength(1);
  });

  it('finds a file that nothing is known of', () => {
    writeFileSync(join(out, 'ada', 'index.html.tmp'), '');
    expect(notWhole(out)).toStrictEqual(['ada/index.html.tmp: does not belong there']);
  });

  it('finds a receipt for files that are others', () => {
    writeFileSync(join(out, 'ada', 'index.html'), PAGE.replace('Ada', 'Eve'));
    expect(notWhole(out)).toStrictEqual(['ada/receipt.json: does not hold for index.html']);
  });
});

describe('comparing results', () => {
  it('tells what is missing, too much or different, and no differences of time', () => {
    const before = filesOf(out);
    writeFileSync(join(out, 'ada', 'timing.json'), '{"seconds":2}\n');
    expect(differences(out, before)).toStrictEqual([]);
    writeFileSync(join(out, 'grades.csv'), 'Student\n');
    writeFileSync(join(out, 'more.csv'), '');
    rmSync(join(out, 'junit.xml'));
    expect(differences(out, before).toSorted()).toStrictEqual([
      'grades.csv differs',
      'junit.xml is missing',
      'more.csv should not be there',
    ]);
  });

  it('sees that a file was written again, though it says the same', () => {
    const report = join(out, 'ada', 'report.json');
    writeFileSync(report, '{"checks":[{"points":1}]}');
    const before = done(out);
    expect([...before.keys()]).toStrictEqual(['ada']);
    rmSync(report);
    writeFileSync(report, '{"checks":[{"points":1}]}');
    expect(done(out)).not.toStrictEqual(before);
  });

  it('reads who was kept from what a run tells', () => {
    expect(toldKept('[1/2] ada: 3 of 3 points (kept)\n[2/2] ben: 1 of 3 points\n')).toStrictEqual(new Set(['ada']));
  });
});
