import { describe, expect, it } from 'vitest';
import { curvePath, heightAt, heights } from '../../../../reports/plots/curve.ts';
import { line } from '../../../fixtures/reports/landscapes.ts';

const straight = line('straight', '', (x) => 3 * x, [0, 10], [], 11);

describe('a curve', () => {
  it('is read between its samples, and nowhere else', () => {
    expect(heightAt(straight, 2.5)).toBeCloseTo(7.5, 12);
    expect(heightAt(straight, 10)).toBeCloseTo(30, 12);
    expect(heightAt(straight, 10.1)).toBeNull();
  });

  it('has a margin above and below', () => {
    expect(heights(straight, [0, 10])).toEqual([-1.5, 31.5]);
  });

  it('breaks where a sample has no value', () => {
    const broken = { ...straight, values: straight.values.map((value, index) => (index === 5 ? null : value)) };
    expect(curvePath(broken, { x: [0, 10], y: [0, 30] }).match(/M/gu)).toHaveLength(2);
    expect(curvePath(straight, { x: [0, 10], y: [0, 30] }).match(/M/gu)).toHaveLength(1);
  });
});
