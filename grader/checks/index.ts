import { drawsNoise } from './draws-noise.ts';
import { followsOwnLayers } from './follows-own-layers.ts';
import { followsTrajectory } from './follows-trajectory.ts';
import { gradientAgrees } from './gradient-agrees.ts';
import { layerGradientAgrees } from './layer-gradient-agrees.ts';
import { matchesReference } from './matches-reference.ts';
import { notebookVariables } from './notebook-variables.ts';
import { obeysLaw } from './obeys-law.ts';
import { reachesMinimum } from './reaches-minimum.ts';
import { trains } from './trains.ts';

/** Every kind of check, by name. */
export const checks = {
  'matches-reference': matchesReference,
  'gradient-agrees': gradientAgrees,
  'layer-gradient-agrees': layerGradientAgrees,
  'obeys-law': obeysLaw,
  'follows-trajectory': followsTrajectory,
  'reaches-minimum': reachesMinimum,
  'notebook-variables': notebookVariables,
  'follows-own-layers': followsOwnLayers,
  trains,
  'draws-noise': drawsNoise,
} as const;
