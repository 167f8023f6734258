import { describe, expect, it } from 'vitest';
import { barLabel } from '../../../../reports/plots/bar-label.ts';

const window = { x: [0, 10], y: [0, 1] } as const;
const points = (...values: (readonly [number, number])[]) => values.map((at, step) => ({ step, at }));

describe('barLabel', () => {
  it('stands above its line at the right where nothing is in its way', () => {
    expect(barLabel('the bar', 140, [], window)).toEqual({ x: 366, y: 131, anchor: 'end' });
  });

  it('makes way for a curve', () => {
    expect(barLabel('the bar', 140, points([9.5, 0.53]), window)).toEqual({ x: 366, y: 162, anchor: 'end' });
    expect(barLabel('the bar', 140, points([9.5, 0.53], [9.5, 0.45]), window).anchor).toBe('start');
  });

  it('stays inside the plot', () => {
    expect(barLabel('the bar', 4, [], window).y).toBeGreaterThan(4);
    expect(barLabel('the bar', 278, [], window).y).toBeLessThan(278);
  });
});
