import { describe, expect, it } from 'vitest';
import { stubs } from '../../../../grader/audit/stubs.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';
import { ask, fallingShort, gd1d, withChecks } from './support.ts';

describe('trivial stubs', () => {
  it('names a check with points that code passes which does nothing', async () => {
    const assignment = withChecks(hw2, { 'gradient-descent.update': {}, 'adam.arguments': { points: 1 } });
    const section = await ask(stubs, assignment);
    expect(section.verdict).toBe('falls-short');
    expect(fallingShort(section).map(({ name }) => name)).toEqual(['adam.arguments']);
    expect(fallingShort(section)[0]?.text).toMatch(/^It gives 1 point to code that gives .*random numbers/);
    expect(section.counts).toEqual([{ name: 'checks with points that no stub passes', of: 2, are: 1 }]);
  });

  it('only tells of such a check that is worth no points', async () => {
    const assignment = withChecks(hw2, { 'gradient-descent.update': {}, 'adam.arguments': { points: 0 } });
    const section = await ask(stubs, assignment);
    expect(section.verdict).toBe('holds');
    expect(section.rows).toMatchObject([{ kind: 'told', name: 'adam.arguments' }]);
  });

  it('holds where every check sees through all of them', async () => {
    const assignment = withChecks(gd1d, {
      'function.value': {},
      'derivative.agrees': {},
      'descent.no-epochs': {},
      'descent.steps': {},
    });
    const section = await ask(stubs, assignment);
    expect(section).toMatchObject({ verdict: 'holds', rows: [] });
  });
});
