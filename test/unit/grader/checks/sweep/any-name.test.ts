import { describe, expect, it } from 'vitest';
import { judged } from '../../../../fixtures/subjects/left-behind.ts';
import { experiment, gridOf, gridOptions, rates, slope, sweepOf, sweepOptions } from './experiments.ts';

const column = rates.map((rate) => sweepOf(slope, 1, rate, 100));

describe('results under names that nobody thought of', () => {
  it('are found by their size and their values', async () => {
    const left = [
      { name: 'pas', value: rates },
      { name: 'autre', value: rates.map((_, index) => index) },
      { name: 'arrivees', value: column },
    ];
    const outcome = await judged({ target: experiment, options: sweepOptions, left });
    expect(outcome).toMatchObject({ kind: 'passed', cases: rates.length });
    expect(outcome.message).toContain('`arrivees`');
  });

  it('are found in a table of runs, one row for each pair', async () => {
    const epochs = [1, 5, 10, 40, 80];
    const table = gridOf((rate, count) => [rate, count, sweepOf(slope, 1, rate, count)], rates, epochs).flat();
    const outcome = await judged({ target: experiment, options: gridOptions, left: [{ name: 'table', value: table }] });
    expect(outcome).toMatchObject({ kind: 'passed', cases: 50 });
  });

  it('are not taken for right where a single one of them is wrong', async () => {
    const left = [
      { name: 'pas', value: rates },
      { name: 'arrivees', value: column.with(4, 0.5) },
    ];
    expect(await judged({ target: experiment, options: sweepOptions, left })).toMatchObject({ kind: 'failed' });
  });

  it('are no copies of the starts, however few the epochs', async () => {
    const starts = [0, 0.25, 0.5, 0.75, 1];
    const left = [
      { name: 'start_locs', value: starts },
      { name: 'copy', value: [...starts] },
      { name: 'rate', value: 1e-12 },
    ];
    const options = { over: [{ role: 'start' as const }], tolerance: sweepOptions.tolerance };
    expect(await judged({ target: experiment, options, left })).toMatchObject({ kind: 'failed' });
  });
});

it('says which epochs were used where they are too few for descents to arrive', async () => {
  const left = [
    { name: 'training_epochs', value: 5, cell: 2 },
    { name: 'start', value: 1 },
    { name: 'learning_rates', value: rates },
    { name: 'final_res', value: rates.map((rate) => sweepOf(slope, 1, rate, 5)) },
  ];
  const outcome = await judged({ target: experiment, options: { ...sweepOptions, atLeast: { epochs: 50 } }, left });
  expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'misfit' } });
  expect(outcome.message).toContain('makes only 5 epochs (`training_epochs`, from cell 2, line 1)');
});
