import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../../grader/model/report.ts';
import { neverStarted, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { gradeAlone } from '../../../fixtures/subjects/alone.ts';
import { endProcess, inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import type { InProcessClasses, StudentClass } from '../../../fixtures/subjects/in-process-classes.ts';
import { hidden, output, sized, sumOf, entrywise, times, vondrick } from '../../../fixtures/subjects/hw2-layers.ts';
import type { LayerRules } from '../../../fixtures/subjects/hw2-layers.ts';
import { each, Loss, submissionOf } from '../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../fixtures/subjects/hw2-network.ts';
import { accepted, wrongFactors } from '../../../fixtures/subjects/hw2-slips.ts';

const layers = [
  { id: 'hidden', name: 'Hidden', make: hidden, weights: 'W', bias: 'c' },
  { id: 'hidden-vondrick', name: 'Hidden_Vondrick', make: vondrick, weights: 'W', bias: 'c' },
  { id: 'output', name: 'Output', make: output, weights: 'w', bias: 'b' },
] as const;
const grade = (
  check: string,
  classes: Readonly<Record<string, StudentClass>>,
  seed = 7,
  options: InProcessClasses = {},
): Promise<CheckResult> => gradeAlone(check, inProcessClasses({ ...submissionOf(), ...classes }, options), seed);
const seeds = [1, 2, 3, 4, 5];

describe.each(layers)('the gradients of $name', ({ id, name, make, weights, bias }) => {
  const check = `${id}.gradient`;
  const gradient = (rules: Partial<LayerRules>, seed?: number): Promise<CheckResult> =>
    grade(check, { [name]: make(rules) }, seed);

  it('agree with the forward pass of a right layer, kinks or not', async () => {
    for (const seed of seeds) expect(await gradient({}, seed)).toMatchObject({ status: 'passed', cases: 4 });
  });

  it.each(accepted)('may have the %s as a %s', async (_, __, rules) => {
    expect(await gradient(rules)).toMatchObject({ status: 'passed' });
  });

  it.each(wrongFactors)('of the %s are refused when they are %s', async (what, says, _, rules) => {
    let named = 0;
    for (const seed of seeds) {
      const { status, message } = await gradient(rules, seed);
      expect(status).toBe('failed');
      const who = `The gradient \`${what === 'weights' ? weights : bias}\` is not that of your own function.`;
      expect(message).toContain(who);
      // Where the batches drawn fit two factors alike, none is said; another one never is.
      if (message.includes(says)) named += 1;
      else expect(message).toMatch(/It is farthest off at \[\d\](\[\d\])?\.$/);
    }
    expect(named).toBeGreaterThanOrEqual(seeds.length - 2);
  });

  it('for the layer below are refused when they are wrong, with the factor and the place', async () => {
    const result = await gradient({ downstream: ({ delta, before }) => times(downstreamOf(delta, before), 2) });
    expect(result.status).toBe('failed');
    expect(result.message).toContain('2 times what it should be');
    expect(result.finding?.details).toEqual([expect.stringMatching(/^It is farthest off at \[\d\]\[\d\]\.$/)]);
  });
});

const downstreamOf = (delta: Rows, before: Rows): Rows =>
  delta.map((row) => before.map((weights) => row.reduce((sum, one, k) => sum + one * (weights[k] ?? NaN), 0)));

describe('the gradient of the exponent', () => {
  const gradient = (rules: Partial<LayerRules>, seed: number): Promise<CheckResult> =>
    grade('hidden-vondrick.gradient', { Hidden_Vondrick: vondrick(rules) }, seed);

  it('may be a sum, a mean over all entries or over the batch', async () => {
    for (const scale of [() => 1, (slope: Rows) => 1 / slope.flat().length, (slope: Rows) => 1 / slope.length])
      for (const seed of seeds) {
        const rules: Partial<LayerRules> = {
          exponent: ({ upstream }, slope) => scale(slope) * sumOf(entrywise(upstream, slope)),
        };
        expect(await gradient(rules, seed)).toMatchObject({ status: 'passed' });
      }
  });

  it.each([
    [2, '2 times'],
    [-1, 'the sign is wrong'],
    [0, 'always 0'],
  ])('is refused when it is %d times what it should be, and says so', async (factor, says) => {
    for (const seed of seeds) {
      const result = await gradient(
        { exponent: ({ upstream }, slope) => factor * sumOf(entrywise(upstream, slope)) },
        seed,
      );
      expect(result.status).toBe('failed');
      expect(result.message).toMatch(/^The gradient `vondrick_exponent` is not that of your own function\./);
      expect(result.message).toContain(says);
    }
  });
});

describe('the derivative of an activation', () => {
  it('is that of the own activation, entry by entry', async () => {
    for (const check of ['hidden.slope', 'hidden-vondrick.slope'])
      for (const seed of seeds)
        expect(await grade(check, { Hidden: hidden(), Hidden_Vondrick: vondrick() }, seed)).toMatchObject({
          status: 'passed',
        });
    const steeper = hidden({ activation: (u) => (u > 0 ? u : 0.1 * u), slope: (h) => (h > 0 ? 1 : 0.1) });
    expect(await grade('hidden.slope', { Hidden: steeper })).toMatchObject({ status: 'passed' });
  });

  it('is refused where it differs, by name', async () => {
    const half = hidden({ slope: (h) => (h > 0 ? 0.5 : 0.005) });
    expect((await grade('hidden.slope', { Hidden: half })).message).toContain('It is 0.5 times what it should be.');
    const noLog = vondrick({ exponentSlope: (u, n) => (u > 0 ? u ** n : 0) });
    expect((await grade('hidden-vondrick.slope', { Hidden_Vondrick: noLog })).message).toContain(
      'The gradient `derivative_wrt_exponent` is not that of your own function.',
    );
  });

  it('shows nothing where the activation is a straight line', async () => {
    const result = await grade('hidden.slope', { Hidden: hidden({ activation: (u) => u, slope: () => 1 }) });
    expect(result).toMatchObject({
      status: 'blocked',
      message: 'Your own activation is a straight line: its derivative shows nothing.',
    });
  });
});

describe('a forward pass from which nothing can be told', () => {
  it('blocks when it is flat', async () => {
    const flat = hidden({
      output: (U) => each(U, () => 0),
      slope: () => 0,
      bias: ({ delta }) => delta[0]?.map(() => 0) ?? [],
    });
    const result = await grade('hidden.gradient', { Hidden: flat });
    expect(result.status).toBe('blocked');
    expect(result.message).toContain('does not depend on what `for_prev` is the gradient of');
  });

  it('blocks when it is anything but smooth', async () => {
    const jumps = hidden({ activation: (u) => Math.sin(1e6 * u) });
    expect(await grade('hidden.gradient', { Hidden: jumps })).toMatchObject({ status: 'blocked' });
  });

  it('blocks when it stops with an error, and says which', async () => {
    class Throws extends hidden() {
      override forwardPass(): Rows {
        throw new RangeError('not finished');
      }
    }
    const result = await grade('hidden.gradient', { Hidden: Throws });
    expect(result).toMatchObject({ status: 'blocked' });
    expect(result.message).toContain('`forward_pass`, which gave no answer. RangeError: not finished');
  });
});

describe('the gradient of the loss', () => {
  it('is that of each row or of the mean, and nothing else', async () => {
    class Scaled extends Loss {
      static factor: (z: Rows) => number = () => 1;

      override backwardPass(z: Rows, y: number[]): Rows {
        return times(super.backwardPass(z, y), Scaled.factor(z));
      }
    }
    const status = async (factor: (z: Rows) => number): Promise<string> => {
      Scaled.factor = factor;
      return (await grade('loss.gradient', { Loss: sized(Scaled) })).status;
    };
    expect(await status(() => 1)).toBe('passed');
    expect(await status((z) => 1 / z.length)).toBe('passed');
    for (const wrong of [() => 2, () => -1, () => 0, (z: Rows) => z.length, (z: Rows) => 1 / z.length ** 2])
      expect(await status(wrong)).toBe('failed');
  });
});

describe('a backward pass that gives no answers', () => {
  it.each(studentEndings)('fails when the process ends: $kind', async (how) => {
    class Ends extends hidden() {
      override backwardPass(): Rows {
        return endProcess(how);
      }
    }
    expect(await grade('hidden.gradient', { Hidden: Ends })).toMatchObject({ status: 'failed' });
  });

  it('fails when it throws, and is inconclusive when nothing could be started', async () => {
    class Throws extends hidden() {
      override backwardPass(): Rows {
        throw new RangeError('no');
      }
    }
    expect(await grade('hidden.gradient', { Hidden: Throws })).toMatchObject({
      status: 'failed',
      finding: { kind: 'threw' },
    });
    expect(await grade('hidden.gradient', {}, 7, { ends: { at: 1, how: neverStarted } })).toMatchObject({
      status: 'inconclusive',
    });
  });
});
