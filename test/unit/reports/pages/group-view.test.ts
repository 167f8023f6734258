import { describe, expect, it } from 'vitest';
import { groupView } from '../../../../reports/pages/group-view.ts';
import { check, failed } from '../../../fixtures/reports/checks.ts';

const places = {
  checks: new Map(),
  plots: new Map(),
  trainings: new Map(),
  experiments: new Map(),
  pictures: new Map(),
};
const pointsOf = (...checks: Parameters<typeof groupView>[2]) => groupView('a', 't', checks, places).points;

describe('groupView', () => {
  it('sums points, and says so where they are not known', () => {
    expect(pointsOf(check({ id: 'a' }), failed({ id: 'b', maxPoints: 2.5 }))).toBe('4 of 6.5 points');
    expect(pointsOf(check({ id: 'a' }), check({ id: 'b', points: null }))).toBe('points not known, of 8');
  });

  it('says nothing of points where no check is scored', () => {
    expect(pointsOf(check({ id: 'a', points: 0, maxPoints: 0 }))).toBe('');
  });

  it('counts how the checks ended', () => {
    expect(groupView('a', 't', [check({ id: 'a' }), failed({ id: 'b' })], places).outcome).toBe('1 passed, 1 failed');
  });
});
