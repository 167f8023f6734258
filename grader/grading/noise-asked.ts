import type { Assignment } from '../intake/assignment-schema.ts';

/** Standard deviation of the noise that an assignment asks of a target; null when it asks for none. */
export function noiseAskedOf(assignment: Assignment, targetId: string): number | null {
  const check = assignment.checks.find(({ id, kind }) => kind === 'draws-noise' && id.startsWith(`${targetId}.`));
  const deviation = check?.options['standardDeviation'];
  return typeof deviation === 'number' ? deviation : null;
}
