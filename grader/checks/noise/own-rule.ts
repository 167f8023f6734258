import fc from 'fast-check';
import type { NoiseAt } from '../../compare/noise.ts';
import { splitRole } from '../../contract/role.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { acceptedConventions } from '../conventions.ts';
import { casesFor } from '../inputs/cases.ts';
import { constantShift } from './shifts.ts';
import { unanswered } from '../settle.ts';
import { readBackwards, OFFSETS, TRIED } from './read-backwards.ts';
import type { SilentRule } from './read-backwards.ts';
import type { RecoveredNoise } from './recovered.ts';

/** Steps of all kinds, for the mean of the noise: as many as make it sure that a wrong rule is not taken for the right one. */
const VARIED = 25;

/** Round-off of a step. */
const BOUNDS = { relative: 1e-8, absolute: 1e-10 };
/** Round-off of recovering a gradient must not show as a constant noise where there is none. */
const LEAST_MEAN = 1e-5;

type OwnRule =
  | { readonly kind: 'rule'; readonly noise: (byCase: readonly (readonly Roles[])[]) => RecoveredNoise | null }
  | { readonly kind: 'unanswered'; readonly outcome: CheckOutcome };

/**
 * The student's own rule, with the noise switched off, as a function of the gradient: read backwards it tells the noise from a
 * result. So noise is judged even where the rule itself is wrong, and no mistake is paid for twice.
 */
export async function ownRuleOf<Options extends { readonly standardDeviation: number }>(
  context: CheckContext<Options>,
  cases: readonly Roles[],
): Promise<OwnRule> {
  const { standardDeviation } = context.options;
  const coordinates = [...(cases[0]?.get('gradient')?.data.keys() ?? [])];
  const { together, alone, varied } = context.once('silent steps', () => ({
    together: cases.flatMap((roles) => OFFSETS.map((offset) => shifted(roles, () => offset * standardDeviation))),
    alone: cases.flatMap((roles) =>
      coordinates.map((one) => shifted(roles, (at) => (at === one ? TRIED * standardDeviation : 0))),
    ),
    varied: fc.sample(casesFor(context.target, {}), { seed: context.seed, numRuns: VARIED }),
  }));
  const reply = await context.student.ask({ target: context.targetId, cases: [...together, ...alone, ...varied] });
  if (reply.kind !== 'answered') return { kind: 'unanswered', outcome: unanswered(reply) };
  const silent = reply.answers.map((answer) => (answer.kind === 'results' ? answer.roles : new Map<string, Tensor>()));

  const rules = cases.map((_, index): SilentRule => {
    const first = together.length + index * coordinates.length;
    return {
      together: silent.slice(index * OFFSETS.length, (index + 1) * OFFSETS.length),
      alone: silent.slice(first, first + coordinates.length),
    };
  });
  const mean = meanOf(context, varied, silent.slice(together.length + alone.length));
  return {
    kind: 'rule',
    noise: (byCase) => {
      const partsOf = (coordinate: number): readonly string[] => partsAt(context, coordinate);
      const noise = readBackwards(coordinates.map(partsOf), rules, byCase);
      const shown = (lists: NoiseAt): NoiseAt =>
        lists.map((list, at) => list && list.map((draw) => draw * standardDeviation + (mean[at] ?? 0)));
      return (
        noise && {
          draws: noise.draws.map(shown),
          split: noise.split && { ...noise.split, inState: noise.split.inState.map(shown) },
        }
      );
    },
  };
}

function shifted(roles: Roles, by: (index: number) => number): Roles {
  const gradient = roles.get('gradient') ?? { shape: [], data: [] };
  return new Map([...roles, ['gradient', { ...gradient, data: gradient.data.map((value, at) => value + by(at)) }]]);
}

/** The results that belong to one coordinate. */
function partsAt<Options>({ target }: CheckContext<Options>, coordinate: number): readonly string[] {
  return target.results
    .map(({ role }) => (splitRole(role).index === null ? `${role}[${coordinate}]` : role))
    .filter((role) => splitRole(role).index === coordinate);
}

/** Silence leaves the mean of the noise in place; where the rule is the right one it can be told. */
function meanOf<Options>(
  context: CheckContext<Options>,
  varied: readonly Roles[],
  silent: readonly Roles[],
): readonly number[] {
  const conventions = context.convention ? [context.convention] : acceptedConventions(context.target);
  const shift = constantShift(context.target, conventions, varied, silent, BOUNDS) ?? [];
  return shift.map((value) => (Math.abs(value) > LEAST_MEAN ? value : 0));
}
