import { describe, expect, it } from 'vitest';
import { contourBands } from '../../../../reports/plots/contours.ts';
import { sampleLandscapes, surface } from '../../../fixtures/reports/landscapes.ts';

describe('contourBands', () => {
  it('paint the ramp from its lowest to its highest shade', () => {
    for (const landscape of sampleLandscapes().values()) {
      const [x, y] = landscape.window;
      if (x === undefined || y === undefined) continue;
      const bands = contourBands(landscape, { x, y });
      expect(bands.at(0)?.shade).toBe(0);
      expect(bands.at(-1)?.shade).toBe(11);
      expect(bands.map(({ path }) => path).join('')).toMatch(/^[Mlz\d -]+$/u);
      expect(bands.map(({ path }) => path).join('').length).toBeLessThan(24_000);
    }
  });

  it('put what is high in y at the top', () => {
    const slope = surface(
      'slope',
      '',
      (_x, y) => y,
      [
        [0, 1],
        [0, 1],
      ],
      [],
      5,
    );
    const top = contourBands(slope, { x: [0, 1], y: [0, 1] }).at(-1)?.path ?? '';
    const start = /M(-?\d+) (-?\d+)/u.exec(top);
    expect(Number(start?.[2])).toBeLessThan(1400);
  });

  it('are none where the plot shows nothing that was sampled', () => {
    const far = surface(
      'far',
      '',
      (x) => x,
      [
        [0, 1],
        [0, 1],
      ],
      [],
      5,
    );
    expect(contourBands(far, { x: [5, 6], y: [5, 6] })).toEqual([]);
  });
});
