import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grade, newFolder, outcomeOf, readExpected, readReport } from './run-grade.ts';

/** Right solutions that look unlike ours, and wrong ones that look right. */
describe('the verdicts under attack', () => {
  for (const [group, students] of Object.entries(readExpected('expected-attacks.json'))) {
    it(`${group}: everybody gets what is right`, async () => {
      const out = newFolder();
      await grade([
        join('test/fixtures/classes', group),
        '--assignment',
        'hw2',
        '--out',
        out,
        '--jobs',
        '2',
        '--quiet',
      ]);
      const outcomes = Object.keys(students).map((student) => [
        student,
        outcomeOf(readReport(join(out, 'hw2', student))),
      ]);
      const wanted = Object.entries(students).map(([student, { points, failed }]) => [
        student,
        { points, failed: failed.toSorted() },
      ]);
      expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(wanted));
    }, 600_000);
  }
});
