import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readAssignment } from '../../../../../grader/intake/read-assignment.ts';

/** What is said of an example after one piece of its text was replaced. */
function saidOf(id: string, was: string, is: string): readonly string[] {
  const path = `specs/examples/${id}/assignment.json`;
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(was);
  const reading = readAssignment(path, text.replace(was, is));
  return reading.kind === 'read' ? [] : reading.problems.map(({ message }) => message);
}

it.each([
  [
    'a role among the entries that nobody asks for',
    ['adam-config', '"state.first": "m"', '"state.frist": "m"'],
    'entries["state.frist"] should name a role that Adam is asked with',
  ],
  [
    'a role that no entry carries',
    ['adam-config', '"hyperparameters.epsilon": "epsilon",', ''],
    'should give everything that Adam is asked with, but "hyperparameters.epsilon" is missing.',
  ],
  [
    'entries of what is no dictionary',
    ['adam-config', '"role": "dictionary"', '"role": "iteration"'],
    'belongs to the role "dictionary", but this one is "iteration".',
  ],
  [
    'parts that are not as long as the others',
    ['adam-parameters', '"dW1": [2, 3]', '"dW1": [2, 2]'],
    'should be cut like "theta", which has parts of 14 numbers together, but "gradient" has parts of 12 numbers together.',
  ],
  [
    'an unknown method of an object that makes steps',
    ['optimizer-class', '"step": {', '"stap": {'],
    'Did you mean "step"?',
  ],
  [
    'a class whose check does not say which method it asks',
    ['optimizer-class', '"method": "step",', ''],
    'this says which method to ask: "step".',
  ],
] as const)('refuses %s', (_, [id, was, is], message) => {
  expect(saidOf(id, was, is).join('\n')).toContain(message);
});
