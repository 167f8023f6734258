import { expect, it } from 'vitest';
import { judged } from '../../../../fixtures/subjects/left-behind.ts';
import { experiment, rates, slope, sweepOf, sweepOptions } from './experiments.ts';

const descent = { ...experiment, names: ['descend'] };
const options = { ...sweepOptions, descent: 'descent' };
const targets = { descent };
const oneTooFew = (start: number, rate: number, epochs: number): number => sweepOf(slope, start, rate, epochs - 1);

it('results that follow the own descent, with its slip, are right', async () => {
  const left = [
    { name: 'learning_rates', value: rates },
    { name: 'final_res', value: rates.map((rate) => oneTooFew(1, rate, 100)) },
  ];
  const outcome = await judged({ target: experiment, options, left, targets, functions: { descend: oneTooFew } });
  expect(outcome).toMatchObject({ kind: 'passed', cases: rates.length });
  expect(outcome.notes?.join(' ')).toContain('10 of the 10 results were held to your own descent');
  expect(outcome.message).toContain('is where your own descent ends');
});

it('results that follow nothing are wrong, whatever the own descent does', async () => {
  const left = [
    { name: 'learning_rates', value: rates },
    { name: 'final_res', value: rates.map((rate) => 3 * rate) },
  ];
  const outcome = await judged({ target: experiment, options, left, targets, functions: { descend: oneTooFew } });
  expect(outcome).toMatchObject({ kind: 'failed' });
});

it.each([
  ['stays where it starts', (start: number) => start],
  [
    'ends at the same place whatever the rate',
    (start: number, _: number, epochs: number) => sweepOf(slope, start, 0.05, epochs),
  ],
])('an own descent that %s explains nothing', async (_, descend) => {
  const left = [
    { name: 'learning_rates', value: rates },
    { name: 'final_res', value: rates.map((rate) => descend(1, rate, 100)) },
  ];
  const outcome = await judged({ target: experiment, options, left, targets, functions: { descend } });
  expect(outcome).toMatchObject({ kind: 'failed' });
});

it('an own descent that answers in a few places only is no evidence for the others', async () => {
  const few = [0, 5, 9].map((at) => rates[at]);
  const descend = (start: number, rate: number, epochs: number): number =>
    few.includes(rate) ? oneTooFew(start, rate, epochs) : NaN;
  const left = [
    { name: 'learning_rates', value: rates },
    { name: 'final_res', value: rates.map((rate) => (few.includes(rate) ? oneTooFew(1, rate, 100) : 7)) },
  ];
  const outcome = await judged({ target: experiment, options, left, targets, functions: { descend } });
  expect(outcome).toMatchObject({ kind: 'failed' });
});
