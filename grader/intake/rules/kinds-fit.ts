import type { TargetSpec } from '../../model/assignment.ts';
import { laws } from '../../checks/laws/index.ts';
import type { AssignmentCheck } from '../assignment-schema.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { listed, show } from '../show.ts';
import { optionsOf } from './check-options.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

type OracleKind = 'testFunction' | 'gradientOf' | 'optimizer' | 'descentOn';

/** Each kind of check is asked of what it can be asked of. */
export const kindsFit: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const target = targetOf(targets, check);
    return target === undefined ? [] : fit(check, target, ['checks', index]);
  });

function fit(check: AssignmentCheck, target: TargetSpec, path: Path): readonly Complaint[] {
  switch (check.kind) {
    case 'matches-reference':
      return [];
    case 'gradient-agrees':
      return needs(['gradientOf'], check.kind, target, [...path, 'kind']);
    case 'draws-noise':
      return needs(['optimizer'], check.kind, target, [...path, 'kind']);
    case 'reaches-minimum':
      return needs(['descentOn'], check.kind, target, [...path, 'kind']);
    case 'follows-trajectory':
      return [
        ...needs(['optimizer', 'descentOn'], check.kind, target, [...path, 'kind']),
        ...fitsTrajectory(check, target, [...path, 'options']),
      ];
    case 'obeys-law':
      return fitsLaw(check, target, [...path, 'options']);
  }
}

function needs(kinds: readonly OracleKind[], what: string, { oracle }: TargetSpec, path: Path): readonly Complaint[] {
  if (kinds.some((kind) => kind in oracle)) return [];
  return [
    complaint(
      path,
      `should fit the target: ${show(what)} needs an oracle with ${listed(kinds)}, but it has ${show(Object.keys(oracle)[0])}.`,
    ),
  ];
}

/** An update rule is driven on a function that is named; descent knows its function, and may be held to the student's own derivative. */
function fitsTrajectory(check: AssignmentCheck, { oracle }: TargetSpec, path: Path): readonly Complaint[] {
  const { on, derivative } = optionsOf(check);
  if ('optimizer' in oracle) {
    const derived =
      derivative === undefined
        ? []
        : [keyComplaint([...path, 'derivative'], 'should not be there: an update rule is given its gradients.')];
    if (on !== undefined) return derived;
    return [
      { ...complaint(path, 'is missing; it should be the test function on which the steps are taken.'), missing: 'on' },
      ...derived,
    ];
  }
  if (!('descentOn' in oracle) || on === undefined) return [];
  return [keyComplaint([...path, 'on'], `should not be there: the descent is already on ${show(oracle.descentOn)}.`)];
}

function fitsLaw(check: AssignmentCheck, target: TargetSpec, path: Path): readonly Complaint[] {
  const { law: id, result } = optionsOf(check);
  const law = laws.find((one) => one.id === id);
  // `arguments-unchanged` is not in the list: it may be asked of anything.
  if (law === undefined) return [];
  const misfits = needs([law.appliesTo], law.id, target, [...path, 'law']);
  if (misfits.length > 0 || law.appliesTo !== 'testFunction' || result !== 'optimum') return misfits;
  return [
    complaint([...path, 'result'], `should be "function": ${show(law.id)} looks at values, and an optimum has none.`),
  ];
}
