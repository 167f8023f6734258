import { describe, expect, it } from 'vitest';
import { endlessLoop, experiment, gridOf, gridOptions, rates, sweepOf, sweepOptions } from './sweep/experiments.ts';
import { judged } from '../../../fixtures/subjects/left-behind.ts';
import { neverStarted } from '../../../fixtures/subjects/endings.ts';
import { slope } from './sweep/experiments.ts';
import { derivativeTarget } from './sweep/experiments.ts';

const epochs = [1, 5, 10, 40, 80];
const grid = gridOf((rate, count) => sweepOf(slope, 1, rate, count), rates, epochs);
const column = rates.map((rate) => sweepOf(slope, 1, rate, 100));

describe('results over one thing that is varied', () => {
  it.each<[string, unknown]>([
    ['a list', column],
    ['an array', new Float64Array(column)],
    ['a column', column.map((value) => [value])],
    ['a list of numbers and arrays of one number', column.map((value, index) => (index % 2 ? value : [value]))],
    ['a dictionary', Object.fromEntries(column.map((value, index) => [`run ${index}`, value]))],
  ])('are right as %s', async (_, value) => {
    const left = [
      { name: 'learning_rates', value: rates },
      { name: 'final_res', value },
    ];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({ kind: 'passed', cases: rates.length, plots: [{ kind: 'sweep', partsAt: null }] });
  });

  it('names the first that is wrong, and counts the others', async () => {
    const left = [
      { name: 'learningRates', value: rates },
      { name: 'final_res', value: column.with(3, 0.5) },
    ];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({
      kind: 'failed',
      finding: { kind: 'differs', details: ['9 of the 10 results that were compared are right.'] },
      plots: [{ partsAt: 3 }],
    });
    expect(outcome.message).toContain('final_res[3] is 0.5, but descent ends at');
  });

  it('finds the life whose values fit, among several', async () => {
    const left = [
      { name: 'final_res', value: [1, 2, 3], cell: 2 },
      { name: 'learning_rates', value: rates, cell: 3 },
      { name: 'final_res', value: column, cell: 3 },
      { name: 'learning_rates', value: rates.map((rate) => rate / 2), cell: 5 },
      { name: 'final_res', value: grid, cell: 5 },
    ];
    expect(await judged({ target: experiment, options: sweepOptions, left })).toMatchObject({ kind: 'passed' });
  });

  it('takes single values of variables for what is the same for all', async () => {
    const others = rates.map((rate) => sweepOf(slope, 2.5, rate, 60));
    const left = [
      { name: 'training_epochs', value: 60 },
      { name: 'start', value: [2.5] },
      { name: 'learning_rates', value: rates },
      { name: 'final_res', value: others },
    ];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({ kind: 'passed' });
    expect(outcome.notes?.join()).toContain('start 2.5, number of epochs 60');
  });
});

describe('results over two things that are varied', () => {
  const asked = (value: unknown): ReturnType<typeof judged> =>
    judged({
      target: experiment,
      options: gridOptions,
      left: [
        { name: 'learning_rates', value: rates },
        { name: 'training_epochs', value: epochs },
        { name: 'final_res', value },
      ],
    });

  it.each<[string, unknown, string]>([
    ['rows and columns as asked', grid, 'The rows of `final_res` are the learning rates'],
    [
      'rows and columns the other way round',
      grid[0]?.map((_, at) => grid.map((row) => row[at])),
      'The rows of `final_res` are the numbers of epochs',
    ],
    ['one after another', grid.flat(), 'The rows of `final_res` are the learning rates'],
  ])('are right with %s', async (_, value, note) => {
    const outcome = await asked(value);
    expect(outcome).toMatchObject({ kind: 'passed', cases: 50, plots: [{ kind: 'heat-map', partsAt: null }] });
    expect(outcome.notes?.[0]).toContain(note);
  });

  it('names the place of the first that is wrong', async () => {
    const outcome = await asked(grid.with(2, [0, 0, 0, 0, 0]));
    expect(outcome).toMatchObject({ kind: 'failed', plots: [{ partsAt: [2, 0] }] });
    expect(outcome.message).toContain('final_res[2, 0]');
  });

  it.each<[string, unknown]>([
    ['zeros', grid.map((row) => row.map(() => 0))],
    ['the start', grid.map((row) => row.map(() => 1))],
    ['the minimum everywhere', grid.map((row) => row.map(() => 0.5))],
    ['NaN', grid.map((row) => row.map(() => NaN))],
  ])('do not pass as %s', async (_, value) => {
    expect(await asked(value)).toMatchObject({ kind: 'failed' });
  });
});

