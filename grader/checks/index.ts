import { drawsNoise } from './draws-noise.ts';
import { followsTrajectory } from './follows-trajectory.ts';
import { gradientAgrees } from './gradient-agrees.ts';
import { matchesReference } from './matches-reference.ts';
import { obeysLaw } from './obeys-law.ts';
import { reachesMinimum } from './reaches-minimum.ts';

/** Every kind of check, by name. */
export const checks = {
  'matches-reference': matchesReference,
  'gradient-agrees': gradientAgrees,
  'obeys-law': obeysLaw,
  'follows-trajectory': followsTrajectory,
  'reaches-minimum': reachesMinimum,
  'draws-noise': drawsNoise,
} as const;
