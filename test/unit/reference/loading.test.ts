/**
 * Loads the lists of oracles within a test. A test file that cannot even be loaded has no tests that fail: mutation testing would
 * take such a change for one that nobody notices.
 */
import { expect, it } from 'vitest';

const lists: readonly (readonly [string, () => Promise<Readonly<Record<string, unknown>>>])[] = [
  ['data', () => import('../../../reference/data/index.ts')],
  ['functions', () => import('../../../reference/functions/index.ts')],
  ['layers and losses', () => import('../../../reference/mlp/index.ts')],
  ['optimizers', () => import('../../../reference/optimizers/index.ts')],
  ['schedules', () => import('../../../reference/schedules/index.ts')],
];

it.each(lists)('loads the list of %s, in which each has its own id', async (_, load) => {
  for (const list of Object.values(await load())) {
    const units = Object.entries(list as Readonly<Record<string, { readonly id: string }>>);
    expect(units.length).toBeGreaterThan(0);
    for (const [id, unit] of units) {
      expect(id).toMatch(/^[a-z-]+$/);
      expect(unit.id).toBe(id);
    }
  }
});
