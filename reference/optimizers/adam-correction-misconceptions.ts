import type { Misconception } from '../misconception.ts';
import { asked, given, leaving } from './mistakes.ts';
import type { Optimizer } from './optimizer.ts';
import { stateOf } from './read-step.ts';

/** Known mistakes in how Adam's moments are corrected for having started at zero. */
export const correctionMisconceptions: readonly Misconception<Optimizer>[] = [
  {
    id: 'no-bias-correction',
    name: 'no bias correction',
    teacher: 'Corrects neither moment for having started at zero.',
    student: 'Both moments start at zero; think about what that does to your first steps, and what Adam does about it.',
    of: corrected(() => [Infinity, Infinity]),
  },
  {
    id: 'no-first-correction',
    name: 'no bias correction of the first moment',
    teacher: 'Corrects the second moment for having started at zero, but not the first.',
    student: 'Both moments start at zero; look at whether you treat them alike.',
    of: corrected((t) => [Infinity, t]),
  },
  {
    id: 'no-second-correction',
    name: 'no bias correction of the second moment',
    teacher: 'Corrects the first moment for having started at zero, but not the second.',
    student: 'Both moments start at zero; look at whether you treat them alike.',
    of: corrected((t) => [t, Infinity]),
  },
  {
    id: 'correction-without-power',
    name: 'bias correction without the power of t',
    teacher: 'Divides by 1 - beta at every step, where it should divide by 1 - beta^t.',
    student: 'The correction should change from step to step: after many steps hardly any of it is left.',
    of: corrected(() => [1, 1]),
  },
  {
    id: 'correction-squared',
    name: 'bias correction with a power of 2',
    teacher: 'Divides by 1 - beta^2 at every step, where it should divide by 1 - beta^t.',
    student: 'The correction should change from step to step: after many steps hardly any of it is left.',
    of: corrected(() => [2, 2]),
  },
  {
    id: 'second-correction-squared',
    name: 'bias correction of the second moment with a power of 2',
    teacher: 'Divides the second moment by 1 - beta2^2 at every step, where it should divide by 1 - beta2^t.',
    student:
      'The correction of the second moment should change from step to step: after many steps hardly any of it is left.',
    of: corrected((t) => [t, 2]),
  },
  {
    id: 'correction-powers-1-and-2',
    name: 'bias corrections with the powers 1 and 2',
    teacher: 'Divides by 1 - beta1 and by 1 - beta2^2 at every step, where it should divide by 1 - beta^t.',
    student: 'The corrections should change from step to step: after many steps hardly any of them is left.',
    of: corrected(() => [1, 2]),
  },
  {
    id: 'correction-times-t',
    name: 'product in place of the power of t',
    teacher: 'Multiplies beta by t in the bias correction, where it should raise beta to the power t.',
    student: 'Work out how much of its start at zero is left in a moment after two steps, and after three.',
    // beta * t as a power of beta
    of: corrected((t, beta1, beta2) => [1 + Math.log(t) / Math.log(beta1), 1 + Math.log(t) / Math.log(beta2)]),
  },
  {
    id: 'iteration-from-zero',
    name: 'steps counted from 0',
    teacher: 'Counts the first step as 0 in the bias correction, which divides by 0 there.',
    student: 'Look at which number your first step has in the correction, and try what the formula gives for it.',
    of: corrected((t) => [t - 1, t - 1]),
  },
  {
    id: 'iteration-from-zero-nudged',
    name: 'steps counted from 0, with a small number in place of 0',
    teacher: 'Counts the steps from 0 in the bias correction, with 0.001 in place of 0 at the first step.',
    student: 'A small number in place of 0 hides a question: which number the first step has in the correction.',
    of: corrected((t) => [Math.max(t - 1, 0.001), Math.max(t - 1, 0.001)]),
  },
  {
    id: 'iteration-from-two',
    name: 'steps counted from 2',
    teacher: 'Counts the first step as 2 in the bias correction.',
    student: 'Look at which number your first step has in the correction, and where it is counted up.',
    of: corrected((t) => [t + 1, t + 1]),
  },
  {
    id: 'corrected-moments-kept',
    name: 'corrected moments returned',
    teacher: 'Returns the corrected moments as state: they are corrected again at the next step.',
    student: 'The next step goes on with the running means themselves, not with what was made of them for this step.',
    of: leaving((after, step) => ({
      first: stateOf(after, 'first').map((m) => m / (1 - given(step, 'beta1') ** step.iteration)),
      second: stateOf(after, 'second').map((s) => s / (1 - given(step, 'beta2') ** step.iteration)),
    })),
  },
  {
    id: 'betas-swapped-in-correction',
    name: 'betas swapped in the bias correction',
    teacher: 'Corrects the first moment with beta2, and the second with beta1.',
    student: 'There are two decay rates; look at which of them each correction should use.',
    // each power of one beta as a power of the other
    of: corrected((t, beta1, beta2) => {
      const share = Math.log(beta2) / Math.log(beta1);
      return [t * share, t / share];
    }),
  },
];

/** With other powers in the corrections: 1 - beta1^t1 and 1 - beta2^t2. Infinity: no correction. */
function corrected(
  powers: (t: number, beta1: number, beta2: number) => readonly [first: number, second: number],
): Misconception<Optimizer>['of'] {
  return asked((step) => {
    const beta1 = given(step, 'beta1');
    const [first, second] = powers(step.iteration, beta1, given(step, 'beta2'));
    // Asked for the step of the second power, the rule corrects the first moment with it as well: the rate makes up for that.
    const share = first === second ? 1 : (1 - beta1 ** second) / (1 - beta1 ** first);
    const hyperparameters = { ...step.hyperparameters, learningRate: share * given(step, 'learningRate') };
    return { ...step, iteration: second, hyperparameters };
  });
}
