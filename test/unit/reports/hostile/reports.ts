import type { AuditReport } from '../../../../grader/model/audit-report.ts';
import type { ClassSummary } from '../../../../grader/model/class-summary.ts';
import { Report } from '../../../../grader/model/report.ts';
import { rowOf, summaryOf } from '../../../../grader/cli/summary.ts';
import { safeFolderNames } from '../../../../grader/intake/safe-folder-name.ts';
import { auditReport } from '../../../fixtures/reports/audit.ts';
import { experimentReport } from '../../../fixtures/reports/experiments.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';
import { blindStart, rateTwice } from '../../../fixtures/reports/mistakes.ts';
import { recognisedReport } from '../../../fixtures/reports/recognised.ts';
import { trainingReport } from '../../../fixtures/reports/training.ts';
import { withTexts } from './every-text.ts';

/** Between them they have every kind of plot, status and finding. */
const bases: readonly Report[] = [
  hw2Report(),
  trainingReport(),
  experimentReport(),
  recognisedReport([blindStart, rateTwice]),
].map(few);

function oneOfEach(plots: Report['checks'][number]['plots']): Report['checks'][number]['plots'] {
  return [...new Map(plots.map((plot) => [plot.kind, plot])).values()];
}

/** One check of each sort: what else there is of a sort is rendered alike. */
function few(report: Report): Report {
  const bySort = new Map(
    report.checks.map((check) => [JSON.stringify([check.status, check.plots.map(({ kind }) => kind)]), check]),
  );
  return { ...report, checks: [...bySort.values()].map((check) => ({ ...check, plots: oneOfEach(check.plots) })) };
}

/** Bytes of a picture that the grader wrote anew: never a student's text. */
const OURS: readonly string[] = ['.pictures[].base64'];
/** By these things are found and linked; they come from the assignment. */
const NAMES: readonly RegExp[] = [
  /^\.assignment\.(?:id|sha256)$/u,
  /^\.checks\[\]\.(?:id|target|kind|blockedBy)$/u,
  /\.plots\[\]\{[\w-]+\}\.(?:id|landscape)$/u,
  /^\.total\.undecided\[\]$/u,
];

/** All reports, with a text in every place; with `keepsNames`, in every place but those by which things are found. */
export function reportsWith(text: string, { keepsNames }: { readonly keepsNames: boolean }): readonly Report[] {
  const textAt = (place: string): string | null =>
    OURS.includes(place) || (keepsNames && NAMES.some((name) => name.test(place))) ? null : text;
  return bases.map((base) => withTexts(Report, base, textAt));
}

/** A class with these reports in it; names are told apart by their number. */
export function classOf(reports: readonly Report[]): ClassSummary {
  const [first] = reports;
  if (first === undefined) throw new Error('no reports');
  const students = reports.map(({ submission }, index) =>
    index === 0 ? submission.student : `${submission.student} (${index + 1})`,
  );
  const folders = safeFolderNames(students);
  const named = (index: number): string => students[index] ?? '';
  return {
    ...summaryOf({
      assignment: { targets: {}, ...first.assignment, checks: [] } as never,
      sha256: first.assignment.sha256,
      checks: [],
      scope: 'all',
      seed: 1,
      rows: reports.map((report, index) => ({
        ...rowOf(report, folders.get(named(index)) ?? ''),
        student: named(index),
        attention: report.checks.map(({ message }) => message),
      })),
    }),
    maxPoints: 10,
    checks: first.checks.map(({ id, title, target, maxPoints, visibility }) => ({
      id,
      title,
      target,
      maxPoints,
      visibility,
    })),
  };
}

/** An audit's report with a text in every place that quotes code or names. */
export function auditWith(text: string): AuditReport {
  const audit = auditReport();
  return {
    ...audit,
    assignment: { ...audit.assignment, title: text },
    sections: audit.sections.map((section) => ({
      ...section,
      title: text,
      asked: text,
      result: text,
      counts: section.counts.map((count) => ({ ...count, name: text })),
      rows: section.rows.map((row) => ({
        kind: row.kind,
        name: text,
        text,
        checks: row.checks.map(() => text),
        where: { file: text, line: 1 },
        code: text,
      })),
    })),
  };
}
