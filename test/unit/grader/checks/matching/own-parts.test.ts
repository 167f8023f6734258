import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../../../grader/model/report.ts';
import { neverStarted, studentEndings } from '../../../../fixtures/subjects/endings.ts';
import { gradeAlone } from '../../../../fixtures/subjects/alone.ts';
import { gradeAll, hw2 } from '../../../../fixtures/subjects/grade.ts';
import { endProcess, inProcessClasses } from '../../../../fixtures/subjects/in-process-classes.ts';
import type { InProcessClasses, StudentClass } from '../../../../fixtures/subjects/in-process-classes.ts';
import { hidden, output, sized, vondrick } from '../../../../fixtures/subjects/hw2-layers.ts';
import { each, submissionOf } from '../../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../../fixtures/subjects/hw2-network.ts';

const grade = (check: string, classes: Readonly<Record<string, StudentClass>>, options: InProcessClasses = {}) =>
  gradeAlone(check, inProcessClasses({ ...submissionOf(), ...classes }, options));
const statuses = async (target: string, classes: Readonly<Record<string, StudentClass>>): Promise<unknown> => {
  const checks = hw2.checks.filter(({ id, points }) => id.startsWith(`${target}.`) && points > 0);
  const report = await gradeAll(hw2, inProcessClasses({ ...submissionOf(), ...classes }), { checks });
  return Object.fromEntries(report.checks.map(({ id, status }: CheckResult) => [id.split('.')[1], status]));
};
const held = 'Held to your own parts that it builds on: their mistakes are not counted again here.';
const slope = (value: number): number => (value > 0 ? 1 : 0.1);
const Right = hidden();
const RightVondrick = vondrick();

class Inline extends Right {
  override leakyReluDerivative(h: Rows): Rows {
    return each(h, () => 3);
  }

  override backwardPass(X: Rows, h: Rows, dLdh: Rows, alpha: number, learningRate: number): Rows {
    const layer = Object.assign(new Right(1, 1), { W: this.W, c: this.c });
    const downstream = layer.backwardPass(X, h, dLdh, alpha, learningRate);
    Object.assign(this, { W: layer.W, c: layer.c });
    return downstream;
  }
}

describe('a part that others build on', () => {
  it('costs itself alone when it is wrong: the derivative', async () => {
    const classes = { Hidden: hidden({ slope }) };
    expect(await statuses('hidden', classes)).toEqual({
      'leaky-relu': 'passed',
      forward: 'passed',
      'leaky-relu-derivative': 'failed',
      backward: 'passed',
    });
    expect((await grade('hidden.backward', classes)).notes).toEqual([held]);
    expect((await grade('hidden.backward', { Hidden: Right })).notes).toEqual([]);
  });

  it('costs itself alone when it is wrong: the activation, with a backward pass that is right', async () => {
    expect(await statuses('hidden', { Hidden: hidden({ activation: (u) => (u > 0 ? u : 0.1 * u) }) })).toEqual({
      'leaky-relu': 'failed',
      forward: 'passed',
      'leaky-relu-derivative': 'passed',
      backward: 'passed',
    });
  });

  it('may be wrong and not be used', async () => {
    expect(await statuses('hidden', { Hidden: Inline })).toMatchObject({
      'leaky-relu-derivative': 'failed',
      backward: 'passed',
    });
    expect((await grade('hidden.backward', { Hidden: Inline })).notes).toEqual([]);
  });

  it('is followed through: a slip of 0.1 in both activation and derivative costs the activation alone', async () => {
    const both = hidden({ activation: (u) => (u > 0 ? u : 0.1 * u), slope });
    expect(await statuses('hidden', { Hidden: both })).toEqual({
      'leaky-relu': 'failed',
      forward: 'passed',
      'leaky-relu-derivative': 'passed',
      backward: 'passed',
    });
  });

  it('is not used where it should be: a forward pass without its activation fails', async () => {
    const classes = { Hidden: hidden({ output: (U) => U }), Hidden_Vondrick: vondrick({ output: (U) => U }) };
    expect((await grade('hidden.forward', classes)).status).toBe('failed');
    expect((await grade('hidden-vondrick.forward', classes)).status).toBe('failed');
  });

  it('shows a second mistake beside its own', async () => {
    const result = await grade('hidden.backward', {
      Hidden: hidden({ slope, downstream: ({ delta }) => each(delta, () => 0) }),
    });
    expect(result).toMatchObject({ status: 'failed', notes: [held] });
    expect(result.finding?.differences?.filter(({ agrees }) => !agrees).map(({ name }) => name)).toEqual(['for_prev']);
  });

  it('blocks what builds on it when it stops with an error, is not there, or gives too little', async () => {
    class Throws extends Right {
      override leakyReluDerivative(): Rows {
        throw new RangeError('not finished');
      }
    }
    expect(await grade('hidden.leaky-relu-derivative', { Hidden: Throws })).toMatchObject({ status: 'failed' });
    expect(await grade('hidden.backward', { Hidden: Throws })).toMatchObject({
      status: 'blocked',
      message: 'It builds on `leaky_relu_derivative`, which stopped with an error: RangeError: not finished',
    });
    class Lacks extends RightVondrick {
      override vondrickActivationDerivative(): readonly [Rows, Rows] {
        return [this.U] as unknown as readonly [Rows, Rows];
      }
    }
    const lacking = await grade('hidden-vondrick.exponent-update', { Hidden_Vondrick: Lacks });
    expect(lacking.status).toBe('blocked');
    expect(lacking.message).toContain('It builds on `vondrick_activation_derivative`.');
  });
});

