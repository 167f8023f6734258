import { checks } from '../checks/index.ts';
import { callsPredict } from '../checks/network/given-predictions.ts';
import { partsOfNetwork } from '../contract/network/network-form.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import { targetIdOf } from '../intake/target-id.ts';

/**
 * The checks that have to run so that the wanted ones are judged as they are among all others, in the assignment's order: those that
 * they require, that pay for them or show them right, and those whose findings their verdict is made with. What a student must not
 * see is not run for it.
 */
export function neededFor(
  { checks: all, targets }: Assignment,
  wanted: readonly AssignmentCheck[],
): readonly AssignmentCheck[] {
  const secret = wanted.every(({ visibility }) => visibility !== 'hidden');
  const usable = all.filter(({ visibility }) => !(secret && visibility === 'hidden'));
  const chosen = new Map(wanted.map((check) => [check.id, check]));
  const needed = new Set(chosen.keys());
  // A check that is added by the loop is looked at by it too.
  for (const id of needed) {
    const check = usable.find((one) => one.id === id);
    if (check === undefined) continue;
    const { requires = [], followThrough } = check;
    for (const other of requires) needed.add(other);
    if (followThrough) needed.add(followThrough.paidBy).add(followThrough.shownBy);
    const decides = decidersOf(chosen.get(id) ?? check, targets);
    for (const one of usable.slice(0, usable.indexOf(check))) if (decides(one)) needed.add(one.id);
  }
  return usable.filter(({ id }) => needed.has(id)).map((check) => chosen.get(check.id) ?? check);
}

/** Which of the checks before it a check's verdict is made with, besides those that it names itself. */
export function decidersOf(
  check: AssignmentCheck,
  targets: Assignment['targets'],
): (earlier: AssignmentCheck) => boolean {
  const id = targetIdOf(check.id);
  if (check.kind === 'trains') {
    // Training is blocked by any failure of a part, whatever kind of check found it.
    const parts = partsTrained(check, targets);
    return (earlier) => parts.has(targetIdOf(earlier.id));
  }
  // A method of a network may call another one, whose mistakes are paid for.
  if (check.kind === 'follows-own-layers' && callsPredict(check.options['method']))
    return (earlier) => earlier.kind === check.kind && targetIdOf(earlier.id) === id;
  // The conventions of the target itself, and of those that it must not contradict.
  const finders = [id, ...(targets[id]?.contradictions ?? []).map(({ target }) => target)];
  return (earlier) => FIND_CONVENTIONS.has(earlier.kind) && finders.includes(targetIdOf(earlier.id));
}

/** Kinds of checks of which others take what they found. */
const FIND_CONVENTIONS = new Set<AssignmentCheck['kind']>(['matches-reference']);

/** The targets that a network is trained of. */
function partsTrained({ id, kind, options }: AssignmentCheck, targets: Assignment['targets']): ReadonlySet<string> {
  const { output, loss } = partsOfNetwork(targetIdOf(id), targets);
  // The schema ties `options` to `kind`; the type system cannot see that across a registry.
  const named = checks[kind].alsoNeeds as (options: AssignmentCheck['options']) => readonly string[];
  return new Set([...named(options), output.target, loss.target]);
}
