import type { TargetSpec } from '../../model/target.ts';
import { complaint } from '../problem.ts';
import { shouldName } from '../show.ts';
import { optionsOf } from './check-options.ts';
import { partOf } from './network-part.ts';
import type { Rule } from './rule.ts';
import { targetNamed, targetOf } from './target-of.ts';

/** Training is with a data set of the assignment, of a network whose hidden layers are those of the target. */
export const trainingOptions: Rule = ({ targets, checks, data = {} }) =>
  checks.flatMap((check, index) => {
    const path = ['checks', index, 'options'];
    const { data: named, layers = [] } = optionsOf(check);
    const sets = Object.keys(data);
    const hidden = hiddenLayersOf(targetOf(targets, check), targets);
    return [
      ...(named === undefined || sets.includes(named)
        ? []
        : [complaint([...path, 'data'], shouldName('a data set of the assignment', sets, named))]),
      ...layers.flatMap(({ target }, at) =>
        hidden === null || hidden.includes(target)
          ? []
          : [complaint([...path, 'layers', at, 'target'], shouldName('a hidden layer of the network', hidden, target))],
      ),
    ];
  });

/** null where there is no network. */
function hiddenLayersOf(
  target: TargetSpec | undefined,
  targets: Readonly<Record<string, TargetSpec>>,
): readonly string[] | null {
  if (target === undefined || !('network' in target.oracle)) return null;
  const parts = target.oracle.network.map((part) => part.target);
  return parts.filter((part) => partOf(targetNamed(targets, part)) === 'hidden');
}
