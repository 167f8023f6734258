import { describe, expect, it } from 'vitest';
import { checkPointsText, pointsLost, pointsText, totalText } from '../../../../reports/words/points.ts';

describe('points in words', () => {
  it('have at most two decimals', () => {
    expect([pointsText(3), pointsText(2.5), pointsText(1 / 3)]).toEqual(['3', '2.5', '0.33']);
  });

  it('say "not known" where points are null, never 0', () => {
    expect(checkPointsText({ points: null, maxPoints: 3 })).toBe('not known, of 3 points');
    expect(checkPointsText({ points: 0, maxPoints: 1 })).toBe('0 of 1 point');
    expect(pointsLost({ points: null, maxPoints: 3 })).toBeNull();
  });

  it('say that a check without points is shown, not scored', () => {
    expect(checkPointsText({ points: 0, maxPoints: 0 })).toBe('shown, not scored');
  });

  it('give a total only where all checks were run and decided', () => {
    const total = { points: 41, maxPoints: 60, earned: 41, undecided: [] };
    expect(totalText('all', total)).toBe('41 of 60');
    expect(totalText('all', { ...total, points: null })).toBe('not known yet');
    expect(totalText('public', total)).toBe('checks run: public only, no grade');
    expect(totalText('selected', total)).toBe('checks run: selected only, no grade');
  });
});
