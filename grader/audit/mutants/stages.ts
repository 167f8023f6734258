import type { Assignment, AssignmentCheck } from '../../intake/assignment-schema.ts';
import { targetIdOf } from '../../intake/target-id.ts';
import type { Reached } from './reach.ts';

/**
 * The checks that may find a mutant, those first that find most for the least time: what compares the answers of the target that the
 * changed code defines, then its other checks, then all others that lean on it and those that take long. Checks without points cannot
 * find anything.
 */
export function stagesFor(
  { checks }: Pick<Assignment, 'checks'>,
  { own, all }: Reached,
): readonly (readonly AssignmentCheck[])[] {
  const asked = checks.filter(({ id, points }) => points > 0 && all.includes(targetIdOf(id)));
  // Code that is no target by itself is looked at through the first one that uses it.
  const nearest = own.length > 0 ? own : all.slice(0, 1);
  const quick = asked.filter((check) => nearest.includes(targetIdOf(check.id)) && !takesLong(check));
  const compared = quick.filter(({ kind }) => kind === 'matches-reference');
  // Code that never comes to an end costs every check its time: one of them is enough.
  const first = compared.length > 0 ? compared : quick.filter(({ kind }) => kind === 'follows-trajectory').slice(0, 1);
  const second = quick.filter((check) => !first.includes(check));
  const rest = asked.filter((check) => !quick.includes(check));
  return [first, second, rest].filter((stage) => stage.length > 0);
}

function takesLong({ kind }: AssignmentCheck): boolean {
  switch (kind) {
    case 'trains':
    case 'draws-noise':
    case 'notebook-variables':
      return true;
    case 'matches-reference':
    case 'gradient-agrees':
    case 'layer-gradient-agrees':
    case 'obeys-law':
    case 'follows-trajectory':
    case 'reaches-minimum':
    case 'follows-own-layers':
      return false;
  }
}
