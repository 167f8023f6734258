import type { TargetSpec } from '../../model/target.ts';
import { complaint, type Complaint, type Path } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import { partOf } from './network-part.ts';
import type { Rule } from './rule.ts';
import { targetNamed } from './target-of.ts';

type Targets = Readonly<Record<string, TargetSpec>>;

interface Part {
  readonly target: string;
  readonly called: string;
}

/** What a network asks of each of its parts. */
const PASSES = ['forward', 'backward'] as const;

/** A network is made of other targets: hidden layers, then one output layer, and one loss, each under a name of its own. */
export const networkParts: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, { oracle }]) => {
    if (!('network' in oracle)) return [];
    const path = ['targets', id, 'oracle', 'network'];
    const { network: parts } = oracle;
    const wrong = parts.flatMap((_, index) => [
      ...wrongTarget(parts, index, targets, [...path, index, 'target']),
      ...wrongName(parts, index, [...path, index, 'called']),
    ]);
    return wrong.length > 0 ? wrong : wrongTogether(parts, targets, path);
  });

function wrongTarget(parts: readonly Part[], index: number, targets: Targets, path: Path): readonly Complaint[] {
  const name = parts[index]?.target ?? '';
  const possible = Object.keys(targets).filter((one) => partOf(targetNamed(targets, one)) !== null);
  if (!possible.includes(name)) return [complaint(path, shouldName('a target with a layer or a loss', possible, name))];
  if (parts.findIndex(({ target }) => target === name) < index) return [twice(name, path)];
  const lacking = PASSES.filter((pass) => !Object.hasOwn(targetNamed(targets, name)?.methods ?? {}, pass));
  if (lacking.length === 0) return [];
  return [
    complaint(
      path,
      `should name a target with the methods ${listed(PASSES, 'and')}, but ${show(name)} does not have ${listed(lacking)}.`,
    ),
  ];
}

function wrongName(parts: readonly Part[], index: number, path: Path): readonly Complaint[] {
  const name = parts[index]?.called ?? '';
  if (name === '') return [complaint(path, 'should be a text that is not empty, but was "".')];
  return parts.findIndex(({ called }) => called === name) < index ? [twice(name, path)] : [];
}

function twice(name: string, path: Path): Complaint {
  return complaint(path, `should be unique, but ${show(name)} is there twice.`);
}

function wrongTogether(parts: readonly Part[], targets: Targets, path: Path): readonly Complaint[] {
  const named = (kind: ReturnType<typeof partOf>): readonly string[] =>
    parts.map(({ target }) => target).filter((target) => partOf(targetNamed(targets, target)) === kind);
  const [hidden, outputs, losses] = [named('hidden'), named('output'), named('loss')];
  const exactlyOne = (what: string, found: readonly string[]): readonly Complaint[] => {
    const has = found.length === 0 ? 'none' : listed(found, 'and');
    return found.length === 1 ? [] : [complaint(path, `should have exactly one ${what}, but has ${has}.`)];
  };
  const counts = [
    ...(hidden.length > 0 ? [] : [complaint(path, 'should have at least one hidden layer, but has none.')]),
    ...exactlyOne('output layer (its oracle is the layer "logits")', outputs),
    ...exactlyOne('loss', losses),
  ];
  const [output = ''] = outputs;
  const late = parts
    .slice(parts.findIndex(({ target }) => target === output))
    .find((one) => hidden.includes(one.target));
  if (counts.length > 0 || late === undefined) return counts;
  return [
    complaint(
      path,
      `should have the output layer ${show(output)} after all hidden layers, but ${show(late.target)} comes later.`,
    ),
  ];
}
