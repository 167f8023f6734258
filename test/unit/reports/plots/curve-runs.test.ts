import { describe, expect, it } from 'vitest';
import { curvePaths, runsOf } from '../../../../reports/plots/curve-runs.ts';

const window = { x: [0, 10], y: [0, 1] } as const;
const stepsOf = (epochs: number[], values: (number | null)[], who: 'student' | 'reference' = 'student') =>
  runsOf({ who, epochs, values }).map((run) => run.map(({ step }) => step));

describe('runsOf', () => {
  it('breaks where epochs were not measured', () => {
    expect(stepsOf([0, 1, 2, 5, 6, 9], [1, 1, 1, 1, 1, 1])).toEqual([[0, 1, 2], [5, 6], [9]]);
  });

  it('breaks where a value is not finite', () => {
    expect(stepsOf([0, 1, 2, 3], [1, null, 1, 1])).toEqual([[0], [2, 3]]);
    expect(stepsOf([0, 5, 10, 15], [1, null, 1, 1], 'reference')).toEqual([[0], [10, 15]]);
  });

  it("joins the reference at its usual distance, and a submission's at neighbouring epochs only", () => {
    expect(stepsOf([0, 5, 10, 14], [1, 1, 1, 1], 'reference')).toEqual([[0, 5, 10, 14]]);
    expect(stepsOf([0, 5, 10, 50], [1, 1, 1, 1], 'reference')).toEqual([[0, 5, 10], [50]]);
    expect(stepsOf([0, 5, 10], [1, 1, 1])).toEqual([[0], [5], [10]]);
  });
});

describe('curvePaths', () => {
  it('draws runs as lines and single epochs as dots', () => {
    const paths = curvePaths({ who: 'student', epochs: [0, 1, 5], values: [0, 1, 0.5] }, window);
    expect(paths).toEqual({ line: 'M0 280L0 280L37.4 0', dots: 'M187 140h0' });
  });

  it('leaves points out that a straight line passes anyway, and no others', () => {
    const straight = curvePaths({ who: 'student', epochs: [0, 1, 2, 3], values: [0, 0.1, 0.2, 0.3] }, window);
    expect(straight.line).toBe('M0 280L0 280L112.2 196');
    const bent = curvePaths({ who: 'student', epochs: [0, 1, 2, 3], values: [0, 0.4, 0.2, 0.3] }, window);
    expect(bent.line.match(/L/gu)).toHaveLength(4);
  });

  it('cuts a curve that runs to 1e300 at the edge', () => {
    const { line } = curvePaths({ who: 'student', epochs: [0, 1, 2], values: [0.5, 1e300, 1.7e308] }, window);
    expect(line).toMatch(/^M0 140L0 140L-?\d+(?:\.\d)? 0$/u);
  });

  it('is empty where nothing was measured', () => {
    expect(curvePaths({ who: 'student', epochs: [], values: [] }, window)).toEqual({ line: '', dots: '' });
  });
});
