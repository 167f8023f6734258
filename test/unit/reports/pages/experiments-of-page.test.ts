import { describe, expect, it } from 'vitest';
import { experimentsOfPage } from '../../../../reports/pages/experiments-of-page.ts';
import { check } from '../../../fixtures/reports/checks.ts';
import { heatMapPlot, sweepPlot } from '../../../fixtures/reports/experiments.ts';
import { curvesPlot } from '../../../fixtures/reports/training.ts';

const rate = { name: 'rate', text: '0.1' };

describe('experimentsOfPage', () => {
  it('has sweeps and maps of a check together, and no curves of trainings', () => {
    const plots = [sweepPlot({ id: 'a b' }), heatMapPlot({ id: 'a.b' }), curvesPlot({ id: 'c' })];
    const checks = [check({ id: 'x', plots: [curvesPlot({ id: 'd' })] }), check({ id: 'experiment.t', plots })];
    const { experiments, linksByCheck } = experimentsOfPage(checks, new Map(), new Map());
    expect(experiments.map(({ anchor, sweeps, maps }) => [anchor, sweeps.length, maps.length])).toEqual([
      ['experiment-experiment-t', 1, 1],
    ]);
    expect(experiments.flatMap(({ sweeps }) => sweeps.map(({ anchor }) => anchor))).toEqual(['sweep-a-b']);
    expect(experiments.flatMap(({ maps }) => maps.map(({ anchor }) => anchor))).toEqual(['sweep-a-b-2']);
    expect(linksByCheck).toEqual(
      new Map([['experiment.t', { anchor: 'experiment-experiment-t', title: 'experiment.t' }]]),
    );
  });

  it('tells settings that all of them share once', () => {
    const plots = [sweepPlot({ id: 'a', settings: [rate] }), heatMapPlot({ id: 'b', settings: [rate, rate] })];
    const [experiment] = experimentsOfPage([check({ id: 'e', plots })], new Map(), new Map()).experiments;
    expect(experiment?.settings).toEqual([rate]);
    expect(experiment?.maps[0]?.settings).toEqual([]);
  });
});
