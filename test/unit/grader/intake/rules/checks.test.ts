import { describe, expect, it } from 'vitest';
import { messagesOf } from '../messages-of.ts';

/** By fixture: what is said, after the file's name. */
const said: readonly (readonly [fixture: string, message: string])[] = [
  [
    'check-target-unknown',
    '115:13: checks[0].id should name a target before the dot, but was "functoin". Did you mean "function"?',
  ],
  ['check-id-twice', '145:13: checks[2].id should be unique, but "derivative.agrees" is also the id of checks[1].'],
  [
    'requires-unknown',
    '133:20: checks[1].requires[0] should name a check, but was "function.valeu". Did you mean "function.value"?',
  ],
  [
    'requires-itself',
    '133:20: checks[1].requires[0] should name another check, but "derivative.agrees" is the check itself.',
  ],
  [
    'requires-later',
    '133:20: checks[1].requires[0] should name a check that comes earlier, but "derivative.value" comes later, as checks[2].',
  ],
  [
    'requires-circle',
    '133:20: checks[1].requires[0] should name a check that comes earlier, but "derivative.value" comes later, as checks[2].',
  ],
  [
    'paid-by-unknown',
    '134:36: checks[1].followThrough.paidBy should name a check, but was "functio.value". Did you mean "function.value"?',
  ],
  [
    'paid-by-itself',
    '134:36: checks[1].followThrough.paidBy should name another check, but "derivative.agrees" is the check itself.',
  ],
  [
    'shown-by-unknown',
    '134:65: checks[1].followThrough.shownBy should name a check, but was "nothing.like-it". There are: "function.value", "derivative.agrees", "derivative.value", "easom.value", "easom.even", "descent.steps", "descent.end", "adam.update", "adam.steps", "adam.noise" and "adam.still".',
  ],
  [
    'shown-by-itself',
    '134:65: checks[1].followThrough.shownBy should name another check, but "derivative.agrees" is the check itself.',
  ],
  [
    'paid-and-shown-by-one',
    '134:24: checks[1].followThrough should have two different checks, but `paidBy` and `shownBy` are both "function.value".',
  ],
  [
    'paid-in-a-circle',
    '127:36: checks[0].followThrough.paidBy should not lead back to the check itself: nobody pays in the circle "function.value" and "derivative.agrees".',
  ],
  ['of-unknown', '136:15: checks[1].options.of should name a target, but was "functon". Did you mean "function"?'],
  [
    'of-not-a-function',
    '136:15: checks[1].options.of should name a target that is a function (its oracle has `testFunction`), but was "derivative".',
  ],
  [
    'derivative-unknown',
    '195:23: checks[5].options.derivative should name a target, but was "derivate". Did you mean "derivative"?',
  ],
  [
    'derivative-not-a-derivative',
    '195:23: checks[5].options.derivative should name a target that is a derivative (its oracle has `gradientOf`), but was "function".',
  ],
  ['on-unknown', '243:15: checks[8].options.on should name a test function, but was "matias". Did you mean "matyas"?'],
  [
    'hyperparameter-unknown',
    '251:11: checks[8].options.hyperparameters.beta3 should name a hyperparameter of Adam, but was "beta3". Did you mean "beta1"?',
  ],
  [
    'hyperparameter-missing',
    '246:28: checks[8].options.hyperparameters should have all hyperparameters of Adam, but "epsilon" is missing.',
  ],
  [
    'descent-hyperparameter-unknown',
    '194:30: checks[5].options.hyperparameters.learningrate should name a hyperparameter of gradient descent, but was "learningrate". Did you mean "learningRate"?',
  ],
  [
    'result-option-unknown',
    '163:19: checks[3].options.result should name a function that the target returns, but was "functions". Did you mean "function"?',
  ],
  [
    'result-option-missing',
    '162:18: checks[3].options.result is missing; the target returns functions, and this says which one to ask: "function" or "optimum".',
  ],
  [
    'result-option-needless',
    '126:9: checks[0].options.result should not be there: the target itself is asked, for it returns no functions.',
  ],
  [
    'of-result-missing',
    '135:18: checks[1].options.ofResult is missing; the target returns functions, and this says which one to ask: "function" or "optimum".',
  ],
  [
    'noise-without-optimizer',
    '262:15: checks[9].kind should fit the target: "draws-noise" needs an oracle with "optimizer", but it has "descentOn".',
  ],
  [
    'trajectory-without-optimizer',
    '240:15: checks[8].kind should fit the target: "follows-trajectory" needs an oracle with "optimizer" or "descentOn", but it has "testFunction".',
  ],
  [
    'trajectory-without-function',
    '242:18: checks[8].options.on is missing; it should be the test function on which the steps are taken.',
  ],
  [
    'trajectory-with-needless-function',
    '201:9: checks[5].options.on should not be there: the descent is already on "bowl".',
  ],
  [
    'trajectory-with-needless-derivative',
    '257:9: checks[8].options.derivative should not be there: an update rule is given its gradients.',
  ],
  [
    'minimum-without-descent',
    '206:15: checks[6].kind should fit the target: "reaches-minimum" needs an oracle with "descentOn", but it has "optimizer".',
  ],
  [
    'gradient-without-gradient',
    '131:15: checks[1].kind should fit the target: "gradient-agrees" needs an oracle with "gradientOf", but it has "testFunction".',
  ],
  [
    'law-does-not-apply',
    '272:16: checks[10].options.law should fit the target: "no-epochs-no-move" needs an oracle with "descentOn", but it has "optimizer".',
  ],
  [
    'law-of-an-optimum',
    '178:19: checks[4].options.result should be "function": "even" looks at values, and an optimum has none.',
  ],
  [
    'start-too-short',
    '192:28: checks[5].options.starts[1] should have 2 numbers, because "bowl" has 2 variables, but has 1.',
  ],
  [
    'start-of-update-too-long',
    '244:20: checks[8].options.starts[0] should have 2 numbers, because "matyas" has 2 variables, but has 3.',
  ],
  [
    'on-other-dimension',
    '243:15: checks[8].options.on should be a function of 2 variables, as the target takes, but "cosine-bumps" has 1.',
  ],
  [
    'input-role-unknown',
    '125:21: checks[0].options.inputs.thata should name a role that Bowl is asked with, but was "thata". Did you mean "theta"?',
  ],
  [
    'input-range-reversed',
    '125:43: checks[0].options.inputs.theta.uniform should go from low to high, but goes from 2 to -2.',
  ],
  [
    'input-range-not-positive',
    '233:41: checks[7].options.inputs.gradient.logarithmic[0] should be > 0, because it is spread over orders of magnitude, but was 0.',
  ],
  ['input-not-whole', '232:39: checks[7].options.inputs.iteration.whole[1] should be a whole number, but was 2.5.'],
  ['input-counted-from-zero', '232:36: checks[7].options.inputs.iteration.whole[0] should be >= 1, but was 0.'],
  [
    'input-counted-evenly',
    '232:26: checks[7].options.inputs.iteration.uniform should be "whole" or "oneOf": it is counted.',
  ],
  [
    'input-one-of-not-counted',
    '232:39: checks[7].options.inputs.iteration.oneOf[1] should be a whole number >= 1, but was 2.5.',
  ],
  ['no-points', '113:13: checks should be worth more than 0 points together, but every check has 0.'],
];

describe('checks that do not fit their targets or each other', () => {
  it.each(said)('is refused, saying where and what: %s', async (fixture, message) => {
    expect(await messagesOf(fixture)).toEqual([`right/assignment.json:${message}`]);
  });
});
