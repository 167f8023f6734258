import type { AuditRow } from '../model/audit-report.ts';
import type { CheckResult } from '../model/report.ts';
import { counted } from './counted.ts';
import { listed } from '../findings/listed.ts';
import type { Unreadable } from './mutants/change.ts';
import type { Source } from './section.ts';

/** Of so many checks the ids are told. */
const MOST = 3;

/** Whether a check is one that a right solution does not leave like that; what is left to a person it cannot help. */
export function isShort({ status }: CheckResult): boolean {
  return status !== 'passed' && status !== 'pending';
}

/** Why nothing is shown by changing a solution: it is not right itself. Null where it is. */
export function notRight({ file }: Source, { checks }: { readonly checks: readonly CheckResult[] }): AuditRow | null {
  const ids = checks.filter((check) => check.maxPoints > 0 && isShort(check)).map(({ id }) => id);
  if (ids.length === 0) return null;
  const more = ids.length > MOST ? [counted(ids.length - MOST, 'other')] : [];
  return {
    kind: 'told',
    name: file,
    text: `${file} does not pass ${listed([...ids.slice(0, MOST), ...more])} itself: see the first question.`,
    checks: ids,
  };
}

/** That a text is no program. */
export function notReadable({ file }: Source, { line, why }: Unreadable): AuditRow {
  return {
    kind: 'told',
    name: line === null ? file : `${file}:${line}`,
    text: `cannot be read: ${why}`,
    checks: [],
    ...(line !== null && { where: { file, line } }),
  };
}

/** That there is nobody who could read it. */
export function notRead({ file, language }: Source): AuditRow {
  return {
    kind: 'told',
    name: file,
    text: isNotebook(file)
      ? 'Not changed: it is a notebook. Write the same as solution.py as well.'
      : `Not changed: there is nothing here that reads ${language === 'python' ? 'Python' : 'TypeScript'}.`,
    checks: [],
  };
}

/** Changes are made in text, line by line: the code of a notebook is not text yet. */
export function isNotebook(file: string): boolean {
  return file.endsWith('.ipynb');
}
