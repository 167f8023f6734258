import { expect, it } from 'vitest';
import { functionIdOf, trajectoryPlot } from '../../../../grader/findings/trajectory-plot.ts';
import { testFunctionOf } from '../../../../grader/oracles/truths.ts';

const on = testFunctionOf('bowl');
const plotOf = (expected: readonly (readonly number[])[]): ReturnType<typeof trajectoryPlot> =>
  trajectoryPlot({ id: 'a', title: 'A', on, settings: [], expected, actual: null, partsAt: null });

it('thins a long path evenly, and keeps its first and its last step', () => {
  const { expected } = plotOf(Array.from({ length: 1001 }, (_, step) => [step / 1000, 0]));
  expect(expected.steps.length).toBeLessThanOrEqual(202);
  expect([expected.steps[0], expected.steps.at(-1)]).toEqual([0, 1000]);
  expect(expected.points.length).toBe(expected.steps.length);
});

it('leaves a short path as it is, with null for what is not finite', () => {
  expect(
    plotOf([
      [1, 2],
      [NaN, Infinity],
    ]).expected,
  ).toEqual({
    steps: [0, 1],
    points: [
      [1, 2],
      [null, null],
    ],
  });
});

it('shows the window of the function, and more only as far as the path needs and the domain goes', () => {
  const usual = plotOf([[0, 0]]);
  expect(usual.window).toEqual(on.window.map((range) => [...range]));
  const far = plotOf([[1e9, 0]]);
  expect(far.window).toEqual(usual.window);
  expect(functionIdOf(usual.landscape)).toBe('bowl');
});
