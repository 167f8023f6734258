import type { CheckResult } from '../../grader/model/report.ts';

/** "Held to 1e-9 relative and 1e-12 absolute: 500 steps of round-off." */
export function toleranceText(tolerance: NonNullable<CheckResult['tolerance']>): string {
  return `${tolerance.relative} relative, ${tolerance.absolute} absolute: ${tolerance.reason}`;
}
