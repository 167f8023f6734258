import { expect, it } from 'vitest';
import { choiceOf } from '../../../../reference/mlp/convention.ts';

const owner = {
  id: 'sample',
  conventions: { scale: [{ value: 'sum', text: 'summed' }, { value: 'mean', text: 'averaged' }], none: [] }, // prettier-ignore
};

it('follows the first choice unless told', () => {
  expect(choiceOf(owner, 'scale', {})).toBe('sum');
  expect(choiceOf(owner, 'scale', { none: 'mean' })).toBe('sum');
  expect(choiceOf(owner, 'scale', { scale: 'mean' })).toBe('mean');
});

it('refuses a choice that is not known, and any where there is none', () => {
  expect(() => choiceOf(owner, 'scale', { scale: 'median' })).toThrow(
    'The convention scale of sample should be one of sum, mean, but was median.',
  );
  for (const name of ['none', 'shift']) {
    const message = `The convention ${name} of sample should be one of , but was`;
    expect(() => choiceOf(owner, name, {})).toThrow(`${message} undefined.`);
    expect(() => choiceOf(owner, name, { [name]: 'sum' })).toThrow(`${message} sum.`);
  }
});
