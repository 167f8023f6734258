import { describe, expect, it } from 'vitest';
import { falseFailures } from '../../../../grader/audit/false-failures.ts';
import { gdStartValue, hw2 } from '../../../fixtures/subjects/grade.ts';
import { ask, gd1d } from './support.ts';

describe('right solutions that fail by chance', () => {
  it('are at most one in a hundred classes of the homework', async () => {
    const section = await ask(falseFailures, hw2);
    expect(section).toMatchObject({ verdict: 'holds' });
    expect(section.rows.flatMap(({ checks }) => checks)).toContain('adam.noise');
  });

  it('fall short when a check is given more chance', async () => {
    const checks = hw2.checks.map((check) =>
      check.id === 'adam.noise' ? { ...check, options: { ...check.options, budget: 1e-4 } } : check,
    );
    const section = await ask(falseFailures, { ...hw2, checks });
    expect(section.verdict).toBe('falls-short');
    expect(section.result).toMatch(/^at most 0\.11 in a class of 1000/);
  });

  it('are not asked for where nothing rests on chance', async () => {
    expect(await ask(falseFailures, gd1d)).toMatchObject({ verdict: 'not-asked', rows: [] });
  });

  it('count those who start at random where the slope is 0', async () => {
    const section = await ask(falseFailures, gdStartValue);
    expect(section.rows).toMatchObject([{ name: 'experiment.remedy' }]);
    const shorter = gdStartValue.checks.map((check) =>
      check.id === 'experiment.remedy' ? { ...check, options: { ...check.options, epochs: 3 } } : check,
    );
    expect((await ask(falseFailures, { ...gdStartValue, checks: shorter })).verdict).toBe('falls-short');
  });
});
