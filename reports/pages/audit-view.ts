import type { AuditReport, AuditRow, AuditSection } from '../../grader/model/audit-report.ts';
import { auditOutcome, auditPlace, rowsOf, verdictWords } from '../words/audit-words.ts';

/** An audit as the template writes it. */
export interface AuditView {
  readonly assignment: string;
  readonly id: string;
  readonly seed: number;
  readonly sha256: string;
  readonly outcome: VerdictView & { readonly text: string };
  /** In the order in which they were asked. */
  readonly overview: readonly (VerdictView & Pick<SectionView, 'anchor' | 'title' | 'result'>)[];
  /** What falls short first. */
  readonly sections: readonly SectionView[];
}

interface VerdictView {
  /** Status whose colour and icon it has. */
  readonly status: 'passed' | 'failed' | 'blocked';
  readonly word: string;
}

interface SectionView extends VerdictView {
  readonly anchor: string;
  readonly title: string;
  readonly asked: string;
  readonly result: string;
  readonly fallsShort: boolean;
  readonly counts: readonly { readonly name: string; readonly text: string; readonly width: string }[];
  readonly short: readonly RowView[];
  readonly told: readonly RowView[];
}

interface RowView {
  readonly name: string;
  readonly text: string;
  readonly checks: readonly string[];
  readonly isOne: boolean;
  readonly place: string | null;
  readonly code: string | null;
}

export function auditView(report: AuditReport): AuditView {
  const outcome = auditOutcome(report);
  const sections = report.sections.map(sectionView);
  return {
    assignment: report.assignment.title,
    id: report.assignment.id,
    seed: report.seed,
    sha256: report.assignment.sha256,
    outcome: { ...verdictView(outcome.verdict), text: outcome.text },
    overview: sections,
    sections: sections.toSorted((a, b) => Number(b.fallsShort) - Number(a.fallsShort)),
  };
}

function sectionView(section: AuditSection): SectionView {
  return {
    ...verdictView(section.verdict),
    anchor: `section-${section.id}`,
    title: section.title,
    asked: section.asked,
    result: section.result,
    fallsShort: section.verdict === 'falls-short',
    counts: section.counts.map(({ name, of, are }) => ({
      name,
      text: `${are} of ${of}`,
      width: of > 0 ? ((are / of) * 100).toFixed(1) : '0',
    })),
    short: rowsOf(section, 'falls-short').map(rowView),
    told: rowsOf(section, 'told').map(rowView),
  };
}

function verdictView(verdict: AuditSection['verdict']): VerdictView {
  const status = ({ holds: 'passed', 'falls-short': 'failed', 'not-asked': 'blocked' } as const)[verdict];
  return { status, word: verdictWords[verdict] };
}

function rowView(row: AuditRow): RowView {
  return {
    name: row.name,
    text: row.text,
    checks: row.checks,
    isOne: row.checks.length === 1,
    place: auditPlace(row),
    code: row.code?.trim() ?? null,
  };
}
