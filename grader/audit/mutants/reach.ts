import { namesOfTarget } from '../../contract/forms.ts';
import { normalise } from '../../contract/names.ts';
import type { Assignment } from '../../intake/assignment-schema.ts';
import { targetIdOf } from '../../intake/target-id.ts';
import type { TopStatement } from './change.ts';

/** What a statement of a solution is there for. */
export interface Reached {
  /** Targets that the statement itself defines. */
  readonly own: readonly string[];
  /** All targets that lean on it, its own included. */
  readonly all: readonly string[];
  /** It only chooses what an experiment is made with (which starts, how many rates), and an assignment leaves that open. */
  readonly isChoice: boolean;
}

/** For each statement at the top which targets lean on it, directly or by what they use. */
export function reachOf(
  { targets, checks }: Pick<Assignment, 'targets' | 'checks'>,
  statements: readonly TopStatement[],
): readonly Reached[] {
  const reached = Object.entries(targets).map(([id, target]) => {
    const looked = checks.some((check) => check.kind === 'notebook-variables' && targetIdOf(check.id) === id);
    const definitions = setting(statements, namesOfTarget(target));
    // A script's variables are asked for only where nothing is defined under the target's names.
    const asked = looked || (target.script === true && definitions.length === 0);
    const results = asked
      ? setting(
          statements,
          target.results.flatMap(({ names }) => names),
        )
      : [];
    const chosen = asked
      ? setting(
          statements,
          target.parameters.flatMap(({ names }) => names),
        )
      : [];
    const choices = new Set(looked ? chosen.filter((index) => !results.includes(index)) : []);
    const roots = [...definitions, ...results, ...chosen];
    return {
      id,
      own: new Set(definitions),
      all: closure(statements, roots, new Set()),
      judged: closure(statements, [...definitions, ...results], choices),
    };
  });
  return statements.map((_, index) => ({
    own: reached.filter(({ own }) => own.has(index)).map(({ id }) => id),
    all: reached.filter(({ all }) => all.has(index)).map(({ id }) => id),
    isChoice: !reached.some(({ judged }) => judged.has(index)),
  }));
}

/** The statements that set one of some names. */
function setting(statements: readonly TopStatement[], names: readonly string[]): readonly number[] {
  const wanted = new Set(names.map(normalise));
  return statements.flatMap(({ binds }, index) => (binds.some((name) => wanted.has(normalise(name))) ? [index] : []));
}

/** Some statements and all that they lean on, but for those left out. */
function closure(
  statements: readonly TopStatement[],
  roots: readonly number[],
  without: ReadonlySet<number>,
): ReadonlySet<number> {
  const found = new Set(roots.filter((index) => !without.has(index)));
  // A statement that is added by the loop is looked at by it too.
  for (const index of found) {
    const uses = new Set(statements[index]?.uses);
    statements.forEach(({ binds }, other) => {
      if (!without.has(other) && binds.some((name) => uses.has(name))) found.add(other);
    });
  }
  return found;
}
