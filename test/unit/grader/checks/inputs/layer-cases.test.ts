import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layers } from '../../../../../reference/mlp/index.ts';
import { layerOf } from '../../../../../grader/oracles/truths.ts';
import { layerCases } from '../../../../../grader/checks/inputs/layer-cases.ts';
import { layerMethods } from '../../../../../grader/oracles/layer-truths.ts';
import type { Roles, Tensor } from '../../../../../grader/model/roles.ts';

const all = Object.values(layers);
const of = (roles: Roles, role: string): readonly number[] => roles.get(role)?.data ?? [];
const sample = (id: string, smooth: { readonly rows: number } | null = null): readonly Roles[] => {
  return fc.sample(layerCases(layerOf(id), smooth), { seed: 5, numRuns: 200 });
};
const negated = (tensor: Tensor | undefined): Tensor => ({
  shape: tensor?.shape ?? [],
  data: (tensor?.data ?? []).map((one) => -one),
});
const share = (cases: readonly Roles[], has: (roles: Roles) => boolean): number =>
  cases.filter(has).length / cases.length;

describe('cases for a layer', () => {
  it('fit each other in shape, whatever the layer', () => {
    for (const layer of all)
      fc.assert(
        fc.property(layerCases(layer), (roles) => {
          const [rows, inputs] = roles.get('input')?.shape ?? [];
          const outputs = of(roles, 'bias').length;
          expect(roles.get('weights')?.shape).toEqual([inputs, outputs]);
          for (const role of ['upstream', 'preactivation', 'output'])
            expect(roles.get(role)?.shape).toEqual([rows, outputs]);
          expect(roles.has('exponent')).toBe(layer.hasExponent);
        }),
        { numRuns: 30 },
      );
  });

  it('have batches of one and of many, entries on the kink, and random gradients from above', () => {
    const cases = sample('leaky-relu');
    expect(share(cases, (roles) => roles.get('input')?.shape[0] === 1)).toBeGreaterThan(0.1);
    expect(share(cases, (roles) => (roles.get('input')?.shape[0] ?? 0) > 2)).toBeGreaterThan(0.3);
    expect(share(cases, (roles) => of(roles, 'preactivation').includes(0))).toBeGreaterThan(0.02);
    expect(share(cases, (roles) => of(roles, 'upstream').every((one) => one === 1))).toBe(0);
    expect(share(sample('logits'), (roles) => of(roles, 'output').some((one) => Math.abs(one) > 500))).toBeGreaterThan(
      0.03,
    );
  });

  it('push the exponent below its bound in so many cases that nobody passes who does not keep it there', () => {
    const layer = layerOf('learnable-exponent');
    const bound = layer.smallestExponent;
    expect(bound).toBe(1.01);
    const cases = sample(layer.id);
    for (const exponent of ['sum', 'mean', 'batch-mean']) {
      const { backward } = layerMethods(layer, { exponent });
      // A gradient of another size than 0 at the bound can only go up from there, or be kept.
      const stopped = share(cases, (roles) => {
        const upwards = new Map([...roles, ['upstream', negated(roles.get('upstream'))]]);
        const [down, up] = [roles, upwards].map((one) => backward?.(one).get('exponent')?.data[0] ?? NaN);
        return of(roles, 'exponent')[0] === bound && down === bound && (up ?? NaN) > bound;
      });
      expect(stopped).toBeGreaterThan(0.2);
      expect(share(cases, (roles) => (of(roles, 'exponent')[0] ?? 0) > 1.1)).toBeGreaterThan(0.3);
    }
  });

  it('are smooth where finite differences are asked for: no kinks near, no large numbers, as many rows as told', () => {
    for (const { id } of all)
      for (const rows of [1, 3])
        for (const roles of sample(id, { rows })) {
          expect(roles.get('input')?.shape[0]).toBe(rows);
          for (const u of of(roles, 'preactivation')) expect(Math.abs(u) > 0.1 && Math.abs(u) < 5).toBe(true);
        }
  });

  it('let the step of the exponent be read where they are smooth: even ten times too large it does not meet the bound', () => {
    const { backward } = layerMethods(layerOf('learnable-exponent'), {});
    for (const roles of sample('learnable-exponent', { rows: 2 })) {
      const before = of(roles, 'exponent')[0] ?? NaN;
      const step = before - (backward?.(roles).get('exponent')?.data[0] ?? NaN);
      expect(Math.abs(step)).toBeGreaterThan(1e-5);
      expect(before - 10 * Math.abs(step)).toBeGreaterThan(1.01);
    }
  });
});
