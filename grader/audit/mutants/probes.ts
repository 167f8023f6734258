import type { Assignment, AssignmentCheck } from '../../intake/assignment-schema.ts';
import { targetIdOf } from '../../intake/target-id.ts';
import type { TargetSpec } from '../../model/target.ts';
import { AGREEING_BATCHES, AGREEING_INPUTS, harder } from './harder.ts';
import type { Reached } from './reach.ts';

/** A check that no assignment asks: whether code does what the solution does, in all its results. */
export interface Probe {
  readonly check: AssignmentCheck;
  /** What it asks, for one who reads that only this found a change. */
  readonly told: string;
  /** Whether what agrees here is right as a whole, and not only in some of what it does. */
  readonly isWhole: boolean;
}

/** One method of a class, one function of several that a target returns, or the target itself. */
interface Part {
  readonly named: string | null;
  readonly options: { readonly method?: string; readonly result?: string };
}

const CLOSELY = { relative: 1e-9, absolute: 1e-11, reason: 'the same computation, written differently' } as const;

/** Whatever an assignment asks of the targets that lean on some code, and how loosely: this asks for all of it. */
export function probesFor(
  { targets, checks }: Pick<Assignment, 'targets' | 'checks'>,
  reached: Reached,
): readonly Probe[] {
  return reached.all.flatMap((id) => {
    const target = targets[id];
    if (target === undefined) return [];
    const asked = checks.filter((check) => targetIdOf(check.id) === id);
    const compared = partsOf(target).map((part) => probeOf(id, target, part, asked, checks));
    return [...compared, ...historyOf(id, target, asked, checks), ...asked.flatMap(withoutPoints)];
  });
}

/** What can be held to the reference by itself; a descent and a network are asked in other ways. */
function partsOf({ oracle, methods, results }: TargetSpec): readonly Part[] {
  if ('network' in oracle || 'descentOn' in oracle) return [];
  if (methods !== undefined) return Object.keys(methods).map((method) => ({ named: method, options: { method } }));
  const returned = results.filter(({ callable }) => callable !== undefined);
  return returned.length === 0
    ? [{ named: null, options: {} }]
    : returned.map(({ role }) => ({ named: role, options: { result: role } }));
}

function probeOf(
  id: string,
  { oracle }: TargetSpec,
  { named, options }: Part,
  asked: readonly AssignmentCheck[],
  all: readonly AssignmentCheck[],
): Probe {
  const isMethod = options.method !== undefined;
  const isAsked = asked.some(
    (check) =>
      check.points > 0 && check.options['method'] === options.method && check.options['result'] === options.result,
  );
  const name = named === null ? `\`${id}\`` : `\`${id}.${named}\``;
  return {
    check: {
      id: freeId(`${id}.probe-${(named ?? 'all').toLowerCase()}`, all),
      title: `${id}, in all its results`,
      kind: 'matches-reference',
      points: 1,
      options: { ...options, tolerance: CLOSELY, cases: isMethod ? AGREEING_BATCHES : AGREEING_INPUTS },
    },
    told: isAsked ? `${name}, held closely to the reference in all its results` : `${name}, which no check asks`,
    // The object that takes one step was just made: what it keeps for the next one shows on a trajectory.
    isWhole: !(isMethod && 'optimizer' in oracle) || asked.some(({ kind }) => kind === 'follows-trajectory'),
  };
}

/** A descent is asked where it ends; the way there may be a result as well. */
function historyOf(
  id: string,
  { oracle, results }: TargetSpec,
  asked: readonly AssignmentCheck[],
  all: readonly AssignmentCheck[],
): readonly Probe[] {
  const descents = asked.filter(({ kind }) => kind === 'follows-trajectory');
  const [first] = descents;
  const isResult = 'descentOn' in oracle && results.some(({ role }) => role === 'history');
  if (first === undefined || !isResult || descents.some(({ options }) => options['history'] === true)) return [];
  const { kind, title } = first;
  const check = {
    id: freeId(`${id}.probe-history`, all),
    title,
    kind,
    points: 1,
    options: { ...first.options, history: true },
  };
  return [{ check, told: `the history of \`${id}\`, which no check asks`, isWhole: false }];
}

/** What an assignment shows without points finds nothing for it, and says as well whether something is right. */
function withoutPoints(check: AssignmentCheck): readonly Probe[] {
  if (check.points > 0 || (check.kind !== 'follows-trajectory' && check.kind !== 'obeys-law')) return [];
  const more = harder(check);
  return more === null ? [] : [{ check: more, told: `\`${check.id}\`, which is worth no points`, isWhole: false }];
}

function freeId(wanted: string, checks: readonly AssignmentCheck[]): string {
  return checks.some(({ id }) => id === wanted) ? freeId(`${wanted}-again`, checks) : wanted;
}
