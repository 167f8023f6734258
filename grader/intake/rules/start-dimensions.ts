import { splitRole } from '../../contract/role.ts';
import type { TargetSpec } from '../../model/target.ts';
import { complaint } from '../problem.ts';
import { show } from '../show.ts';
import { optionsOf } from './check-options.ts';
import { knownFunction } from './known-oracle.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

/** A start has a number for each variable of its function, and an update rule takes as many. */
export const startDimensions: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const target = targetOf(targets, check);
    const { starts, on: named } = optionsOf(check);
    if (target === undefined || starts === undefined) return [];
    const on = knownFunction('descentOn' in target.oracle ? target.oracle.descentOn : named);
    if (on === undefined) return [];
    const wanted = on.variables.length;
    const path = ['checks', index, 'options'];
    const taken = elementsOfTheta(target);
    if (taken !== null && taken !== wanted) {
      return [
        complaint(
          [...path, 'on'],
          `should be a function of ${variables(taken)}, as the target takes, but ${show(on.id)} has ${wanted}.`,
        ),
      ];
    }
    return starts.flatMap((start, at) =>
      start.length === wanted
        ? []
        : [
            complaint(
              [...path, 'starts', at],
              `should have ${wanted} ${wanted === 1 ? 'number' : 'numbers'}, because ${show(on.id)} has ${variables(wanted)}, but has ${start.length}.`,
            ),
          ],
    );
  });

/** null where theta comes as a whole, of any size. */
function elementsOfTheta({ parameters }: TargetSpec): number | null {
  const indices = parameters
    .map(({ role }) => splitRole(role))
    .filter(({ base, index }) => base === 'theta' && index !== null);
  return indices.length === 0 ? null : indices.length;
}

function variables(count: number): string {
  return `${count} ${count === 1 ? 'variable' : 'variables'}`;
}
