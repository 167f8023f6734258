import type { TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { show } from '../show.ts';
import { isClass } from './class-roles.ts';
import type { Rule } from './rule.ts';
import { returnsFunctions } from './target-of.ts';

/** Bare statements can stand for a value, a slope or a descent; other forms are those of a function. */
export const scriptsFit: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const path = ['targets', id];
    return [...script(target, path), ...alternatives(target, path)];
  });

function script(target: TargetSpec, path: Path): readonly Complaint[] {
  if (target.script !== true) return [];
  const [kind = ''] = Object.keys(target.oracle);
  if (returnsFunctions(target))
    return [keyComplaint([...path, 'script'], 'should not be there: statements do not return functions.')];
  return ['testFunction', 'gradientOf', 'descentOn'].includes(kind)
    ? []
    : [
        keyComplaint(
          [...path, 'script'],
          `belongs to a target whose oracle has \`testFunction\`, \`gradientOf\` or \`descentOn\`, but this one has ${show(kind)}.`,
        ),
      ];
}

function alternatives(target: TargetSpec, path: Path): readonly Complaint[] {
  const at = [...path, 'alternatives'];
  if (target.alternatives === undefined) return [];
  if (isClass(target))
    return [keyComplaint(at, 'should not be there: the target is a class, and has its methods and attributes.')];
  if (returnsFunctions(target))
    return [keyComplaint(at, 'should not be there: the target returns functions, and they are asked.')];
  return target.alternatives.flatMap(({ separate, results, names }, index): readonly Complaint[] => {
    if (separate !== true) return [];
    if (results.length < 2)
      return [
        complaint(
          [...at, index, 'results'],
          `should be at least two, because each is a function of its own, but there ${results.length === 1 ? 'is 1' : 'are none'}.`,
        ),
      ];
    return names === undefined
      ? []
      : [
          keyComplaint(
            [...at, index, 'names'],
            'should not be there: each result is a function of its own, under the names of the result.',
          ),
        ];
  });
}
