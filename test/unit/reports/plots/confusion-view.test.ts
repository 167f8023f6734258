import { describe, expect, it } from 'vitest';
import { confusionView } from '../../../../reports/plots/confusion-view.ts';
import { confusionPlot } from '../../../fixtures/reports/training.ts';

describe('confusionView', () => {
  it('counts true classes by rows and predicted ones by columns', () => {
    const view = confusionView(confusionPlot({ id: 'a' }));
    expect(view.rows.map(({ total }) => total)).toEqual([149, 171]);
    expect(view.predicted).toEqual([142, 178]);
    expect(view.total).toBe(320);
    expect(view.rows[0]?.cells).toEqual([
      { count: 104, share: '70%', shade: 7, isRight: true },
      { count: 45, share: '30%', shade: 3, isRight: false },
    ]);
    expect(view.notes).toEqual(['Right: 237 of 320 (74%).']);
  });

  it('counts predictions of no class as not right, and tells them', () => {
    expect(confusionView(confusionPlot({ id: 'a', others: 80 })).notes).toEqual([
      'Right: 237 of 400 (59%).',
      '80 predictions are none of these classes.',
    ]);
    expect(confusionView(confusionPlot({ id: 'a', others: 1 })).notes[1]).toBe(
      '1 prediction is none of these classes.',
    );
  });

  it('has no shares of a class that does not occur, nor of nothing', () => {
    const view = confusionView(confusionPlot({ id: 'a', counts: [[0, 0], []] }));
    expect(view.rows.flatMap(({ cells }) => cells.map(({ share, shade }) => [share, shade]))).toEqual(
      Array.from({ length: 4 }, () => ['', 0]),
    );
    expect(view.notes).toEqual(['Nothing was predicted.']);
  });
});
