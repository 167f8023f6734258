import { expect, it } from 'vitest';
import { fedFrom } from '../../../../grader/contract/fed-from.ts';

const config = { role: 'dictionary', names: ['config'], entries: { 'state.first': 'm', iteration: 't' } };
const paths = new Map<string, readonly (number | string)[]>([
  ['theta', [0]],
  ['state.first', [1, 'm']],
  ['state.second', [2, 'v']],
]);

it('hands on what a role was given', () => {
  expect(fedFrom({ role: 'theta', names: ['w'] }, ['theta'], paths)).toEqual([0]);
  expect(fedFrom({ role: 'gradient', names: ['dw'] }, ['theta'], paths)).toBeUndefined();
});

it('hands on a dictionary as it came back', () => {
  expect(fedFrom(config, ['state.first'], paths)).toEqual([1]);
});

it('makes a dictionary anew where its entries came back apart, or not at all', () => {
  const both = { ...config, entries: { 'state.first': 'm', 'state.second': 'v' } };
  expect(fedFrom(both, ['state.first', 'state.second'], paths)).toBeUndefined();
  expect(fedFrom(config, ['theta'], paths)).toBeUndefined();
});
