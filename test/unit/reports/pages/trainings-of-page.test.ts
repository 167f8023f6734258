import { describe, expect, it } from 'vitest';
import { trainingsOfPage } from '../../../../reports/pages/trainings-of-page.ts';
import { check } from '../../../fixtures/reports/checks.ts';
import { confusionPlot, curvesPlot } from '../../../fixtures/reports/training.ts';

const rate = { name: 'rate', text: '0.1' };

describe('trainingsOfPage', () => {
  it('tells settings that all curves share once, and the others at each plot', () => {
    const plots = ['1', '2'].map((text) =>
      curvesPlot({ id: `n.${text}`, settings: [rate, { name: 'network', text }] }),
    );
    const [training] = trainingsOfPage([check({ id: 'n.training', plots })], new Map()).trainings;
    expect(training?.settings).toEqual([rate]);
    expect(training?.curves.map(({ settings }) => settings)).toEqual([
      [{ name: 'network', text: '1' }],
      [{ name: 'network', text: '2' }],
    ]);
  });

  it('keeps curves and matrices of a check together, and leaves out checks without any', () => {
    const plots = [curvesPlot({ id: 'a b' }), confusionPlot({ id: 'a.b' })];
    const { trainings, linksByCheck } = trainingsOfPage([check({ id: 'x' }), check({ id: 'n.t', plots })], new Map());
    expect(trainings.map(({ anchor, curves, matrices }) => [anchor, curves.length, matrices.length])).toEqual([
      ['training-n-t', 1, 1],
    ]);
    expect([...linksByCheck.keys()]).toEqual(['n.t']);
    const anchors = trainings.flatMap(({ curves, matrices }) => [...curves, ...matrices].map(({ anchor }) => anchor));
    expect(new Set(anchors).size).toBe(2);
  });
});
