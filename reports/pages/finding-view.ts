import type { Finding } from '../../grader/model/report.ts';
import { placeText } from '../words/place.ts';
import { isLongValue, matrixText } from '../words/matrix-text.ts';

interface Value {
  readonly text: string;
  /** Whether it needs a box of its own to scroll in. */
  readonly isLong: boolean;
}

interface NamedValue {
  readonly name: string;
  readonly value: Value;
}

/** A finding as the template writes it; null where there is nothing to write. */
export interface FindingView {
  /** null when the check's message already says it. */
  readonly summary: string | null;
  readonly asked: string | null;
  readonly inputs: readonly NamedValue[] | null;
  readonly differences:
    | readonly {
        readonly name: string;
        readonly expected: Value;
        readonly actual: Value;
        readonly difference: string;
        readonly agrees: boolean;
      }[]
    | null;
  readonly snippet: Finding['snippet'] | null;
  readonly where: string | null;
  readonly trace: readonly string[] | null;
  readonly details: readonly string[] | null;
}

export function findingView(finding: Finding, message: string): FindingView {
  return {
    summary: finding.summary === message ? null : finding.summary,
    asked: finding.asked ?? null,
    inputs: filled(finding.inputs)?.map(({ name, text }) => ({ name, value: valueOf(text) })) ?? null,
    differences:
      filled(finding.differences)?.map((row) => ({
        ...row,
        expected: valueOf(row.expected),
        actual: valueOf(row.actual),
        difference: row.difference ?? '',
      })) ?? null,
    snippet: finding.snippet ?? null,
    where: finding.where === undefined ? null : placeText(finding.where),
    trace: filled(finding.trace)?.map(placeText) ?? null,
    details: filled(finding.details),
  };
}

function valueOf(text: string): Value {
  return { text: matrixText(text), isLong: isLongValue(text) };
}

function filled<Item>(list: Item[] | undefined): Item[] | null {
  return list === undefined || list.length === 0 ? null : list;
}
