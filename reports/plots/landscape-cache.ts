import type { Landscape } from '../../grader/model/plot.ts';
import { contourBands, type Band } from './contours.ts';
import type { PlotWindow } from './frame.ts';

/** Contours by landscape and window: the same for the whole class, so each is computed once. */
export interface LandscapeCache {
  bands(landscape: Landscape, window: PlotWindow): readonly Band[];
}

/** A cache that lives as long as the pages that it was made for. */
export function landscapeCache(): LandscapeCache {
  // By the landscape itself, not its id: another run may use the id for other samples.
  const known = new WeakMap<Landscape, Map<string, readonly Band[]>>();
  return {
    bands(landscape, window) {
      const ofLandscape = known.get(landscape) ?? new Map<string, readonly Band[]>();
      known.set(landscape, ofLandscape);
      const key = [...window.x, ...window.y].join(' ');
      const bands = ofLandscape.get(key) ?? contourBands(landscape, window);
      ofLandscape.set(key, bands);
      return bands;
    },
  };
}
