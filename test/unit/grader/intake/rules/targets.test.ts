import { describe, expect, it } from 'vitest';
import { messagesOf } from '../messages-of.ts';

/** By fixture: what is said, after the file's name. */
const said: readonly (readonly [fixture: string, message: string])[] = [
  [
    'target-id-malformed',
    '112:5: targets["Bad Target"] should be under an id of lower-case letters, digits and -, beginning with a letter.',
  ],
  ['folder-differs', '3:9: id should be "right", the name of its folder, but was "other".'],
  [
    'test-function-unknown',
    '25:35: targets.function.oracle.testFunction should name a test function, but was "bowll". Did you mean "bowl"?',
  ],
  [
    'gradient-of-unknown',
    '32:33: targets.derivative.oracle.gradientOf should name a test function, but was "zzzzzzzz". There are: "parabola", "centred-parabola", "damped-sine", "cosine-bumps", "sine-cubic", "peaks", "bowl", "mult", "monkey", "matyas", "easom", "rosenbrock", "himmelblau", "beale", "booth", "rastrigin", "ackley", "styblinski-tang" and "three-hump-camel".',
  ],
  [
    'optimizer-unknown',
    '109:32: targets.adam.oracle.optimizer should name an optimizer, but was "adamm". Did you mean "adam"?',
  ],
  [
    'descent-on-unknown',
    '75:32: targets.descent.oracle.descentOn should name a test function, but was "bowel". Did you mean "bowl"?',
  ],
  [
    'schedule-unknown',
    '75:52: targets.descent.oracle.schedule should name a learning-rate schedule, but was "fixd". Did you mean "fixed"?',
  ],
  [
    'convention-unknown',
    '110:24: targets.adam.conventions.epsilno should name a convention of Adam, but was "epsilno". Did you mean "epsilon"?',
  ],
  [
    'convention-value-unknown',
    '110:51: targets.adam.conventions.epsilon[1] should be one of "inside-root", "outside-root" or "step-size-corrected", but was "outside-rooot". Did you mean "outside-root"?',
  ],
  [
    'convention-of-nothing',
    '26:24: targets.function.conventions.epsilon should name a convention of its oracle, but was "epsilon". There are none.',
  ],
  [
    'keys-misplaced',
    '84:11: targets.adam.parameters[0].keys belongs to a parameter with the role "hyperparameters", but this one is "theta[0]".',
  ],
  [
    'from-misplaced',
    '81:47: targets.adam.parameters[0].from belongs to a parameter with the role "iteration", but this one is "theta[0]".',
  ],
  [
    'key-unknown',
    '97:13: targets.adam.parameters[9].keys.learningrate should name a hyperparameter of Adam, but was "learningrate". Did you mean "learningRate"?',
  ],
  [
    'key-missing',
    '80:21: targets.adam.parameters should give everything that Adam is asked with, but "hyperparameters.epsilon" is missing.',
  ],
  [
    'parameter-missing',
    '80:21: targets.adam.parameters should give everything that Adam is asked with, but "iteration" is missing.',
  ],
  [
    'function-without-theta',
    '20:21: targets.function.parameters should give everything that Bowl is asked with, but "theta" is missing.',
  ],
  [
    'parameter-unknown',
    '85:19: targets.adam.parameters[4].role should name a role that Adam is asked with, but was "state.frist[0]". Did you mean "state.first[0]"?',
  ],
  ['parameter-twice', '82:19: targets.adam.parameters[1].role should be unique, but "theta[0]" is there twice.'],
  [
    'parameter-elements-missing',
    '81:19: targets.adam.parameters[0].role should come with all elements, "theta[0]" to "theta[2]", but only 2 of 3 are there.',
  ],
  [
    'parameter-elements-beyond',
    '22:19: targets.function.parameters[1].role should be "theta[0]" or "theta[1]", but was "theta[2]".',
  ],
  [
    'parameter-whole-and-elements',
    '22:19: targets.function.parameters[1].role should not be there as a whole, because "theta[0]" is there too.',
  ],
  ['parameter-no-elements', '65:19: targets.descent.parameters[1].role should be "epochs": it has no elements.'],
  [
    'iteration-not-used',
    '83:19: targets.adam.parameters[2].role should name a role that Gradient descent is asked with, but was "iteration". There are: "theta", "gradient" and "hyperparameters.learningRate".',
  ],
  [
    'result-misspelt',
    '104:19: targets.adam.results[2].role should name a role that Adam gives, but was "state.frist[0]". Did you mean "state.first[0]"?',
  ],
  [
    'result-unknown',
    '24:29: targets.function.results[0].role should name a role that Bowl gives, but was "gradient". There are: "value".',
  ],
  [
    'result-history-required',
    '73:19: targets.descent.results[1].role should be `optional`: "history" is not held to the reference.',
  ],
  [
    'result-main-missing',
    '71:18: targets.descent.results should have "result", not optional: without it nothing can be compared.',
  ],
  [
    'result-elements-missing',
    '31:29: targets.derivative.results[0].role should come with all elements, "gradient[0]" and "gradient[1]", but only 1 of 2 is there.',
  ],
  [
    'dimensions-differ',
    '77:13: targets.adam should take all vectors apart alike, but has "theta" as 2 elements and "gradient" as one whole.',
  ],
  [
    'returned-by-wrong-oracle',
    '35:11: targets.derivative.results[0].callable belongs to a target whose oracle has `testFunction`: no other returns functions.',
  ],
  [
    'returned-function-unknown',
    '40:19: targets.easom.results[0].role should name a function that a test function has, but was "funtion". Did you mean "function"?',
  ],
  ['returned-function-twice', '53:19: targets.easom.results[1].role should be unique, but "function" is there twice.'],
  [
    'returned-not-callable',
    '52:9: targets.easom.results[1] should have `callable`, like the other results: either all of them are functions, or none is.',
  ],
  ['returned-result-wrong', '49:23: targets.easom.results[0].callable.result should be "value", but was "gradient".'],
  [
    'returned-parameters-missing',
    '42:39: targets.easom.results[0].callable.parameters should give everything that Easom is asked with, but "theta" is missing.',
  ],
  [
    'returned-with-parameters',
    '37:21: targets.easom.parameters should be an empty list: what returns functions is called without arguments.',
  ],
  [
    'first-name-shared',
    '36:17: targets.easom.names[0] should be another name than "f" of targets.function, but was "F".',
  ],
];

describe('targets that do not fit their oracles', () => {
  it.each(said)('is refused, saying where and what: %s', async (fixture, message) => {
    expect(await messagesOf(fixture)).toEqual([`right/assignment.json:${message}`]);
  });
});
