import { invert } from '../../compare/invert.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { pick } from '../../findings/differences.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { acceptedConventions } from '../conventions.ts';
import { constantShift } from '../noise-tolerant.ts';
import { unanswered } from '../settle.ts';
import { DRAWN_ANEW } from './recovered.ts';
import type { RecoveredNoise } from './recovered.ts';

/** Offsets of the gradient at which the silent rule is looked at: fine where noise is, then ever wider. */
const FINE = Array.from({ length: 161 }, (_, index) => index * 0.05);
const WIDE = Array.from({ length: 24 }, (_, index) => 8 * 1.25 ** (index + 1));
const OFFSETS = [...[...FINE.slice(1), ...WIDE].map((value) => -value).reverse(), ...FINE, ...WIDE];

/** Index of the offset 0. */
const MIDDLE = OFFSETS.indexOf(0);
/** Round-off of a step. */
const BOUNDS = { relative: 1e-8, absolute: 1e-10 };

/** Two recovered draws this near are one: far above the error of interpolation, far below noise. */
const SAME = 0.02;

type OwnRule =
  | { readonly kind: 'rule'; readonly noise: (byCase: readonly (readonly Roles[])[]) => RecoveredNoise | null }
  | { readonly kind: 'unanswered'; readonly outcome: CheckOutcome };

/**
 * The student's own rule, with the noise switched off, as a function of the gradient: read backwards it tells the noise from a
 * result. So noise is judged even where the rule itself is wrong, and no mistake is paid for twice.
 */
export async function ownRuleOf<Options>(context: CheckContext<Options>, cases: readonly Roles[]): Promise<OwnRule> {
  const shifted = cases.flatMap((roles) =>
    OFFSETS.map((offset): Roles => new Map([...roles, ['gradient', shift(roles, offset)]])),
  );
  const reply = await context.student.ask({ target: context.targetId, cases: shifted });
  if (reply.kind !== 'answered') return { kind: 'unanswered', outcome: unanswered(reply) };
  const silent = reply.answers.map((answer) => (answer.kind === 'results' ? answer.roles : new Map<string, Tensor>()));
  const parts = context.target.results.map(({ role }) => role);
  // Silence leaves the mean of the noise in place; where the rule is the right one it can be told.
  const unmoved = cases.map((_, index) => silent[index * OFFSETS.length + MIDDLE] ?? new Map<string, Tensor>());
  const conventions = context.convention ? [context.convention] : acceptedConventions(context.target);
  const mean = constantShift(context.target, conventions, cases, unmoved, BOUNDS);
  return { kind: 'rule', noise: (byCase) => withMean(mean, readBackwards(parts, cases, silent, byCase)) };
}

function shift(roles: Roles, offset: number): Tensor {
  const gradient = roles.get('gradient') ?? { shape: [], data: [] };
  return { ...gradient, data: gradient.data.map((value) => value + offset) };
}

function readBackwards(
  parts: readonly string[],
  cases: readonly Roles[],
  silent: readonly Roles[],
  byCase: readonly (readonly Roles[])[],
): RecoveredNoise | null {
  const dimension = cases[0]?.get('gradient')?.data.length ?? 0;
  const draws: number[][] = [];
  let split: string | null = null;
  for (let coordinate = 0; coordinate < dimension; coordinate += 1) {
    const own = parts.filter((role) => role.endsWith(`[${coordinate}]`));
    // The same part for every case: mixing them would compare noise with noise of another source.
    const found = own.map((role) =>
      cases.map((_, index) =>
        drawsFrom(role, silent.slice(index * OFFSETS.length, (index + 1) * OFFSETS.length), byCase[index] ?? []),
      ),
    );
    const readable = found
      .map((lists) => (lists.includes(null) ? null : lists.flatMap((list) => list ?? [])))
      .filter((list) => list !== null);
    const [first, ...others] = readable;
    if (first === undefined) return null;
    draws.push(first);
    if (
      others.some((other) =>
        other.some((draw, index) => Math.abs(draw - (first[index] ?? NaN)) > SAME * Math.max(1, Math.abs(draw))),
      )
    )
      split = DRAWN_ANEW;
  }
  return { draws, split };
}

function withMean(mean: readonly number[] | null, noise: RecoveredNoise | null): RecoveredNoise | null {
  // Round-off of the step must not show as a constant noise where there is none.
  const shift = (coordinate: number): number =>
    Math.abs(mean?.[coordinate] ?? 0) > 1e-6 ? (mean?.[coordinate] ?? 0) : 0;
  return (
    noise && { ...noise, draws: noise.draws.map((list, coordinate) => list.map((draw) => draw + shift(coordinate))) }
  );
}

/** The noise of each result, read from one part of it; null when that part does not tell. */
function drawsFrom(role: string, silent: readonly Roles[], noisy: readonly Roles[]): readonly number[] | null {
  const value = (roles: Roles): number => pick(roles, role)?.data[0] ?? NaN;
  const inverse = invert(OFFSETS, silent.map(value));
  return inverse && noisy.map((roles) => inverse(value(roles)));
}