describe('a slip that is known', () => {
  const asked = (value: unknown): ReturnType<typeof judged> =>
    judged({
      target: experiment,
      options: sweepOptions,
      left: [
        { name: 'learning_rates', value: rates },
        { name: 'final_res', value },
      ],
    });
  const carried: number[] = [];
  for (const rate of rates) carried.push(sweepOf(slope, carried.at(-1) ?? 1, rate, 100));

  it.each<[string, unknown, id: string, teacher: string]>([
    ['results that were never updated', rates.map(() => 1), 'keeps-the-start', 'equals the start'],
    ['a start that is not set again', carried, 'start-not-set-again', 'not set again'],
    ['one step too many', rates.map((rate) => sweepOf(slope, 1, rate, 101)), 'one-more', 'one step too many'],
    ['one step too few', rates.map((rate) => sweepOf(slope, 1, rate, 99)), 'one-fewer', 'one step too few'],
    [
      'a rate that is not used',
      rates.map(() => sweepOf(slope, 1, 0.01, 100)),
      'ignores-rate',
      'learning rate that belongs to a result is not used',
    ],
    ['the reverse order', column.toReversed(), 'reverse-order', 'reverse order of `learning_rates`'],
    ['the wrong sign', rates.map((rate) => sweepOf(slope, 1, -rate, 100)), 'climbs', 'climbs'],
  ])('is named: %s', async (_, value, id, words) => {
    const mistake = { id: `sweep/${id}`, teacher: expect.stringContaining(words) as string };
    expect(await asked(value)).toMatchObject({ kind: 'failed', mistakes: [mistake] });
  });
});

describe('variables that are not there', () => {
  it('are named with all accepted names', async () => {
    const left = [{ name: 'learning_rates', value: rates }];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'missing' } });
    expect(outcome.message).toBe('No variable with the results was found: `final_res` (or `minimums`).');
  });

  it('tell the sizes that were found where none fit', async () => {
    const left = [
      { name: 'learning_rates', value: rates },
      { name: 'final_res', value: [1, 2, 3] },
    ];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({
      kind: 'failed',
      finding: { kind: 'misfit', details: ['Results: `final_res` has 3.', 'Learning rates: `learning_rates` has 10.'] },
    });
  });

  it('tell the error that kept them from being made', async () => {
    const left = [
      { name: 'learning_rates', value: rates },
      { name: 'final_res', answer: endlessLoop, cell: 4 },
    ];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'threw', where: { cell: 4, line: 2 } } });
    expect(outcome.message).toContain('the loop in cell 4, line 2, does not come to an end');
  });

  it('count for nothing where the process never started', async () => {
    const left = { kind: 'ended', end: neverStarted, printed: '' } as const;
    expect(await judged({ target: experiment, options: sweepOptions, left })).toMatchObject({ kind: 'inconclusive' });
  });

  it('of too few values are told, though the results are right', async () => {
    const left = [
      { name: 'learning_rates', value: rates.slice(0, 3) },
      { name: 'final_res', value: column.slice(0, 3) },
    ];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'misfit' } });
    expect(outcome.message).toContain('has 3 different learning rates, but at least 5 are asked for');
  });
});

describe('a derivative of the student’s own', () => {
  const own = (x: number): number => 3 * (x - 0.5);
  const asked = (value: unknown, derivative: (x: number) => number): ReturnType<typeof judged> =>
    judged({
      target: experiment,
      targets: { derivative: derivativeTarget },
      functions: { deriv: derivative },
      options: { ...gridOptions, derivative: 'derivative' },
      left: [
        { name: 'learning_rates', value: rates },
        { name: 'training_epochs', value: epochs },
        { name: 'final_res', value },
      ],
    });

  it('is what results are held to when they follow it', async () => {
    const results = gridOf((rate, count) => sweepOf(own, 1, rate, count), rates, epochs);
    const outcome = await asked(results, own);
    expect(outcome).toMatchObject({ kind: 'passed' });
    expect(outcome.notes?.join()).toContain('your own derivative');
  });

  it('does not help results that follow another', async () => {
    const results = gridOf((rate, count) => sweepOf((x) => 4 * (x - 0.5), 1, rate, count), rates, epochs);
    expect(await asked(results, own)).toMatchObject({ kind: 'failed' });
    expect(await asked(results, slope)).toMatchObject({ kind: 'failed' });
  });

  it('is followed from as many of 200 starts as are worth the time', async () => {
    const starts = Array.from({ length: 200 }, (_, index) => index / 100);
    const outcome = await judged({
      target: experiment,
      targets: { derivative: derivativeTarget },
      functions: { deriv: own },
      options: {
        over: [{ role: 'start' }],
        fixed: { 'hyperparameters.learningRate': [0.01], epochs: [100] },
        derivative: 'derivative',
        tolerance: gridOptions.tolerance,
      },
      left: [
        { name: 'start_locs', value: starts },
        { name: 'final_res', value: starts.map((start) => sweepOf(own, start, 0.01, 100)) },
      ],
    });
    expect(outcome).toMatchObject({ kind: 'passed', cases: 60 });
    expect(outcome.message).toContain('60 results in `final_res` that were compared, of 200');
  });

  it('costs one question an epoch, not one a result, on a grid of 50 by 40', async () => {
    const many = Array.from({ length: 50 }, (_, index) => 1e-3 * (index + 1));
    const counts = Array.from({ length: 40 }, (_, index) => 10 + 12 * index);
    let asked = 0;
    const outcome = await judged({
      target: experiment,
      targets: { derivative: derivativeTarget },
      functions: { deriv: (x: number) => ((asked += 1), own(x)) },
      options: { ...gridOptions, derivative: 'derivative' },
      left: [
        { name: 'learning_rates', value: many },
        { name: 'training_epochs', value: counts },
        { name: 'final_res', value: gridOf((rate, count) => sweepOf(own, 1, rate, count), many, counts) },
      ],
    });
    expect(outcome).toMatchObject({ kind: 'passed', cases: 2000 });
    expect(asked).toBeLessThanOrEqual(50 * 478 + 7);
  });
});