const stubs: Readonly<Record<string, (first: Rows) => unknown>> = {
  zeros: (first) => each(first, () => 0),
  ones: (first) => each(first, () => 1),
  'the first argument': (first) => first,
  'a copy of the first argument': (first) => each(first, (one) => one),
  nothing: () => null,
  zero: () => 0,
};

describe.each(Object.entries(stubs))('a stub that returns %s', (_, stub) => {
  const returning = (Base: StudentClass, names: readonly string[], pair: readonly string[] = []): StudentClass => {
    const Stub = sized(Base as new (inputs: number, outputs: number) => object);
    for (const name of names) Object.defineProperty(Stub.prototype, name, { value: (X: Rows) => stub(X) });
    for (const name of pair)
      Object.defineProperty(Stub.prototype, name, { value: (U: Rows = [[1]]) => [stub(U), stub(U)] });
    return Stub;
  };
  it('passes no check that is worth a point', async () => {
    const classes = {
      Hidden: returning(hidden(), ['forwardPass', 'leakyRelu', 'leakyReluDerivative', 'backwardPass']),
      Hidden_Vondrick: returning(
        vondrick(),
        ['forwardPass', 'vondrickActivation', 'backwardPass'],
        ['vondrickActivationDerivative'],
      ),
      Output: returning(output(), ['forwardPass', 'backwardPass']),
      Loss: returning(submissionOf()['Loss'] ?? Object, ['forwardPass', 'backwardPass']),
    };
    for (const { id, points } of hw2.checks)
      if (points > 0 && /^(?:hidden|hidden-vondrick|output|loss)\./.test(id))
        expect({ id, status: (await grade(id, classes)).status }).toEqual({
          id,
          status: expect.stringMatching(/failed|blocked/) as string,
        });
  });
});

describe('a layer that gives no answers', () => {
  it.each(studentEndings)('fails when the process ends: $kind', async (how) => {
    class Ends extends Right {
      override backwardPass(): Rows {
        return endProcess(how);
      }
    }
    expect(await grade('hidden.backward', { Hidden: Ends })).toMatchObject({ status: 'failed', points: 0 });
  });

  it('is inconclusive when the process could not be started', async () => {
    const options = { ends: { at: 1, how: neverStarted } };
    expect(await grade('hidden.backward', {}, options)).toMatchObject({ status: 'inconclusive' });
  });

  it.each([0, 1, 2, 30, 50])('does not pass when only %i answers come back', async (cutShort) => {
    for (const check of ['hidden.backward', 'hidden.forward', 'hidden.gradient', 'loss.backward'])
      expect((await grade(check, {}, { cutShort })).status).not.toBe('passed');
  });
});
