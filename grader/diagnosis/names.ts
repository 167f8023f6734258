import type { Diagnosis } from './observed.ts';

/** What was recognised, as one phrase. */
export function namesOf({ mistakes }: Pick<Diagnosis, 'mistakes'>): string {
  return mistakes.map(({ name }) => name).join(', and ');
}
