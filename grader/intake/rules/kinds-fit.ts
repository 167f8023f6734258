import type { Oracle } from '../../model/oracle.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { checks } from '../../checks/index.ts';
import { laws } from '../../checks/laws/index.ts';
import type { AssignmentCheck } from '../assignment-schema.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { listed, show } from '../show.ts';
import { optionsOf } from './check-options.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

type KeysOf<One> = One extends unknown ? keyof One : never;
type OracleKind = Exclude<KeysOf<Oracle>, 'schedule'>;

/** What the inputs of a single question can be drawn for. A network is asked by checks of its own. */
const askable = ['testFunction', 'gradientOf', 'optimizer', 'descentOn', 'layer', 'loss'] as const;

/** Of which targets each kind of check can be asked. */
const needed: Readonly<Record<Kind, readonly OracleKind[]>> = {
  'matches-reference': askable,
  'obeys-law': askable,
  'gradient-agrees': ['gradientOf'],
  'follows-trajectory': ['optimizer', 'descentOn'],
  'reaches-minimum': ['descentOn'],
  'notebook-variables': ['descentOn'],
  'draws-noise': ['optimizer'],
  'layer-gradient-agrees': ['layer', 'loss'],
  'follows-own-layers': ['network'],
  trains: ['network'],
};
type Kind = keyof typeof checks | 'layer-gradient-agrees' | 'follows-own-layers' | 'trains';

/** Each kind of check is asked of what it can be asked of. */
export const kindsFit: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const target = targetOf(targets, check);
    if (target === undefined) return [];
    const path = ['checks', index];
    const misfits = needs(needed[check.kind], check.kind, target, [...path, 'kind']);
    if (misfits.length > 0) return misfits;
    if (check.kind === 'follows-trajectory') return fitsTrajectory(check, target, [...path, 'options']);
    return check.kind === 'obeys-law' ? fitsLaw(check, target, [...path, 'options']) : [];
  });

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
  // `arguments-unchanged` is not in the list: it may be asked of any of them.
  if (law === undefined) return [];
  const misfits = needs([law.appliesTo], law.id, target, [...path, 'law']);
  if (misfits.length > 0 || law.appliesTo !== 'testFunction' || result !== 'optimum') return misfits;
  return [
    complaint([...path, 'result'], `should be "function": ${show(law.id)} looks at values, and an optimum has none.`),
  ];
}
