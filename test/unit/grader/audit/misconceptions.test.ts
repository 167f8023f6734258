import { describe, expect, it } from 'vitest';
import { misconceptions } from '../../../../grader/audit/misconceptions.ts';
import { bowl } from '../../../../reference/functions/bowl.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';
import { ask, fallingShort, gd1d, withChecks } from './support.ts';

describe('known mistakes', () => {
  it('finds one that no check catches', async () => {
    const section = await ask(misconceptions, withChecks(hw2, { 'bowl.optimum': {} }));
    expect(section.verdict).toBe('falls-short');
    const missed = fallingShort(section).filter(({ text }) => text.startsWith('No check fails'));
    expect(missed.map(({ name }) => name)).toEqual(bowl.misconceptions.map(({ id }) => `bowl/${id}`));
  });

  it('finds those that only checks without points catch', async () => {
    const section = await ask(misconceptions, withChecks(hw2, { 'bowl.value': { points: 0 } }));
    const shown = fallingShort(section).filter(({ text }) => text.startsWith('Only checks of 0 points'));
    expect(shown.map(({ name }) => name)).toEqual(bowl.misconceptions.map(({ id }) => `bowl/${id}`));
  });

  it('holds where all of them are caught, and named by their names', async () => {
    const section = await ask(misconceptions, withChecks(hw2, { 'bowl.value': {} }));
    expect(fallingShort(section)).toEqual([]);
    const of = bowl.misconceptions.length;
    expect(of).toBeGreaterThanOrEqual(6);
    expect(section.counts.slice(0, 3)).toEqual([
      { name: 'caught', of, are: of },
      { name: 'named', of, are: expect.any(Number) as number },
      { name: 'named wrongly', of, are: 0 },
    ]);
    expect(section.counts[1]?.are).toBeGreaterThanOrEqual(0.95 * of);
  });

  it('are not asked about where nothing is asked for', async () => {
    expect(await ask(misconceptions, withChecks(gd1d, {}))).toMatchObject({ verdict: 'not-asked', rows: [] });
  });
});
