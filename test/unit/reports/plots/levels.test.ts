import { describe, expect, it } from 'vitest';
import { gridOver } from '../../../../reports/plots/grid.ts';
import { contourLevels } from '../../../../reports/plots/levels.ts';
import { sampleLandscapes } from '../../../fixtures/reports/landscapes.ts';

function levelsOf(id: string): readonly number[] {
  const landscape = sampleLandscapes().get(id);
  const [x, y] = landscape?.window ?? [];
  if (landscape === undefined || x === undefined || y === undefined) throw new Error(`no landscape ${id}`);
  return contourLevels(gridOver(landscape, { x, y }).values);
}

describe('contourLevels', () => {
  it('draw rings near the bottom of a steep function', () => {
    const levels = levelsOf('steep');
    expect(levels.filter((level) => level < 25).length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...levels)).toBeGreaterThan(1000);
  });

  it('draw the hole of a function that is flat nearly everywhere, and not its round-off', () => {
    const levels = levelsOf('easom');
    expect(levels.filter((level) => level < -0.1).length).toBeGreaterThanOrEqual(4);
    for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeGreaterThan(1e-4);
  });

  it('are one for a constant and none where nothing is known', () => {
    expect(contourLevels([2, 2, 2])).toEqual([2]);
    expect(contourLevels([NaN, Infinity])).toEqual([]);
  });
});
