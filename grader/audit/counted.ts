import type { AuditRow, AuditSection } from '../model/audit-report.ts';

/** `1 check`, `2 checks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A section falls short when one of its rows does. */
export function verdictOf(rows: readonly AuditRow[]): AuditSection['verdict'] {
  return rows.some(({ kind }) => kind === 'falls-short') ? 'falls-short' : 'holds';
}
