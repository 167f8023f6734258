import { expect, it } from 'vitest';
import { argumentList } from '../../../../grader/findings/argument-list.ts';

it('writes the arguments of a call as it was made', () => {
  const texts = ['[1, 2]', '0.1', '5'];
  expect(argumentList(texts, undefined)).toBe('[1, 2], 0.1, 5');
  expect(argumentList(texts, { from: 1, keys: ['lr', 'max-epochs'] })).toBe('[1, 2], { lr: 0.1, "max-epochs": 5 }');
});
