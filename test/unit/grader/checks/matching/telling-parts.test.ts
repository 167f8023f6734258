import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../../../grader/model/report.ts';
import { gradeAll, hw2 } from '../../../../fixtures/subjects/grade.ts';
import { gradeAlone } from '../../../../fixtures/subjects/alone.ts';
import { inProcessClasses } from '../../../../fixtures/subjects/in-process-classes.ts';
import type { StudentClass } from '../../../../fixtures/subjects/in-process-classes.ts';
import { decay, hidden, vondrick } from '../../../../fixtures/subjects/hw2-layers.ts';
import type { LayerRules } from '../../../../fixtures/subjects/hw2-layers.ts';
import { each, submissionOf } from '../../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../../fixtures/subjects/hw2-network.ts';

const grade = (check: string, classes: Readonly<Record<string, StudentClass>>, seed: number): Promise<CheckResult> =>
  gradeAlone(check, inProcessClasses({ ...submissionOf(), ...classes }), seed);
const seeds = [1, 2, 3];

/** A backward pass that has nothing but the weight decay. */
const decaysOnly: Partial<LayerRules> = {
  weights: decay,
  bias: ({ delta }) => (delta[0] ?? []).map(() => 0),
  exponent: () => 0,
  downstream: ({ X }) => each(X, () => 0),
};

const stubs: readonly (readonly [string, (rows: Rows) => Rows])[] = [
  ['1e-300', (rows) => each(rows, () => 1e-300)],
  ['1e-11', (rows) => each(rows, () => 1e-11)],
  ['one entry that is not 0', (rows) => each(rows, (_, i, j) => (i + j === 0 ? 0.3 : 0))],
  ['one entry of 1e-300', (rows) => each(rows, (_, i, j) => (i + j === 0 ? 1e-300 : 0))],
  ['a constant', (rows) => each(rows, () => 0.7)],
  ['the place of each entry', (rows) => each(rows, (_, i, j) => i * (rows[0]?.length ?? 0) + j)],
  ['what is not a number', (rows) => each(rows, () => NaN)],
  ['zeros but for a single row', (rows) => each(rows, (one) => (rows.length === 1 ? one : 0))],
];

describe.each(stubs)('%s', (_, stub) => {
  it('as derivative does not excuse a backward pass that only decays', async () => {
    class Stub extends hidden(decaysOnly) {
      override leakyReluDerivative(h: Rows): Rows {
        return stub(h);
      }
    }
    for (const seed of seeds)
      expect(await grade('hidden.backward', { Hidden: Stub }, seed)).toMatchObject({ status: 'failed', points: 0 });
  });

  it('as both derivatives does not excuse it, nor an exponent that stays as it is', async () => {
    class Stub extends vondrick({ ...decaysOnly, bound: (n) => n }) {
      override vondrickActivationDerivative(): readonly [Rows, Rows] {
        return [stub(this.U), stub(this.U)];
      }
    }
    for (const seed of seeds)
      for (const check of ['backward', 'exponent-update'])
        expect(await grade(`hidden-vondrick.${check}`, { Hidden_Vondrick: Stub }, seed)).toMatchObject({
          status: 'failed',
          points: 0,
        });
  });

  it('as activation does not excuse a forward pass that gives the same and reads nothing of its input', async () => {
    const blank = (U: Rows): Rows => stub(each(U, () => 0));
    class Stub extends hidden({ output: blank }) {
      override leakyRelu(inp: Rows): Rows {
        return blank(inp);
      }
    }
    class StubVondrick extends vondrick({ output: blank }) {
      override vondrickActivation(U: Rows): Rows {
        return blank(U);
      }
    }
    for (const seed of seeds) {
      expect((await grade('hidden.forward', { Hidden: Stub }, seed)).status).toBe('failed');
      expect((await grade('hidden-vondrick.forward', { Hidden_Vondrick: StubVondrick }, seed)).status).toBe('failed');
    }
  });
});

