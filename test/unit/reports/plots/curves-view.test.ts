import { describe, expect, it } from 'vitest';
import { curvesView } from '../../../../reports/plots/curves-view.ts';
import { curvesPlot, oddCurves } from '../../../fixtures/reports/training.ts';

describe('curvesView', () => {
  it("draws the student's line last, whichever comes first", () => {
    const plot = curvesPlot({ id: 'a' });
    const view = curvesView({ ...plot, curves: plot.curves.toReversed() });
    expect(view.lines.map(({ who }) => who)).toEqual(['reference', 'student']);
  });

  it('marks the epoch at which the curves part, on the curve of the student', () => {
    const view = curvesView(curvesPlot({ id: 'a', partsAt: 1 }));
    expect(view.parting?.epoch).toBe(1);
    expect(view.parting?.x).toBe('187');
    expect(view.parting?.point?.x).toBe('187');
    expect(view.notes).toContain('The curves part at epoch 1.');
  });

  it('marks the epoch alone where the student has no value there', () => {
    const curves = [
      { who: 'reference' as const, epochs: [0, 1, 2], values: [0.7, 0.6, 0.55] },
      { who: 'student' as const, epochs: [0, 1], values: [0.7, null] },
    ];
    expect(curvesView(curvesPlot({ id: 'a', curves, partsAt: 1 })).parting).toEqual({
      x: '187',
      epoch: 1,
      point: null,
    });
  });

  it('has whole epochs only on its axis', () => {
    expect(curvesView(curvesPlot({ id: 'a' })).xTicks.map(({ label }) => label.replace('.0', ''))).toEqual([
      '0',
      '1',
      '2',
    ]);
  });

  it('says from which epoch on values are not finite, and where a curve is cut', () => {
    const [blowsUp, exponent] = oddCurves;
    if (blowsUp === undefined || exponent === undefined) throw new Error('no fixtures');
    expect(curvesView(blowsUp).notes).toEqual(
      expect.arrayContaining([
        'Your curve is not finite from epoch 4 on.',
        'Your curve leaves the plot at epoch 2; it is cut at the edge.',
      ]),
    );
    expect(curvesView(exponent).notes).toContain('Your curve is not finite at some epochs, first at 2.');
  });

  it('says that there are no values of the student, and claims no agreement', () => {
    const { notes, hasStudent } = curvesView(
      curvesPlot({ id: 'a', curves: [{ who: 'reference', epochs: [0, 1], values: [1, 2] }] }),
    );
    expect(hasStudent).toBe(false);
    expect(notes).toEqual(['Your code gave no values.', 'At epoch 1: reference 2.']);
  });

  it('tells in words what is drawn', () => {
    const bar = { value: 0.6, label: 'the bar' };
    expect(curvesView(curvesPlot({ id: 'a', bar, partsAt: 2 })).description).toBe(
      "Loss over epochs 0 to 2. The reference's curve goes from 0.7 at epoch 0 to 0.55 at epoch 2. " +
        'Your curve goes from 0.7 at epoch 0 to 0.58 at epoch 2. A line marks the bar, at 0.6. ' +
        'The curves part at epoch 2.',
    );
  });

  it('writes numbers of one decimal only, whatever the values', () => {
    for (const plot of oddCurves) {
      const paths = curvesView(plot)
        .lines.map(({ line, dots }) => line + dots)
        .join('');
      expect(paths).toMatch(/^(?:[ML]-?\d+(?:\.\d)? -?\d+(?:\.\d)?(?:h0)?)+$/u);
    }
  });
});
