import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { grade, newFolder, outcomeOf, readExpected, readReport, reportTexts, root } from './run-grade.ts';

const expected = readExpected('expected-class.json');
const out = newFolder();
/** Every language, right and wrong, alone and in several files, one that never ends, one with nothing in it. */
const MIXED = [
  'ada-okafor',
  'camila-rojas',
  'grace-mwangi',
  'henrik-larsen',
  'hiro-tanaka',
  'luca-bianchi',
  'tomas-novak',
  'uma-krishnan',
  'viktor-hansen',
];

/** The same mistake, in Python and in TypeScript. */
const PAIRS = [
  ['gita-sharma', 'henrik-larsen'],
  ['jamal-carter', 'katya-smirnova'],
  ['luca-bianchi', 'maya-goldberg'],
  ['qiang-liu', 'vera-costa'],
  ['thandi-mokoena', 'ulrich-bauer'],
] as const;

describe('the sample class', () => {
  beforeAll(async () => {
    // What `npx grade submissions/` has just graded is kept where the same would come of it; the rest is graded here.
    const graded = join(root, 'reports/out');
    if (existsSync(graded)) cpSync(graded, out, { recursive: true });
    const { code, stderr } = await grade(['submissions/', '--out', out, '--jobs', '2', '--quiet']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }, 1_800_000);

  it('has an expectation for every submission, and a submission for every expectation', () => {
    for (const assignment of Object.keys(expected)) {
      expect(readdirSync(join(root, 'submissions', assignment)).toSorted()).toEqual(
        Object.keys(expected[assignment] ?? {}).toSorted(),
      );
    }
  });

  for (const [assignment, students] of Object.entries(expected)) {
    for (const [student, { points, failed, note }] of Object.entries(students)) {
      it(`${assignment}: ${student} gets what is right (${note})`, () => {
        expect(outcomeOf(readReport(join(out, assignment, student)))).toEqual({ points, failed: failed.toSorted() });
      });
    }
    it(`${assignment}: the table has a row for everybody`, () => {
      const table = readFileSync(join(out, assignment, 'grades.csv'));
      const rows = parse<{ student: string; total: string }>(table, { columns: true, bom: true });
      expect(Object.fromEntries(rows.map(({ student, total }) => [student, Number(total)]))).toEqual(
        Object.fromEntries(Object.entries(students).map(([student, { points }]) => [student, points])),
      );
    });
  }

  it.each(PAIRS)('%s and %s, of two languages, lose the same points in the same checks', (one, other) => {
    const [first, second] = [one, other].map((student) => readReport(join(out, 'hw2', student)));
    if (first === undefined || second === undefined) throw new TypeError('both have a report');
    expect(first.submission.language).not.toBe(second.submission.language);
    expect(outcomeOf(first)).toEqual(outcomeOf(second));
    expect(outcomeOf(first).failed).not.toEqual([]);
  });

  it('gives the same reports, byte for byte, whatever the number of workers', async () => {
    const only = MIXED.flatMap((student) => ['--only', student]);
    const first = reportTexts(join(out, 'hw2'));
    for (const jobs of ['1', '4']) {
      const again = newFolder();
      await grade(['submissions/', '--out', again, '--jobs', jobs, '--quiet', ...only]);
      const reports = reportTexts(join(again, 'hw2'));
      expect(Object.keys(reports).toSorted()).toEqual(MIXED.toSorted());
      for (const student of MIXED) expect(reports[student]).toBe(first[student]);
    }
  }, 900_000);
});
