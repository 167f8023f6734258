import type { TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { show } from '../show.ts';
import { isClass } from './class-roles.ts';
import type { Rule } from './rule.ts';

/** A class has methods and gives nothing itself; a function has no methods and no attributes. */
export const classShape: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) =>
    isClass(target) ? shapeOfClass(target, ['targets', id]) : shapeOfFunction(target, ['targets', id]),
  );

function shapeOfClass({ methods, results, oracle }: TargetSpec, path: Path): readonly Complaint[] {
  const [kind = ''] = Object.keys(oracle);
  const found: Complaint[] = [];
  if (methods === undefined)
    found.push({
      ...complaint(
        path,
        `is missing; the oracle has ${show(kind)}, so the target is a class, and is asked by methods.`,
      ),
      missing: 'methods',
    });
  else if (Object.keys(methods).length === 0)
    found.push(complaint([...path, 'methods'], 'should have at least one method: by them the class is asked.'));
  if (results.length > 0)
    found.push(
      complaint([...path, 'results'], 'should be an empty list: the target is a class, and only methods give results.'),
    );
  return found;
}

function shapeOfFunction(target: TargetSpec, path: Path): readonly Complaint[] {
  const [kind = ''] = Object.keys(target.oracle);
  return (['attributes', 'methods'] as const).flatMap((key) =>
    target[key] === undefined
      ? []
      : [
          keyComplaint(
            [...path, key],
            `belongs to a class, a target whose oracle has \`layer\`, \`loss\` or \`network\`, but this one has ${show(kind)}.`,
          ),
        ],
  );
}
