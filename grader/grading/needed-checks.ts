import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import { targetIdOf } from '../intake/target-id.ts';

/**
 * The checks that have to run so that the wanted ones are judged as they are among all others, in the assignment's order: those that
 * they require, that pay for them or show them right, and those that find out which conventions are followed. What a student must not
 * see is not run for it.
 */
export function neededFor(
  { checks, targets }: Assignment,
  wanted: readonly AssignmentCheck[],
): readonly AssignmentCheck[] {
  const secret = wanted.every(({ visibility }) => visibility !== 'hidden');
  const usable = checks.filter(({ visibility }) => !(secret && visibility === 'hidden'));
  const chosen = new Map(wanted.map((check) => [check.id, check]));
  const needed = new Set(chosen.keys());
  // A check that is added by the loop is looked at by it too.
  for (const id of needed) {
    const check = usable.find((one) => one.id === id);
    if (check === undefined) continue;
    const { requires = [], followThrough } = check;
    for (const other of requires) needed.add(other);
    if (followThrough) needed.add(followThrough.paidBy).add(followThrough.shownBy);
    const finders = partsOf(targetIdOf(id), targets);
    for (const one of usable.slice(0, usable.indexOf(check)))
      if (FIND_CONVENTIONS.has(one.kind) && finders.includes(targetIdOf(one.id))) needed.add(one.id);
  }
  return usable.filter(({ id }) => needed.has(id)).map((check) => chosen.get(check.id) ?? check);
}

/** Kinds of checks of which others take what they found. */
const FIND_CONVENTIONS = new Set<AssignmentCheck['kind']>(['matches-reference', 'follows-own-layers']);

/** The target itself, what it is made of, and what it must not contradict. */
function partsOf(id: string, targets: Assignment['targets']): readonly string[] {
  const target = targets[id];
  if (target === undefined) return [];
  const { oracle, contradictions = [] } = target;
  const parts = 'network' in oracle ? oracle.network.map((part) => part.target) : [];
  return [id, ...parts, ...contradictions.map((one) => one.target)];
}
