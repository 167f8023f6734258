import type { TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { listed, shouldName } from '../show.ts';
import { optionsOf } from './check-options.ts';
import { isClass } from './class-roles.ts';
import type { Rule } from './rule.ts';
import { returnsFunctions, targetNamed, targetOf } from './target-of.ts';

/** Of a target that returns functions a check says which one it asks. */
export const resultOptions: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const path = ['checks', index, 'options'];
    const { of, ofResult, result } = optionsOf(check);
    return [
      ...asked(targetOf(targets, check), result, 'result', path),
      ...(of === undefined ? [] : asked(targetNamed(targets, of), ofResult, 'ofResult', path)),
    ];
  });

function asked(
  target: TargetSpec | undefined,
  role: string | undefined,
  option: string,
  path: Path,
): readonly Complaint[] {
  if (target === undefined) return [];
  const functions = target.results.filter(({ callable }) => callable !== undefined).map((result) => result.role);
  if (!returnsFunctions(target)) {
    return role === undefined
      ? []
      : [
          keyComplaint(
            [...path, option],
            isClass(target)
              ? 'should not be there: the target is a class, and is asked by methods.'
              : 'should not be there: the target itself is asked, for it returns no functions.',
          ),
        ];
  }
  if (role === undefined)
    return [
      {
        ...complaint(
          path,
          `is missing; the target returns functions, and this says which one to ask: ${listed(functions)}.`,
        ),
        missing: option,
      },
    ];
  return functions.includes(role)
    ? []
    : [complaint([...path, option], shouldName('a function that the target returns', functions, role))];
}
