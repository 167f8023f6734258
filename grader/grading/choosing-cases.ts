import fc from 'fast-check';
import { casesFor } from '../checks/inputs/cases.ts';
import { descentCase } from '../checks/descent/own-descent.ts';
import { testFunctionOf } from '../oracles/truths.ts';
import type { Roles } from '../model/roles.ts';
import type { TargetSpec } from '../model/target.ts';

const POINTS = 12;
/** Where in the domain descents begin: neither in the middle nor at a round number, where a slope may be 0. */
const STARTS = [0.37, 0.81];
/** So few that no path runs away, and so many that ways of setting the rate differ. */
const EPOCHS = [1, 2, 5, 12];
const RATE = 0.0075;

/** What is asked to find out which of several is meant; null for what cannot be told apart by asking it. */
export function choosingCases(target: TargetSpec): readonly Roles[] | null {
  const { oracle } = target;
  if (target.methods !== undefined || 'network' in oracle) return null;
  if ('descentOn' in oracle) {
    const { domain } = testFunctionOf(oracle.descentOn);
    return STARTS.flatMap((share) => {
      const start = domain.map(([low, high]) => low + share * (high - low));
      return EPOCHS.map((epochs) => descentCase(start, epochs, RATE));
    });
  }
  // The same for everybody, and in every run: which one is graded does not hang on the seed.
  return fc.sample(casesFor(target, {}), { seed: 1, numRuns: POINTS });
}
