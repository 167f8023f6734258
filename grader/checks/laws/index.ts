import { accumulatorNeverFalls } from './accumulator-never-falls.ts';
import { coordinatesAreAlike } from './coordinates-are-alike.ts';
import { coordinatesAreIndependent } from './coordinates-are-independent.ts';
import { even } from './even.ts';
import { firstStepAtMostRate } from './first-step-at-most-rate.ts';
import { firstStepGoesDownhill } from './first-step-goes-downhill.ts';
import type { Law } from './law.ts';
import { mirroredGradientMirrorsStep } from './mirrored-gradient-mirrors-step.ts';
import { noEpochsNoMove } from './no-epochs-no-move.ts';
import { placeDoesNotMatter } from './place-does-not-matter.ts';
import { sameAnswerTwice } from './same-answer-twice.ts';
import { stepGrowsWithRate } from './step-grows-with-rate.ts';
import { symmetric } from './symmetric.ts';
import { zeroGradientMovesNothing } from './zero-gradient-moves-nothing.ts';
import { zeroMomentumIsGradientDescent } from './zero-momentum-is-gradient-descent.ts';
import { zeroRateStays } from './zero-rate-stays.ts';

/** Every law. `arguments-unchanged` is not among them: it looks at the arguments, not at the answers. */
export const laws: readonly Law[] = [
  accumulatorNeverFalls,
  coordinatesAreAlike,
  coordinatesAreIndependent,
  even,
  firstStepAtMostRate,
  firstStepGoesDownhill,
  mirroredGradientMirrorsStep,
  noEpochsNoMove,
  placeDoesNotMatter,
  sameAnswerTwice,
  stepGrowsWithRate,
  symmetric,
  zeroGradientMovesNothing,
  zeroMomentumIsGradientDescent,
  zeroRateStays,
];
