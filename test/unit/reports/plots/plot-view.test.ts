import { describe, expect, it } from 'vitest';
import type { TrajectoryPlot } from '../../../../grader/model/plot.ts';
import { plotView } from '../../../../reports/plots/plot-view.ts';
import { bowl, line, surface } from '../../../fixtures/reports/landscapes.ts';

const landscape = surface(
  'bowl',
  'x²/4 + y²',
  bowl,
  [
    [-2, 2],
    [-2, 2],
  ],
  [
    { at: [0, 0], kind: 'global' },
    { at: [9, 9], kind: 'local' },
  ],
  9,
);
const plot: TrajectoryPlot = {
  kind: 'trajectory',
  id: 'p',
  title: 'Descent',
  landscape: 'bowl',
  window: [
    [-2, 2],
    [-2, 2],
  ],
  settings: [],
  expected: {
    steps: [0, 1, 2],
    points: [
      [1, 1],
      [0.5, 0.5],
      [0.25, 0.25],
    ],
  },
  actual: {
    steps: [0, 1, 2],
    points: [
      [1, 1],
      [1.5, 1.5],
      [5, 5],
    ],
  },
  partsAt: 1,
};

describe('plotView', () => {
  it('says of an end alone whether it is the right one, and nothing of the steps before', () => {
    const ends = {
      ...plot,
      actual: {
        steps: [0, 100],
        points: [
          [1, 1],
          [5, 5],
        ],
      },
    };
    const said = (partsAt: number | null): string => plotView({ ...ends, partsAt }, landscape).notes.join(' ');
    expect(said(100)).toContain('The ends differ after 100 steps; what lies between was not asked.');
    expect(said(null)).toContain('The ends agree; what lies between was not asked.');
    expect(`${said(100)} ${said(null)}`).not.toMatch(/at every step|part at step/u);
  });

  it('marks the start, the minima inside the window and the step at which the paths part', () => {
    const view = plotView(plot, landscape);
    expect(view.start).toEqual({ x: '280.5', y: '70' });
    expect(view.minima).toEqual([{ x: '187', y: '140', isGlobal: true }]);
    expect(view.parting).toEqual({ x: '327.3', y: '35', step: 1 });
  });

  it('says that a path leaves the plot, and at which step', () => {
    expect(plotView(plot, landscape).notes).toContain('Your path leaves the plot at step 2; it is cut at the edge.');
  });

  it('says from which step a path is no longer finite', () => {
    const actual = {
      steps: [0, 10],
      points: [
        [1, 1],
        [null, 1],
      ],
    };
    expect(plotView({ ...plot, actual }, landscape).notes).toContain('Your path is no longer finite from step 10.');
  });

  it('does without a path of the student', () => {
    const view = plotView({ ...plot, actual: null, partsAt: null }, landscape);
    expect(view.actual).toBeNull();
    expect(view.description).toContain('Your code gave no path.');
    expect(view.notes).not.toContain('The paths agree at every step.');
  });

  it('tells the outcome in words', () => {
    expect(plotView(plot, landscape).description).toBe(
      'Contours of x²/4 + y². The expected path goes from (1, 1) to (0.25, 0.25) in 2 steps. ' +
        'Your path goes from (1, 1) to (5, 5) in 2 steps. The paths part at step 1.',
    );
  });

  it('puts paths of one variable as dots on the curve', () => {
    const parabola = line('parabola', 'x²', (x) => x ** 2, [-2, 2], [], 41);
    const path = { steps: [0, 1], points: [[1], [0.5]] };
    const view = plotView({ ...plot, window: [[-2, 2]], expected: path, actual: path, partsAt: null }, parabola);
    expect(view.style).toBe('curve');
    expect(view.yLabel).toBe('f(x)');
    expect(view.expected).toMatch(/^M[\d.]+ [\d.]+h0M[\d.]+ [\d.]+h0$/u);
    expect(JSON.parse(view.slider?.json ?? '')).toMatchObject({
      dots: true,
      expected: [
        [0, 1, 1],
        [1, 0.5, 0.25],
      ],
    });
  });

  it('draws the path of a recognised mistake as a third one, with the slider', () => {
    const path = {
      steps: [0, 1, 3],
      points: [
        [1, 1],
        [1.5, 1.5],
        [1 / 3, null],
      ],
    };
    const view = plotView({ ...plot, mistaken: { name: 'rate counted twice', path } }, landscape);
    expect(view.mistaken).toEqual({ name: 'rate counted twice', path: 'M280.5 70L280.5 70L327.3 35' });
    expect(JSON.parse(view.slider?.json ?? '')).toMatchObject({
      mistake: 'reference with rate counted twice',
      mistaken: [
        [0, 1, 1],
        [1, 1.5, 1.5],
        [3, null, null],
      ],
    });
    expect(view.slider?.lastStep).toBe(3);
    expect(view.slider?.text).toContain('\nreference with rate counted twice is not on the plot');
    expect(view.description).toContain('The reference with rate counted twice goes from (1, 1) to');
  });

  it('says that the path of the student is the third one, where it is', () => {
    const path = {
      steps: [0, 1, 2],
      points: [
        [1, 1],
        [1.5, 1.50001],
        [5, 5],
      ],
    };
    const notes = (points: number[][]) =>
      plotView({ ...plot, mistaken: { name: 'rate counted twice', path: { ...path, points } } }, landscape).notes;
    const said = 'Your path is that of the reference with rate counted twice.';
    expect(notes(path.points)).toContain(said);
    expect(notes(path.points.toSpliced(1, 1, [1.5, 1.52]))).not.toContain(said);
  });

  it('says at which step a path ends that ends before the others', () => {
    const actual = { steps: [0, 1], points: plot.expected.points.slice(0, 2) };
    const view = plotView({ ...plot, actual, partsAt: null }, landscape);
    expect(view.slider?.text).toBe('Step 2 of 2\nexpected (0.25, 0.25)\nyours (0.5, 0.5) at its last step, 1');
  });

  it('has no word of a third path where there is none', () => {
    const view = plotView(plot, landscape);
    expect(view.mistaken).toBeNull();
    expect(view.slider?.json).not.toContain('mistake');
  });

  it('has no slider for a path of a single step', () => {
    const path = { steps: [0], points: [[1, 1]] };
    expect(plotView({ ...plot, expected: path, actual: null, partsAt: null }, landscape).slider).toBeNull();
  });

  it('cuts every number to one decimal, even of a path that runs to 1e300', () => {
    const actual = {
      steps: [0, 1, 2],
      points: [
        [1 / 3, 1],
        [1e300, -1e300],
        [1.7e308, -1.7e308],
      ],
    };
    const view = plotView({ ...plot, actual }, landscape);
    expect(`${view.expected}${view.actual ?? ''}`).toMatch(/^(?:[ML]-?\d+(?:\.\d)? -?\d+(?:\.\d)?)+$/u);
  });
});