describe('a derivative', () => {
  it('that is right for a single row does not excuse a backward pass that is right for a single row', async () => {
    const Right = hidden();
    class Stub extends hidden(decaysOnly) {
      override leakyReluDerivative(h: Rows): Rows {
        return each(h, (one) => (h.length > 1 ? 0 : one > 0 ? 1 : 0.02));
      }
    }
    class Single extends Stub {
      override backwardPass(X: Rows, h: Rows, dLdh: Rows, alpha: number, learningRate: number): Rows {
        if (X.length > 1) return super.backwardPass(X, h, dLdh, alpha, learningRate);
        const right = Object.assign(new Right(1, 1), { W: this.W, c: this.c });
        right.leakyReluDerivative = (rows) => this.leakyReluDerivative(rows);
        const downstream = right.backwardPass(X, h, dLdh, alpha, learningRate);
        Object.assign(this, { W: right.W, c: right.c });
        return downstream;
      }
    }
    for (const seed of seeds) expect((await grade('hidden.backward', { Hidden: Single }, seed)).status).toBe('failed');
  });

  it.each<[string, LayerRules['slope']]>([
    ['0 below 0', (h) => (h > 0 ? 1 : 0)],
    ['1 everywhere', () => 1],
    ['100 times too small', (h) => (h > 0 ? 0.01 : 0.0001)],
  ])('of %s excuses a backward pass that builds on it', async (_, slope) => {
    for (const seed of seeds)
      expect((await grade('hidden.backward', { Hidden: hidden({ slope }) }, seed)).status).toBe('passed');
  });

  it('is asked once: no more than once for each call of an object, and once in each backward pass', async () => {
    let runs = 0;
    class Counted extends hidden() {
      override leakyReluDerivative(h: Rows): Rows {
        runs += 1;
        return each(h, (one) => (one > 0 ? 1 : 0.1));
      }
    }
    const { status, cases } = await grade('hidden.backward', { Hidden: Counted }, 7);
    expect(status).toBe('passed');
    // Every second object or so is asked a second time.
    expect(runs).toBeGreaterThan(2 * cases);
    expect(runs).toBeLessThanOrEqual(4 * cases);
  });
});

describe('a backward pass', () => {
  const slopeAt = (atZero: number) => (h: number) => (h > 0 ? 1 : h === 0 ? atZero : 0.01);
  const inline = (own: number, passed: number) =>
    class extends hidden({ delta: (upstream) => upstream }) {
      override leakyReluDerivative(h: Rows): Rows {
        return each(h, slopeAt(own));
      }

      override backwardPass(X: Rows, h: Rows, dLdh: Rows, alpha: number, learningRate: number): Rows {
        const delta = each(dLdh, (one, i, j) => one * slopeAt(passed)(h[i]?.[j] ?? NaN));
        return super.backwardPass(X, h, delta, alpha, learningRate);
      }
    };

  it('may treat exactly 0 in another accepted way than the derivative does', async () => {
    const checks = hw2.checks.filter(({ id, points }) => id.startsWith('hidden.') && points > 0);
    for (const own of [0, 1]) {
      const classes = { ...submissionOf(), Hidden: inline(own, 1 - own) };
      const report = await gradeAll(hw2, inProcessClasses(classes), { checks });
      expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    }
  });

  it('that is wrong only where a preactivation is exactly 0 is told so', async () => {
    for (const seed of seeds) {
      const result = await grade('hidden.backward', { Hidden: inline(0, 0.5) }, seed);
      expect(result.status).toBe('failed');
      expect(result.message).toMatch(/^It is wrong only where a preactivation is exactly 0/);
    }
    const other = await grade('hidden.backward', { Hidden: hidden({ bias: () => [0, 0, 0, 0] }) }, 7);
    expect(other.message).not.toContain('exactly 0');
  });
});

describe('a result of another shape', () => {
  class Flat extends hidden() {
    override backwardPass(X: Rows, h: Rows, dLdh: Rows, alpha: number, learningRate: number): Rows {
      return super.backwardPass(X, h, dLdh, alpha, learningRate).flat() as unknown as Rows;
    }
  }
  it('fails, and both shapes are named', async () => {
    for (const seed of seeds) {
      const result = await grade('hidden.backward', { Hidden: Flat }, seed);
      expect(result).toMatchObject({ status: 'failed', points: 0 });
      expect(result.message).toMatch(
        /The shape of `for_prev` is not right: it is a flat list of \d+ numbers where a \d by \d matrix is right\.$/,
      );
      expect((await grade('hidden.gradient', { Hidden: Flat }, seed)).message).toContain('where a ');
    }
  });
});
