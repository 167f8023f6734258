import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../grader/cli/exit-code.ts';
import { findProject } from '../../grader/cli/project.ts';
import { rowOf, summaryOf } from '../../grader/cli/summary.ts';
import type { ClassRow } from '../../grader/model/class-summary.ts';
import type { CheckResult, Report, Status } from '../../grader/model/report.ts';
import { pointsFor, totalOf } from '../../grader/scoring/score.ts';
import {
  createPages,
  githubAnnotations,
  githubSummary,
  gradesCsv,
  junitXml,
  loadTemplates,
  terminalReport,
  terminalTable,
} from '../../reports/index.ts';
import { hostile } from './every-assignment.ts';

const UNKNOWN: readonly Status[] = ['inconclusive', 'grader-error', 'pending'];
const ALL: readonly Status[] = ['passed', 'failed', 'blocked', ...UNKNOWN];
/** Of a teacher's kind, and others that a schema lets through. */
const points = fc.oneof(
  fc.constantFrom(0, 0.1, 0.25, 1, 3, 1e-6, 1e6),
  fc.nat({ max: 40 }).map((n) => n / 4),
);

const checkOf = ([status, maxPoints]: readonly [Status, number], at: number): CheckResult => ({
  id: `function.c${at}`,
  title: `Check ${at}`,
  kind: 'matches-reference',
  target: 'function',
  visibility: 'public',
  status,
  points: pointsFor(status, maxPoints),
  maxPoints,
  message: `message ${at}`,
  cases: 3,
  conventions: [],
  notes: [],
  ...(status === 'failed' && { finding: { kind: 'differs', summary: 'It differs.' } }),
  plots: [],
  replay: 'grade',
});

/** Reports of everything that can come of a check, for any points. */
const reports: fc.Arbitrary<Report> = fc
  .array(fc.tuple(fc.constantFrom(...ALL), points), { minLength: 1, maxLength: 8 })
  .map((drawn) => drawn.map(checkOf))
  .map((checks) => ({
    schemaVersion: 1,
    assignment: { id: 'hostile', title: 'Title', sha256: '0' },
    submission: { student: 'somebody', language: 'python', files: [] },
    seed: 1,
    grader: { name: 'plumbline', version: '0' },
    environment: { sandbox: 'none', versions: [] },
    scope: 'all',
    helps: [],
    checks,
    total: totalOf(checks),
  }));

const isOpen = ({ status, maxPoints }: CheckResult): boolean => UNKNOWN.includes(status) && maxPoints > 0;

const pages = createPages({ templates: loadTemplates(findProject(import.meta.dirname).templates) });

function summaryWith(report: Report, rows: readonly ClassRow[] = [rowOf(report, 'somebody')]) {
  const checks = report.checks.map(({ id, title, maxPoints }) => ({
    ...{ id, title, points: maxPoints, kind: 'matches-reference' as const },
    options: {},
  }));
  return summaryOf({ assignment: hostile, sha256: '0', checks, scope: 'all', seed: 1, rows });
}

