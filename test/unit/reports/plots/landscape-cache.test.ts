import { describe, expect, it } from 'vitest';
import { landscapeCache } from '../../../../reports/plots/landscape-cache.ts';
import { bowl, surface } from '../../../fixtures/reports/landscapes.ts';

describe('landscapeCache', () => {
  const landscape = surface(
    'bowl',
    '',
    bowl,
    [
      [-1, 1],
      [-1, 1],
    ],
    [],
    9,
  );
  const window = { x: [-1, 1], y: [-1, 1] } as const;

  it('gives the very same bands for the same landscape and window', () => {
    const cache = landscapeCache();
    expect(cache.bands(landscape, { ...window })).toBe(cache.bands(landscape, { ...window }));
  });

  it('gives other bands for another window, or another landscape of the same name', () => {
    const cache = landscapeCache();
    const bands = cache.bands(landscape, window);
    expect(cache.bands(landscape, { x: [-1, 1], y: [0, 1] })).not.toEqual(bands);
    expect(cache.bands({ ...landscape, values: landscape.values.map((value) => -(value ?? 0)) }, window)).not.toEqual(
      bands,
    );
  });
});
