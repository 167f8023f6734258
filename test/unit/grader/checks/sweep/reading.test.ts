import { expect, it } from 'vitest';
import { shortfall } from '../../../../../grader/checks/sweep/reading.ts';
import { sweepOptions } from './experiments.ts';

it('tells how far the values of a long array reach', () => {
  const data = Array.from({ length: 300_000 }, (_, at) => at * 1e-8);
  const numbers = { name: 'rates', where: { file: 'a.py', line: 1 }, tensor: { shape: [data.length], data } };
  const axis = { role: 'hyperparameters.learningRate', numbers, values: data.map((one) => [one]) } as const;
  expect(shortfall({ axes: [axis] }, sweepOptions)).toContain('reaches from 0 to 0.0029');
});