describe('what is no verdict', () => {
  it('is no points, neither of its check nor of the whole', () => {
    fc.assert(
      fc.property(reports, ({ checks, total }) => {
        for (const check of checks) {
          if (UNKNOWN.includes(check.status)) expect(check.points).toBe(check.maxPoints === 0 ? 0 : null);
          if (check.status === 'passed') expect(check.points).toBe(check.maxPoints);
          if (check.status === 'failed' || check.status === 'blocked') expect(check.points).toBe(0);
        }
        const open = checks.filter(isOpen);
        expect(total.undecided).toEqual(open.map(({ id }) => id));
        if (open.length > 0) expect(total.points).toBeNull();
        const sure = checks
          .filter(({ status }) => status === 'passed')
          .reduce((sum, { maxPoints }) => sum + maxPoints, 0);
        expect(total.earned).toBeCloseTo(sure, 6);
        expect(total.earned).toBeLessThanOrEqual(total.maxPoints);
        if (open.length === 0) expect(total.points).toBe(total.earned);
      }),
    );
  });

  it('is an empty cell of the table, and asks for a person', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const [, line = ''] = gradesCsv(summaryWith(report)).split('\r\n');
        const [student, total, , status, person, ...cells] = line.split(',');
        const open = report.checks.some(isOpen);
        expect([student, total === '', status, person]).toEqual([
          'somebody',
          open,
          open ? 'undecided' : 'graded',
          open ? 'yes' : 'no',
        ]);
        expect(cells.map((cell) => cell === '')).toEqual(report.checks.map(isOpen));
        expect(rowOf(report, 'f').attention.length > 0).toBe(open);
      }),
    );
  });

  it('is neither a pass nor a failure for JUnit', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const cases = junitXml([report]).split('<testcase').slice(1);
        for (const [at, { status, ...check }] of report.checks.entries()) {
          const text = cases[at] ?? '';
          expect(text.includes('<failure')).toBe(status === 'failed');
          expect(text.includes('<error')).toBe(status === 'inconclusive' || status === 'grader-error');
          expect(text.includes('<skipped')).toBe(status === 'blocked' || status === 'pending');
          expect(text.includes('name="points"')).toBe(!isOpen({ status, ...check }));
        }
        const suite = /<testsuite [^>]*>\s*<properties>[\s\S]*?<\/properties>/.exec(junitXml([report]))?.[0] ?? '';
        expect(suite.includes('name="points"')).toBe(!report.checks.some(isOpen));
      }),
    );
  });

  it('is told as needing a person in every place that people and machines read', () => {
    fc.assert(
      fc.property(reports, (report) => {
        fc.pre(report.checks.some(isOpen));
        const summary = summaryWith(report);
        expect(githubSummary(summary)).toMatch(/person|not known|undecided/i);
        expect(terminalTable(summary, { colour: false, width: 100, isReadByStudents: false })).toMatch(
          /person|not known|undecided/i,
        );
        expect(terminalReport(report, { colour: false, width: 100 })).toMatch(/person|not known/i);
        const annotated = githubAnnotations([report]);
        for (const { title, status } of report.checks)
          if (UNKNOWN.includes(status)) expect(annotated).not.toMatch(new RegExp(`::error[^\\n]*${title}(?!\\d)`));
      }),
    );
  });

  it('ends a run with 1, whether or not failures count; a failure alone only where they do', () => {
    fc.assert(
      fc.property(fc.array(reports, { minLength: 1, maxLength: 4 }), (some) => {
        const rows = some.map((report, at) => rowOf(report, `s${at}`));
        const isUnknown = some.some(({ checks }) => checks.some(isOpen));
        const failed = some.some(({ checks }) =>
          checks.some(({ status }) => status === 'failed' || status === 'blocked'),
        );
        expect(exitCodeOf(rows, { ci: false })).toBe(isUnknown ? 1 : 0);
        expect(exitCodeOf(rows, { ci: true })).toBe(isUnknown || failed ? 1 : 0);
      }),
    );
  });

  it('ends a run with 1 where somebody has no report at all', () => {
    const missing = (report: Report): ClassRow => ({
      ...rowOf(report, 'f'),
      checks: [],
      total: { ...report.total, points: null, earned: 0 },
      attention: ['Not graded yet.'],
    });
    fc.assert(
      fc.property(reports, reports, fc.boolean(), (one, other, ci) => {
        expect(exitCodeOf([rowOf(one, 's0'), missing(other)], { ci })).toBe(1);
      }),
    );
  });

  it('is counted as not known on the class page, and in no sum of points', () => {
    fc.assert(
      fc.property(fc.array(reports, { minLength: 1, maxLength: 3 }), (some) => {
        const [first] = some;
        if (first === undefined) return;
        // The page has one set of checks: those of the first.
        const students = some.map((_, at) => ({ ...first, submission: { ...first.submission, student: `s${at}` } }));
        const rows = students.map((report, at) => rowOf(report, `s${at}`));
        const page = pages.classPage(summaryWith(first, rows));
        const count = (is: (check: CheckResult) => boolean): string => String(first.checks.filter(is).length);
        const open = first.checks.some(isOpen);
        const table = page.slice(page.indexOf('<table class="students'));
        const lines = [...table.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([line]) => line);
        expect(lines).toHaveLength(students.length);
        for (const line of lines) {
          expect([...line.matchAll(/<td class="number">(\d+)<\/td>/g)].map(([, told]) => told)).toEqual([
            count(({ status }) => status === 'passed'),
            count(({ status }) => status === 'failed'),
            count(({ status }) => status === 'blocked'),
            count(({ status }) => UNKNOWN.includes(status)),
          ]);
          expect(line.includes('data-order="-1"')).toBe(open);
        }
        expect(page.includes('without a total yet.')).toBe(open);
        expect(page.includes('id="totals"')).toBe(!open && first.total.maxPoints > 0);
      }),
      { numRuns: 60 },
    );
  });
});
