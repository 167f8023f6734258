import type { Status } from '../../grader/model/report.ts';
import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { isUndecided, statusWords } from '../words/status-words.ts';

/** One student's checks as a row of small shapes: tall and filled passed, low failed, a line otherwise. */
export interface StatusStrip {
  readonly width: number;
  readonly passed: string;
  readonly failed: string;
  readonly other: string;
  readonly description: string;
}

const STEP = 7;

export function statusStrip(row: ClassRow, checks: ClassSummary['checks']): StatusStrip {
  const byId = new Map(row.checks.map((check) => [check.id, check.status]));
  const statuses = checks.map(({ id }) => byId.get(id));
  const path = (belongs: (status: Status | undefined) => boolean, shape: string): string =>
    statuses.map((status, index) => (belongs(status) ? `M${index * STEP} ${shape}` : '')).join('');
  const failed = checks.filter(({ id }) => byId.get(id) === 'failed').map(({ title }) => title);
  const unknown = checks.flatMap(({ id, title }) => {
    const status = byId.get(id);
    return status !== undefined && isUndecided(status) ? [`${title} (${statusWords[status]})`] : [];
  });
  return {
    width: checks.length * STEP,
    passed: path((status) => status === 'passed', '2h5v12h-5z'),
    failed: path((status) => status === 'failed', '9h5v5h-5z'),
    other: path((status) => status !== 'passed' && status !== 'failed', '12h5v2h-5z'),
    description: [
      failed.length === 0 ? 'none failed' : `failed: ${failed.join(', ')}`,
      ...(unknown.length === 0 ? [] : [`not known: ${unknown.join(', ')}`]),
    ].join('; '),
  };
}
