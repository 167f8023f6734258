import { describe, expect, it } from 'vitest';
import { githubSummary } from '../../../../reports/github/github-summary.ts';
import { classSummary } from '../../../fixtures/reports/class-summary.ts';

describe('githubSummary', () => {
  it('has a line for each student', () => {
    const text = githubSummary(classSummary(6));
    expect(text.match(/^\| student&#45;\d+ /gmu)).toHaveLength(5);
  });

  it('lets no name become markup', () => {
    expect(githubSummary(classSummary(6))).not.toMatch(/<script|\[.*\]\(/u);
  });

  it('never grows larger than GitHub takes, and says what it left out', () => {
    const summary = classSummary(40);
    const [row] = summary.rows;
    if (row === undefined) throw new Error('no row');
    const rows = Array.from({ length: 9000 }, () => ({ ...row, attention: ['<'.repeat(250)] }));
    const text = githubSummary({ ...summary, rows });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toMatch(/\d+ more lines did not fit here/u);
  });
});
