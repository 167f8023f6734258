import { conventionScopes } from '../../reference/mlp/convention-scope.ts';
import { layerOf, lossOf, optimizerOf } from '../oracles/truths.ts';
import type { TargetSpec } from '../model/target.ts';
import type { Convention } from './check.ts';

/** What a convention may be about: all of a target, one of its methods, or some of what that method gives. */
export interface Scope {
  readonly method?: string | undefined;
  readonly compare?: readonly string[] | undefined;
}

export interface Known {
  /** What was found of this target so far. */
  readonly found: Convention | null;
  /** What was found of another target. */
  readonly of: (targetId: string) => Convention | null;
}

const NOTHING_KNOWN: Known = { found: null, of: () => null };

/** Every combination of the conventions that an assignment accepts for a target, the usual one first. */
export function acceptedConventions(target: TargetSpec): readonly Convention[] {
  return conventionsFor(target, {}, NOTHING_KNOWN).accepted;
}

export interface Conventions {
  readonly accepted: readonly Convention[];
  /** Accepted by themselves, but not from one who follows another convention elsewhere. */
  readonly excluded: readonly { readonly convention: Convention; readonly because: string }[];
}

/**
 * Every combination of the conventions that an assignment accepts for a target and that a method's answers can show, the usual one
 * first. What was found before is held to where it has to be the same throughout, and what contradicts what another target follows is
 * kept apart.
 */
export function conventionsFor(target: TargetSpec, scope: Scope, { found, of }: Known): Conventions {
  const known = knownConventions(target);
  const relevant = Object.entries(known).filter(([name]) => isAbout(name, scope));
  const combinations = relevant.reduce<readonly Convention[]>(
    (all, [name, choices]) => {
      const fixed = isOneThroughout(name) ? found?.[name] : undefined;
      const accepted = target.conventions?.[name] ?? choices.slice(0, 1).map(({ value }) => value);
      const values = fixed === undefined ? accepted : [fixed];
      return all.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value })));
    },
    [{}],
  );
  const judged = combinations.map((convention) => ({ convention, because: contradiction(target, convention, of) }));
  return {
    accepted: judged.flatMap(({ convention, because }) => (because === null ? [convention] : [])),
    excluded: judged.flatMap(({ convention, because }) => (because === null ? [] : [{ convention, because }])),
  };
}

/** Why a convention is not accepted from one who follows another elsewhere; null when it is. */
function contradiction(target: TargetSpec, convention: Convention, of: Known['of']): string | null {
  const contradicted = target.contradictions?.find(
    (one) => follows(convention, one.convention) && follows(of(one.target), one.with),
  );
  return contradicted?.because ?? null;
}

function follows(convention: Convention | null, choice: Convention): boolean {
  return convention !== null && Object.entries(choice).every(([name, value]) => convention[name] === value);
}

/** Which conventions a method's answers can show. */
function isAbout(name: string, { method, compare }: Scope): boolean {
  if (method === undefined) return true;
  const scope = conventionScopes[name];
  // An update rule has one method, and all of its conventions show there.
  if (scope === undefined) return true;
  if (!scope.methods.some((one) => one === method)) return false;
  return scope.scales === null || compare === undefined || compare.includes(scope.scales);
}

/** An update rule's convention has no scope: it has one method. */
function isOneThroughout(name: string): boolean {
  return conventionScopes[name]?.isOneThroughout ?? true;
}

/** The convention in words, e.g. `epsilon inside the root`. */
export function describeConvention(
  target: TargetSpec,
  convention: Convention,
): readonly { readonly name: string; readonly value: string; readonly text: string }[] {
  const known = knownConventions(target);
  return Object.entries(convention).map(([name, value]) => ({
    name,
    value,
    text: known[name]?.find((choice) => choice.value === value)?.text ?? value,
  }));
}

function knownConventions({
  oracle,
}: TargetSpec): Readonly<Record<string, readonly { readonly value: string; readonly text: string }[]>> {
  if ('optimizer' in oracle) return optimizerOf(oracle.optimizer).conventions;
  if ('layer' in oracle) return layerOf(oracle.layer).conventions;
  return 'loss' in oracle ? lossOf(oracle.loss).conventions : {};
}
