import type { Misconception } from '../misconception.ts';
import { rateTurns } from './rates.ts';
import { stepTurns } from './steps.ts';
import { followed } from './turn.ts';
import type { Ground, Turn, Walker } from './turn.ts';

/** Every known turn; a name is given only when exactly one of them leads along the whole path. */
export const knownTurns: readonly Turn[] = [...stepTurns, ...rateTurns];

/** The turns that can be taken there, as mistakes in the right way: with numbers as they are met, where there is one in them. */
export function descentMisconceptions(ground: Ground): readonly Misconception<Walker>[] {
  return knownTurns
    .filter((turn) => turn.possible(ground))
    .map(({ id, name, teacher, student, of, usual = NaN }) => ({
      id,
      name,
      teacher: teacher(usual),
      student,
      of: (right) => of(right, usual),
    }));
}

/** The right way. */
export const rightWay: Walker = followed;
