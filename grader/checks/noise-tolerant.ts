import { areEven } from '../compare/even-shifts.ts';
import type { CaseAnswer } from '../contract/question.ts';
import type { Roles } from '../model/roles.ts';
import type { Tolerance } from '../model/assignment.ts';
import type { CheckContext, CheckOutcome, Convention } from './check.ts';
import { constantShift, gradientOf, gradientShifts, rounding } from './noise/shifts.ts';
import { unanswered } from './settle.ts';

type Asked = Pick<
  CheckContext<{ readonly tolerance: Tolerance }>,
  'target' | 'targetId' | 'student' | 'options' | 'noise'
> & {
  readonly seed: number;
};

export type UpToNoise =
  | { readonly kind: 'right'; readonly note: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unanswered'; readonly outcome: CheckOutcome };

/** In standard deviations: no normal noise goes beyond this in a lifetime of classes, P < 1e-15. */
const FARTHEST = 8;

/** Noisy steps over all inputs. */
const SAMPLES = 4000;
/** Chance with which a right rule with noise of its own making may be taken for a wrong one. */
export const OWN_NOISE_BUDGET = 1e-6;

const FROM_UNIFORM =
  'The noise is made from uniform draws and could not be switched off; the rule was compared with the noise in place.';
const WITH_MEAN = 'The mean of the noise is not 0; the rule was compared with that mean in place.';

const WRONG: UpToNoise = { kind: 'wrong' };

/**
 * Whether a rule is right but for noise that is still in the answers.
 *
 * The gradient that a step must have used is recovered from its result. The rule is right when the oracle's step with that
 * gradient gives the same result, and the gradient is the given one up to noise. Of normal draws their mean is left: the same
 * number in every case. Noise that is made from raw uniform draws (a Box-Muller of one's own) cannot be switched off: each
 * input is asked many times with real draws, and what the gradients are off by must be noise and nothing else. Whether the
 * noise itself is right is for `draws-noise` to say.
 */
export async function rightUpToNoise(
  asked: Asked,
  conventions: readonly Convention[],
  inputs: readonly Roles[],
  answers: readonly CaseAnswer[],
): Promise<UpToNoise> {
  const { noise, options, target } = asked;
  if (noise === null || inputs.length < 2) return WRONG;
  const all = (source: 'uniform' | 'normal'): boolean =>
    inputs.every((_, index) => drawsOf(answers[index], source) > 0);
  const results = answers.map(resultsOf);
  if (all('uniform')) {
    const near = conventions.filter((convention) =>
      gradientShifts(target, convention, inputs, results, options.tolerance)?.every((shifts, index) =>
        shifts.every((shift, at) => Math.abs(shift) <= FARTHEST * noise + rounding(inputs[index], at)),
      ),
    );
    return near.length === 0 ? WRONG : rightOnAverage(asked, near, inputs);
  }
  if (!all('normal')) return WRONG;
  const mean = constantShift(target, conventions, inputs, results, options.tolerance);
  // What is farther off is no noise, but something that is added, whether or not something is drawn besides.
  if (!mean?.every((shift) => Math.abs(shift) <= FARTHEST * noise)) return WRONG;
  return rightAroundMean(asked, conventions, inputs, mean);
}

/** Whether what is added in every case is the mean of what is drawn: with real draws it is another number then, and no longer the same. */
async function rightAroundMean(
  { student, target, targetId, options, seed }: Asked,
  conventions: readonly Convention[],
  inputs: readonly Roles[],
  mean: readonly number[],
): Promise<UpToNoise> {
  const reply = await student.ask({ target: targetId, cases: inputs, randomness: { kind: 'seeded', seed } });
  if (reply.kind !== 'answered') return { kind: 'unanswered', outcome: unanswered(reply) };
  const results = reply.answers.map(resultsOf);
  const drawn = conventions.flatMap((convention) => {
    const shifts = gradientShifts(target, convention, inputs, results, options.tolerance);
    return shifts === null ? [] : [shifts];
  });
  const isAdded = (shift: number, at: number): boolean =>
    Math.abs(shift) > rounding(inputs[0], at) &&
    drawn.some((shifts) => shifts.every((one, of) => Math.abs((one[at] ?? NaN) - shift) <= rounding(inputs[of], at)));
  return mean.some((shift, at) => isAdded(shift, at)) ? WRONG : { kind: 'right', note: WITH_MEAN };
}

async function rightOnAverage(
  { student, target, targetId, options, seed }: Asked,
  conventions: readonly Convention[],
  inputs: readonly Roles[],
): Promise<UpToNoise> {
  const repeat = Math.max(2, Math.ceil(SAMPLES / inputs.length));
  const randomness = { kind: 'seeded', seed } as const;
  const reply = await student.ask({ target: targetId, cases: inputs, repeat, randomness });
  if (reply.kind !== 'answered') return { kind: 'unanswered', outcome: unanswered(reply) };
  const repeated = inputs.flatMap((roles) => Array.from({ length: repeat }, () => roles));
  const results = reply.answers.map(resultsOf);
  const right = conventions.some((convention) => {
    const shifts = gradientShifts(target, convention, repeated, results, options.tolerance);
    return shifts?.[0]?.every((_, at) =>
      areEven(
        inputs.map((roles, index) => ({
          shifts: shifts.slice(index * repeat, (index + 1) * repeat).map((shift) => shift[at] ?? NaN),
          gradient: gradientOf(roles)[at] ?? NaN,
          theta: roles.get('theta')?.data[at] ?? NaN,
        })),
        OWN_NOISE_BUDGET / gradientOf(inputs[0]).length,
      ),
    );
  });
  return right ? { kind: 'right', note: FROM_UNIFORM } : WRONG;
}

function resultsOf(answer: CaseAnswer): Roles {
  return answer.kind === 'results' ? answer.roles : new Map();
}

function drawsOf(answer: CaseAnswer | undefined, source: 'uniform' | 'normal'): number {
  return answer?.kind === 'results' ? answer.draws[source] : 0;
}
