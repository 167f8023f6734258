import { describe, expect, it } from 'vitest';
import { gridOver } from '../../../../reports/plots/grid.ts';
import { surface } from '../../../fixtures/reports/landscapes.ts';

const plane = surface(
  'plane',
  '',
  (x, y) => 2 * x + 10 * y,
  [
    [0, 4],
    [0, 2],
  ],
  [],
  9,
);

describe('gridOver', () => {
  it('keeps a plane a plane, with the first variable along rows', () => {
    const { count, values } = gridOver(plane, { x: [1, 3], y: [0.5, 1.5] });
    expect(values[0]).toBeCloseTo(7, 9);
    expect(values[count - 1]).toBeCloseTo(11, 9);
    expect(values[count * (count - 1)]).toBeCloseTo(17, 9);
  });

  it('has no values beyond the samples', () => {
    const { values } = gridOver(plane, { x: [-4, 4], y: [0, 2] });
    expect(values[0]).toBeNaN();
    expect(values.at(-1)).toBeCloseTo(28, 9);
  });

  it('has no values next to samples without a value', () => {
    const holed = { ...plane, values: plane.values.map((value, index) => (index === 0 ? null : value)) };
    const { count, values } = gridOver(holed, { x: [0, 4], y: [0, 2] });
    expect(values[1]).toBeNaN();
    expect(values[count - 1]).toBeCloseTo(8, 9);
  });
});
