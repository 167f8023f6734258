import { describe, expect, it } from 'vitest';
import { curvesWindow } from '../../../../reports/plots/curves-window.ts';
import { curvesPlot } from '../../../fixtures/reports/training.ts';

const reference = { who: 'reference' as const, epochs: [0, 100], values: [0.7, 0.5] };

describe('curvesWindow', () => {
  it('shows all epochs, all values and the bar', () => {
    const student = { who: 'student' as const, epochs: [0, 150], values: [0.8, 0.4] };
    const { x, y } = curvesWindow(
      curvesPlot({ id: 'a', curves: [reference, student], bar: { value: 0.3, label: 'the bar' } }),
    );
    expect(x[0]).toBeLessThan(0);
    expect(x[1]).toBeGreaterThan(150);
    expect(y[0]).toBeLessThan(0.3);
    expect(y[1]).toBeGreaterThan(0.8);
  });

  it('is not stretched by a curve that runs away', () => {
    const student = { who: 'student' as const, epochs: [0, 1, 2], values: [0.7, 1e300, -1.7e308] };
    const { y } = curvesWindow(curvesPlot({ id: 'a', curves: [reference, student] }));
    expect(y[0]).toBeGreaterThan(0.4);
    expect(y[1]).toBeLessThan(0.8);
  });

  it('is finite where there is no value, a single value, or no reference', () => {
    const windows = [
      [],
      [{ who: 'student' as const, epochs: [3], values: [null] }],
      [{ who: 'reference' as const, epochs: [3], values: [0.5] }],
      [{ who: 'student' as const, epochs: [0, 1, 2, 3], values: [1, 2, 3, 1e308] }],
    ].map((curves) => curvesWindow(curvesPlot({ id: 'a', curves })));
    for (const { x, y } of windows) {
      expect([...x, ...y].every(Number.isFinite)).toBe(true);
      expect(x[1] - x[0]).toBeGreaterThan(0);
      expect(y[1] - y[0]).toBeGreaterThan(0);
    }
    expect(windows[3]?.y[1]).toBeLessThan(4);
  });
});
