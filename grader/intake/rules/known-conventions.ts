import type { TargetSpec } from '../../model/target.ts';
import { knownLayer, knownLoss, knownOptimizer } from './known-oracle.ts';

interface KnownConventions {
  /** For messages, e.g. `Adam`. */
  readonly whose: string;
  /** Choices by the name of the convention, the usual one first. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** What the oracle of a target leaves open; undefined where it names one that does not exist. */
export function knownConventions(target: TargetSpec): KnownConventions | undefined {
  const { oracle } = target;
  const isOpen = 'optimizer' in oracle || 'layer' in oracle || 'loss' in oracle;
  if (!isOpen) return { whose: 'its oracle', choices: {} };
  const known = knownOptimizer(target) ?? knownLayer(target) ?? knownLoss(target);
  if (known === undefined) return undefined;
  const choices = Object.entries(known.conventions).map(([name, ways]) => [name, ways.map(({ value }) => value)]);
  return { whose: known.title, choices: Object.fromEntries(choices) as KnownConventions['choices'] };
}

/** The choices that an assignment accepts for a target, by the name of the convention. */
export function acceptedChoices(target: TargetSpec): KnownConventions['choices'] {
  const choices = knownConventions(target)?.choices ?? {};
  return Object.fromEntries(
    Object.entries(choices).map(([name, values]) => [name, target.conventions?.[name] ?? values.slice(0, 1)]),
  );
}
