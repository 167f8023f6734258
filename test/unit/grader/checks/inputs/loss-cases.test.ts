import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossCases } from '../../../../../grader/checks/inputs/loss-cases.ts';
import type { Roles } from '../../../../../grader/model/roles.ts';
import { gradeAlone } from '../../../../fixtures/subjects/alone.ts';
import { inProcessClasses } from '../../../../fixtures/subjects/in-process-classes.ts';
import { sized } from '../../../../fixtures/subjects/hw2-layers.ts';
import { Loss, softmaxOf, submissionOf } from '../../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../../fixtures/subjects/hw2-network.ts';

const of = (roles: Roles, role: string): readonly number[] => roles.get(role)?.data ?? [];
const rowsOf = (roles: Roles): readonly { readonly logits: readonly number[]; readonly label: number }[] => {
  const [, classes = 0] = roles.get('logits')?.shape ?? [];
  return of(roles, 'labels').map((label, row) => ({
    label,
    logits: of(roles, 'logits').slice(row * classes, (row + 1) * classes),
  }));
};
const rows = fc.sample(lossCases(), { seed: 3, numRuns: 400 }).flatMap(rowsOf);

describe('cases for a loss', () => {
  it('have a largest logit of 0 in each row, and extreme rows where the label is the largest', () => {
    const extreme = rows.filter(({ logits }) => Math.min(...logits) < -100);
    expect(extreme.length).toBeGreaterThan(0.05 * rows.length);
    for (const { logits } of rows) expect(Math.max(...logits)).toBe(0);
    for (const { logits, label } of extreme) expect(logits[label]).toBe(0);
  });

  it('have any label in ordinary rows', () => {
    const ordinary = rows.filter(({ logits }) => Math.min(...logits) > -8.1);
    expect(ordinary.filter(({ logits, label }) => logits[label] !== 0).length).toBeGreaterThan(0.3 * rows.length);
  });
});

/** A loss whose rows are judged by the probability of the label. */
const byProbability = (lossOf: (p: number) => number) =>
  sized(
    class extends Loss {
      override forwardPass(z: Rows, y: number[]): number {
        return softmaxOf(z).reduce((sum, row, i) => sum + lossOf(row[y[i] ?? -1] ?? NaN), 0) / z.length;
      }
    },
  );

describe('a loss', () => {
  const status = async (made: ReturnType<typeof byProbability>, seed: number): Promise<string> =>
    (await gradeAlone('loss.forward', inProcessClasses({ ...submissionOf(), Loss: made }), seed)).status;
  const seeds = Array.from({ length: 12 }, (_, at) => at + 1);

  it.each<[string, (p: number) => number]>([
    ['-log(p)', (p) => -Math.log(p)],
    ['-log(p + 1e-12)', (p) => -Math.log(p + 1e-12)],
    ['-log(p + 1e-15)', (p) => -Math.log(p + 1e-15)],
    ['-log(max(p, 1e-12))', (p) => -Math.log(Math.max(p, 1e-12))],
  ])('written as %s passes', async (_, lossOf) => {
    for (const seed of seeds) expect(await status(byProbability(lossOf), seed)).toBe('passed');
  });

  it('written with the logarithm of the sum passes', async () => {
    for (const seed of seeds) expect(await status(sized(Loss), seed)).toBe('passed');
  });

  it.each<[string, (p: number) => number]>([
    ['-log(p + 1e-8)', (p) => -Math.log(p + 1e-8)],
    ['1 - p', (p) => 1 - p],
    ['-log2(p)', (p) => -Math.log2(p)],
  ])('written as %s fails', async (_, lossOf) => {
    for (const seed of seeds) expect(await status(byProbability(lossOf), seed)).toBe('failed');
  });
});
