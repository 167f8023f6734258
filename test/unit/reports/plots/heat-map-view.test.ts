import { describe, expect, it } from 'vitest';
import { heatMapView } from '../../../../reports/plots/heat-map-view.ts';
import { heatMapPlot, wholeGrid } from '../../../fixtures/reports/experiments.ts';

const who = (view: ReturnType<typeof heatMapView>): readonly string[] => view.panels.map((panel) => panel.who);

describe('heatMapView', () => {
  it('shows both maps in the same colours, and no difference where there is none', () => {
    const view = heatMapView(heatMapPlot({ id: 'a' }));
    expect(who(view)).toEqual(['reference', 'student']);
    expect(view.panels[0]?.cells).toEqual(view.panels[1]?.cells);
    expect(view.notes).toEqual(['The results agree everywhere.']);
    expect(view.hasLegend).toBe(false);
  });

  it('has one scale for both maps, wide enough for what the student has', () => {
    const actual = [
      [1, 2, 3],
      [4, 5, 11],
    ];
    const view = heatMapView(heatMapPlot({ id: 'a', actual, partsAt: [1, 2] }));
    expect(view.panels[0]?.barTicks).toEqual(view.panels[1]?.barTicks);
    expect(view.panels[0]?.barTicks.at(-1)?.label).toBe('10');
    expect(view.panels[0]?.cells.map(({ step }) => step)).toEqual([0, 2, 4, 7, 9, 12]);
    expect(view.panels[1]?.cells.at(-1)?.step).toBe(23);
  });

  it('marks the first place that differs, and shows how far results are apart', () => {
    const actual = [
      [1, 2, 3],
      [4, 5.5, 7],
    ];
    const view = heatMapView(heatMapPlot({ id: 'a', actual, partsAt: [1, 1] }));
    expect(view.parting).toEqual({ x: '187', y: '70' });
    expect(who(view)).toEqual(['reference', 'student', 'difference']);
    expect(view.panels[2]?.cells.map(({ step, path }) => [step, path])).toEqual([
      [0, 'M0 1h3M0 0h1'],
      [6, 'M1 0h1'],
      [11, 'M2 0h1'],
    ]);
    expect(view.notes).toEqual([
      'They part first at learning rate = 0.2, epochs = 20: reference 5, yours 5.5.',
      'The largest difference is 1, at learning rate = 0.2, epochs = 30.',
    ]);
  });

  it('leaves cells without a number to the hatching, also those that are missing', () => {
    const view = heatMapView(heatMapPlot({ id: 'a', actual: [[1, null, 3]], partsAt: [0, 1] }));
    expect(view.panels.map(({ hasEmpty }) => hasEmpty)).toEqual([false, true, true]);
    expect(view.panels[1]?.cells.map(({ path }) => path)).toEqual(['M0 1h1', 'M2 1h1']);
    expect(view.notes).toContain('4 of your results are not finite numbers.');
    expect(view.hasLegend).toBe(true);
  });

  it('keeps its colours where results run away, and says how many', () => {
    const view = heatMapView(
      heatMapPlot({
        id: 'a',
        actual: [
          [1, 2, 3],
          [1e300, 5, -1e9],
        ],
        partsAt: [1, 0],
      }),
    );
    expect(view.panels[0]?.cells).toHaveLength(6);
    expect(view.notes).toContain('2 of your results lie beyond the colours and have the nearest one.');
  });

  it('says that there are no results of the student', () => {
    const view = heatMapView(heatMapPlot({ id: 'a', actual: null }));
    expect(who(view)).toEqual(['reference']);
    expect(view.notes).toEqual(['Your code gave no results.']);
  });

  it('tells in words what each map shows', () => {
    const [reference, student] = heatMapView(heatMapPlot({ id: 'a' })).panels;
    expect(reference?.description).toBe(
      'End of descent over learning rate, 2 values from 0.1 to 0.2 (upwards) and epochs, 3 values from 10 to 30 ' +
        "(to the right). The reference's results lie between 1 and 6. The results agree everywhere.",
    );
    expect(student?.description).toContain('Your results lie between 1 and 6.');
  });

  it('writes 50 by 40 results in few bytes, even where no two neighbours are alike', () => {
    const bytes = (plot: Parameters<typeof heatMapView>[0]): number => JSON.stringify(heatMapView(plot)).length;
    expect(bytes(wholeGrid((value) => value))).toBeLessThan(20_000);
    const noise = wholeGrid((_, row, column) => Math.sin(row * 40 + column) * 2);
    expect(bytes({ ...noise, expected: noise.actual ?? [] })).toBeLessThan(80_000);
  });

  it('can be drawn of nothing', () => {
    const axis = { name: 'x', values: [] };
    const view = heatMapView(heatMapPlot({ id: 'a', rows: axis, columns: axis, expected: [], actual: [] }));
    expect(view.panels.flatMap(({ cells }) => cells)).toEqual([]);
  });
});
