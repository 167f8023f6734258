import { judgeNoise } from '../../compare/noise.ts';
import type { NoiseAsked } from '../../compare/noise.ts';
import type { Mistake } from '../../model/mistake.ts';
import { knownNoise } from './known-mistakes.ts';
import type { KnownNoise } from './known-mistakes.ts';
import { inState } from './undone.ts';
import type { TellingNoise } from './undone.ts';

/** The one known mistake but for which the noise is right; none where nothing known explains it, or more than one thing does. */
export function namedNoise(noise: TellingNoise, asked: NoiseAsked): readonly Mistake[] {
  // Where the state and the move see different draws, nothing else can be told from what moves.
  const known = knownNoise.filter(({ undo }) => (undo === inState) === (noise.split !== null));
  const [only, another] = known.filter((one) => explains(one, noise, asked));
  if (only === undefined || another !== undefined) return [];
  const { id, name, student, teacher } = only;
  return [{ id, name, student, teacher }];
}

function explains({ undo }: KnownNoise, noise: TellingNoise, asked: NoiseAsked): boolean {
  const undone = undo(noise);
  if (undone === null || undone === 'certain') return undone !== null;
  const problems = judgeNoise(undone.draws, { ...asked, standardDeviation: undone.standardDeviation });
  return undone.left === undefined
    ? problems.length === 0
    : problems.length > 0 && problems.every(({ kind }) => kind === undone.left);
}
