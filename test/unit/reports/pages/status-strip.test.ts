import { describe, expect, it } from 'vitest';
import { statusStrip } from '../../../../reports/pages/status-strip.ts';
import { classSummary } from '../../../fixtures/reports/class-summary.ts';

describe('statusStrip', () => {
  it('draws one shape for each check of the assignment and names the failed ones', () => {
    const summary = classSummary(1);
    const [row] = summary.rows;
    if (row === undefined) throw new Error('no row');
    const strip = statusStrip(row, summary.checks);
    const shapes = `${strip.passed}${strip.failed}${strip.other}`.match(/M/gu) ?? [];
    expect(shapes).toHaveLength(summary.checks.length);
    for (const { id, title } of summary.checks) {
      const isFailed = row.checks.some((check) => check.id === id && check.status === 'failed');
      if (isFailed) expect(strip.description).toContain(title);
    }
  });
});
