import type { TargetSpec } from '../../model/target.ts';
import type { AssignmentCheck } from '../assignment-schema.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import { optionsOf } from './check-options.ts';
import { isClass } from './class-roles.ts';
import { methodNamed } from './method-named.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

/** Methods without which a check of a kind cannot be: those, or some by the method that it asks. */
const alsoNeeded: Readonly<Record<string, (method: string | undefined) => readonly string[]>> = {
  'layer-gradient-agrees': (method) => (method === 'derivative' ? ['activation'] : ['forward']),
  'follows-own-layers': (method) => ['add', ...(method === undefined ? [] : (stepsOf[method] ?? []))],
  trains: () => ['add', 'train', 'predict', 'forward'],
};

/** What a method of a network is taken apart into, to be held to the layers. */
const stepsOf: Readonly<Record<string, readonly string[]>> = { backward: ['forward'], train: ['forward', 'backward'] };

/** Kinds that can do without the option because functions are asked, too; of other kinds the schema says whether it is needed. */
const ofFunctionsToo: readonly string[] = ['matches-reference', 'obeys-law'];

/** Of a class a check says which method it asks; of a function it says nothing of methods. */
export const methodOptions: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const target = targetOf(targets, check);
    if (target === undefined) return [];
    const path = ['checks', index];
    return isClass(target) ? ofClass(check, target, path) : ofFunction(check, [...path, 'options']);
  });

function ofFunction(check: AssignmentCheck, path: Path): readonly Complaint[] {
  const options = optionsOf(check);
  return (['method', 'compare', 'own'] as const).flatMap((option) =>
    options[option] === undefined
      ? []
      : [keyComplaint([...path, option], 'should not be there: the target is a function, and has no methods.')],
  );
}

function ofClass(check: AssignmentCheck, target: TargetSpec, path: Path): readonly Complaint[] {
  const { method, inputs } = optionsOf(check);
  const options = [...path, 'options'];
  const problem = method === undefined ? null : methodNamed(target, method);
  const missing = (alsoNeeded[check.kind]?.(method) ?? []).filter((one) => methodNamed(target, one) !== null);
  return [
    ...(inputs === undefined
      ? []
      : [
          keyComplaint(
            [...options, 'inputs'],
            'should not be there: the target is a class, and its oracle says what it is asked with.',
          ),
        ]),
    ...(method === undefined && ofFunctionsToo.includes(check.kind) ? [unsaid(target, options)] : []),
    ...(problem === null ? partsOf(check, target, options) : [complaint([...options, 'method'], problem)]),
    // A misspelt method needs nothing.
    ...(problem !== null || missing.length === 0
      ? []
      : [
          complaint(
            [...path, 'kind'],
            `should be asked of a target that also has the method ${listed(missing, 'and')}.`,
          ),
        ]),
  ];
}

function unsaid({ methods = {} }: TargetSpec, path: Path): Complaint {
  const says = `is missing; the target is a class, and this says which method to ask: ${listed(Object.keys(methods))}.`;
  return { ...complaint(path, says), missing: 'method' };
}

/** What is compared is what the method gives; its own parts are other methods. */
function partsOf(check: AssignmentCheck, target: TargetSpec, path: Path): readonly Complaint[] {
  const { method: asked = '', compare = [], own = [] } = optionsOf(check);
  const method = target.methods?.[asked];
  if (method === undefined) return [];
  const given = [...method.results.map(({ role }) => role), ...(method.changes ?? [])];
  const parts = own.map((part) => part.method);
  return [
    ...each(
      compare,
      (at) => [...path, 'compare', at],
      (role) => (given.includes(role) ? null : shouldName(`a role that ${show(asked)} gives or changes`, given, role)),
    ),
    ...each(
      parts,
      (at) => [...path, 'own', at, 'method'],
      (other) =>
        other === asked
          ? `should name another method, but ${show(other)} is the one that is asked.`
          : methodNamed(target, other),
    ),
  ];
}

function each(
  texts: readonly string[],
  path: (at: number) => Path,
  problem: (text: string) => string | null,
): readonly Complaint[] {
  return texts.flatMap((text, at) => {
    const says = texts.indexOf(text) < at ? `should be unique, but ${show(text)} is there twice.` : problem(text);
    return says === null ? [] : [complaint(path(at), says)];
  });
}
