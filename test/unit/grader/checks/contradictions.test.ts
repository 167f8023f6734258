import { describe, expect, it } from 'vitest';
import { conventionsFor } from '../../../../grader/checks/conventions.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import { gradeAll, hw2 } from '../../../fixtures/subjects/grade.ts';
import { inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import { entrywise, hidden, output, sized, sumOf, times, vondrick } from '../../../fixtures/subjects/hw2-layers.ts';
import type { LayerRules } from '../../../fixtures/subjects/hw2-layers.ts';
import { columnSums, each, Loss, submissionOf } from '../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../fixtures/subjects/hw2-network.ts';
import { accepted } from '../../../fixtures/subjects/hw2-slips.ts';

const target = (id: string): TargetSpec => {
  const found = hw2.targets[id];
  if (found === undefined) throw new TypeError(`there is no target ${id}`);
  return found;
};
const unknown = { found: null, of: () => null };

class MeanLoss extends Loss {
  override backwardPass(z: Rows, y: number[]): Rows {
    return times(super.backwardPass(z, y), 1 / z.length);
  }
}
const summing: Partial<LayerRules> = { bias: ({ delta }) => columnSums(delta) };
const graded = async (
  layers: Partial<LayerRules>,
  LossClass: typeof Loss,
  exponentLayer: Partial<LayerRules> = {},
): Promise<ReadonlyMap<string, CheckResult>> => {
  const classes = {
    ...submissionOf(),
    Hidden: hidden(layers),
    Hidden_Vondrick: vondrick(exponentLayer),
    Output: output(layers),
    Loss: sized(LossClass),
  };
  const checks = hw2.checks.filter(({ id }) => /^(?:hidden|hidden-vondrick|output|loss)\./.test(id));
  const report = await gradeAll(hw2, inProcessClasses(classes), { checks });
  return new Map(report.checks.map((one) => [one.id, one]));
};

describe('a mean loss', () => {
  it('passes with layers that sum, and says what is followed', async () => {
    const results = await graded(summing, MeanLoss);
    expect([...results.values()].filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(results.get('loss.backward')?.conventions).toMatchObject([{ name: 'batch', value: 'mean' }]);
  });

  it.each(accepted.filter(([, value]) => value === 'mean'))(
    'fails with layers that average their %s',
    async (name, _, rules) => {
      const results = await graded({ ...summing, ...rules }, MeanLoss);
      expect(results.get('output.backward')?.status).toBe('passed');
      expect(results.get('loss.backward')).toMatchObject({ status: 'failed', points: 0 });
      expect(results.get('loss.backward')?.message).toContain(
        `The output layer averages its ${name === 'bias' ? 'bias' : 'weight'} gradient over the batch already, so this averages it twice.`,
      );
    },
  );

  it.each(accepted.filter(([, value]) => value === 'mean'))(
    'fails with an exponent layer that averages its %s',
    async (name, _, rules) => {
      const results = await graded(summing, MeanLoss, rules);
      expect(results.get('hidden-vondrick.backward')?.status).toBe('passed');
      expect(results.get('loss.backward')).toMatchObject({ status: 'failed', points: 0 });
      expect(results.get('loss.backward')?.message).toContain(
        `The layer with a learnable exponent averages its ${name === 'bias' ? 'bias' : 'weight'} gradient over the batch already, so this averages it twice.`,
      );
    },
  );

  it('passes with an exponent that is averaged: its scale is free', async () => {
    const exponent: LayerRules['exponent'] = ({ upstream }, slope) =>
      sumOf(entrywise(upstream, slope)) / upstream.flat().length;
    const results = await graded(summing, MeanLoss, { exponent });
    expect(results.get('hidden-vondrick.exponent-update')?.conventions).toContainEqual(
      expect.objectContaining({ name: 'exponent', value: 'mean' }),
    );
    expect(results.get('loss.backward')?.status).toBe('passed');
  });

  it('of each row passes with layers that average', async () => {
    const [, mean] = accepted.filter(([, value]) => value === 'mean');
    const results = await graded({ ...mean?.[2] }, Loss);
    expect(results.get('loss.backward')?.status).toBe('passed');
  });

  it('is not blamed on contradictions when it is wrong besides', async () => {
    class Wrong extends MeanLoss {
      override backwardPass(z: Rows, y: number[]): Rows {
        return each(super.backwardPass(z, y), (one) => one + 1);
      }
    }
    const results = await graded({}, Wrong);
    expect(results.get('loss.backward')?.status).toBe('failed');
    expect(results.get('loss.backward')?.message).not.toContain('averages');
  });
});

describe('what was found of a layer', () => {
  it('is held to later, and what is not known stays open', () => {
    const { accepted: open } = conventionsFor(target('hidden'), { method: 'backward' }, unknown);
    expect(open).toHaveLength(12);
    expect(open[0]).toEqual({ weights: 'sum', bias: 'mean', slopeAtZero: 'below' });
    const found = { weights: 'mean' };
    expect(conventionsFor(target('hidden'), { method: 'backward' }, { ...unknown, found }).accepted).toEqual([
      ...['mean', 'sum'].flatMap((bias) =>
        ['below', 'zero', 'above'].map((slopeAtZero) => ({ weights: 'mean', bias, slopeAtZero })),
      ),
    ]);
  });

  it('at exactly 0 holds for its own method alone', () => {
    const found = { slopeAtZero: 'zero' };
    const { accepted: left } = conventionsFor(target('hidden'), { method: 'backward' }, { ...unknown, found });
    expect(new Set(left.map((one) => one['slopeAtZero']))).toEqual(new Set(['below', 'zero', 'above']));
  });

  it('is only what a method can show', () => {
    const of = (id: string, method: string, compare?: readonly string[]): unknown =>
      conventionsFor(target(id), { method, compare }, unknown).accepted.map((one) => Object.keys(one).sort().join());
    expect(of('hidden', 'activation')).toEqual(['']);
    expect(new Set(of('hidden', 'derivative') as string[])).toEqual(new Set(['slopeAtZero']));
    expect(new Set(of('output', 'forward') as string[])).toEqual(new Set(['shift']));
    expect(new Set(of('output', 'backward') as string[])).toEqual(new Set(['bias,weights']));
    expect(new Set(of('hidden-vondrick', 'backward', ['exponent']) as string[])).toEqual(
      new Set(['exponent,slopeAtZero']),
    );
    expect(of('loss', 'forward')).toEqual(['']);
  });

  it('is kept apart where it contradicts what another target follows', () => {
    const of = (id: string) => (id === 'hidden' ? { weights: 'mean' } : null);
    const { accepted: left, excluded } = conventionsFor(target('loss'), { method: 'backward' }, { found: null, of });
    expect(left).toEqual([{ batch: 'each' }]);
    expect(excluded).toMatchObject([{ convention: { batch: 'mean' } }]);
  });
});
