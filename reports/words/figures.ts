import type { CheckResult } from '../../grader/model/report.ts';

/** "test accuracy 0.74, epochs 100"; null when nothing was measured. Not escaped: the caller escapes it. */
export function figuresText({ figures }: Pick<CheckResult, 'figures'>): string | null {
  if (figures === undefined || figures.length === 0) return null;
  return figures.map(({ name, text }) => `${name} ${text}`).join(', ');
}
