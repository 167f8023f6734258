import { describe, expect, it } from 'vitest';
import { respondent } from '../../../../grader/contract/respondent.ts';
import type { CaseAnswer, Reply } from '../../../../grader/contract/question.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import type { Subject } from '../../../../grader/model/subject.ts';
import { gradeAlone } from '../../../fixtures/subjects/alone.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';
import { inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import type { StudentClass } from '../../../fixtures/subjects/in-process-classes.ts';
import { hidden, vondrick } from '../../../fixtures/subjects/hw2-layers.ts';
import { columnSums, each, product, submissionOf, turned } from '../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../fixtures/subjects/hw2-network.ts';
import { withFunctions } from '../../../fixtures/subjects/with-functions.ts';

const roles: Roles = new Map([
  ['inputSize', scalar(2)],
  ['outputSize', scalar(1)],
  ['input', { shape: [2, 2], data: [1, 2, 3, 4] }],
  ['output', { shape: [2, 1], data: [3, 7] }],
  ['upstream', { shape: [2, 1], data: [1, 1] }],
  ['weights', { shape: [2, 1], data: [1, 1] }],
  ['bias', vector([0])],
  ['weightDecay', scalar(0)],
  ['learningRate', scalar(0.5)],
  ['preactivation', { shape: [2, 1], data: [3, 7] }],
  ['exponent', scalar(2)],
]);
const askOf = (subject: Subject, method: string, target = 'hidden', targets = hw2.targets): Promise<Reply> =>
  respondent(subject, targets).ask({ target, method, cases: [roles] });
const ask = (Hidden: StudentClass, method: string): Promise<Reply> => askOf(inProcessClasses({ Hidden }), method);
const first = (reply: Reply): CaseAnswer => {
  if (reply.kind !== 'answered' || !reply.answers[0]) throw new TypeError(`it was ${JSON.stringify(reply)}`);
  return reply.answers[0];
};
const dataOf = (reply: Reply, role: string): unknown => {
  const answer = first(reply);
  return answer.kind === 'results' ? answer.roles.get(role)?.data : answer;
};
const Right = hidden();
const passes = async (Hidden: StudentClass): Promise<void> => {
  const subject = inProcessClasses({ ...submissionOf(), Hidden });
  for (const check of ['hidden.forward', 'hidden.backward'])
    expect(await gradeAlone(check, subject)).toMatchObject({ status: 'passed' });
};

/** Holds its weights as (outputs, inputs) and its bias in some layout. */
function keeping(pack: (bias: number[]) => unknown, unpack: (held: unknown) => number[]): StudentClass {
  return class Hidden {
    kernel: Rows;
    offset: unknown;

    constructor(inputDims: number, outputDims: number) {
      this.kernel = Array.from({ length: outputDims }, () => Array.from({ length: inputDims }, () => 0));
      this.offset = pack(Array.from({ length: outputDims }, () => 0));
    }

    forward(X: Rows): Rows {
      const bias = unpack(this.offset);
      return each(product(X, turned(this.kernel)), (one, _, j) => {
        const u = one + (bias[j] ?? NaN);
        return u > 0 ? u : 0.01 * u;
      });
    }

    leakyReluDerivative(h: Rows): Rows {
      return each(h, (one) => (one > 0 ? 1 : 0.01));
    }

    backward(X: Rows, h: Rows, upstream: Rows, alpha: number, lr: number): Rows {
      const delta = each(upstream, (one, i, j) => one * ((h[i]?.[j] ?? NaN) > 0 ? 1 : 0.01));
      const downstream = product(delta, this.kernel);
      const gradient = product(turned(delta), X);
      for (const [i, row] of this.kernel.entries())
        for (const [j, one] of row.entries()) row[j] = one - lr * ((gradient[i]?.[j] ?? NaN) + alpha * one);
      const sums = columnSums(delta);
      this.offset = pack(unpack(this.offset).map((one, j) => one - (lr * (sums[j] ?? NaN)) / X.length));
      return downstream;
    }
  };
}

describe('a method', () => {
  it('is asked of an object with the state of the case, and what it changes is read', async () => {
    const reply = await ask(Right, 'backward');
    expect(dataOf(reply, 'downstream')).toEqual([1, 1, 1, 1]);
    expect(dataOf(reply, 'weights')).toEqual([-1, -2]);
    expect(dataOf(reply, 'bias')).toEqual([-0.5]);
  });

  it('has an object of its own in each case', async () => {
    const reply = await respondent(inProcessClasses({ Hidden: Right }), hw2.targets).ask({
      target: 'hidden',
      method: 'backward',
      cases: [roles, roles],
    });
    expect(reply.kind === 'answered' && reply.answers[1]).toEqual(reply.kind === 'answered' && reply.answers[0]);
  });

  it.each<[string, (bias: number[]) => unknown, (held: never) => number[]]>([
    ['flat', (bias) => bias, (held: number[]) => held],
    ['a row', (bias) => [bias], (held: Rows) => held[0] ?? []],
    ['a column', (bias) => bias.map((one) => [one]), (held: Rows) => held.map(([one = NaN]) => one)],
  ])(
    'is right with weights transposed, under other names, changed in place, and a bias that is %s',
    async (_, pack, unpack) => {
      await passes(keeping(pack, unpack as (held: unknown) => number[]));
    },
  );

  it('is right when it changes by assignment', () => passes(Right));

  it('may stand outside of its class', async () => {
    class Hidden {
      W = [[0]];
      c = [0];

      constructor(inputDims: number, outputDims: number) {
        this.W = each(
          Array.from({ length: inputDims }, () => Array.from({ length: outputDims }, () => 0)),
          () => 1,
        );
        this.c = Array.from({ length: outputDims }, () => 0);
      }
    }
    function leakyRelu(U: Rows): Rows {
      return each(U, (u) => (u > 0 ? u : 0.01 * u));
    }
    const reply = await askOf(withFunctions({ Hidden }, { leakyRelu }), 'activation');
    expect(dataOf(reply, 'output')).toEqual([3, 7]);
    expect(reply.kind === 'answered' && reply.call.method).toMatchObject({ kind: 'function', name: 'leakyRelu' });
    expect(await askOf(withFunctions({ Hidden }, { leakyRelu }), 'derivative')).toEqual({
      kind: 'missing',
      problem: '`Hidden` has no method named `leaky_relu_derivative` (or `leaky_relu_prime`, `d_leaky_relu`).',
    });
  });

  it('that takes something else is told so', async () => {
    class Hidden {
      W: Rows;
      c: number[];

      constructor(inputDims: number, outputDims: number) {
        this.W = Array.from({ length: inputDims }, () => Array.from({ length: outputDims }, () => 0));
        this.c = Array.from({ length: outputDims }, () => 0);
      }

      backwardPass(X: Rows, dLdh: Rows): Rows {
        return product(X, dLdh);
      }
    }
    expect(await ask(Hidden, 'backward')).toMatchObject({
      kind: 'signature',
      problem: '`backwardPass` should take 5 (X, h, dLdh, alpha, learning_rate), but takes 2 (X, dLdh).',
    });
  });

  it('of an object that lacks something is told what it lacks', async () => {
    class Hidden {
      values: number[] = [];

      constructor(inputDims: number, outputDims: number) {
        this.values = [inputDims, outputDims];
      }

      forwardPass(X: Rows): Rows {
        return X;
      }
    }
    expect(await ask(Hidden, 'forward')).toMatchObject({
      kind: 'signature',
      problem: 'An object of `Hidden` should have `W`, but has `values`.',
    });
  });

  it('is not failed by the method that comes before it', async () => {
    class Hidden extends Right {
      override forwardPass(): Rows {
        throw new RangeError('not finished');
      }
    }
    expect(dataOf(await ask(Hidden, 'backward'), 'weights')).toEqual([-1, -2]);
    expect(first(await ask(Hidden, 'forward'))).toMatchObject({ kind: 'threw', error: { message: 'not finished' } });
  });

  it('comes after the method that it needs, whose own state it is held to', async () => {
    const programs: Program[] = [];
    const subject = inProcessClasses(
      { Hidden_Vondrick: vondrick() },
      { onProgram: (program) => programs.push(program) },
    );
    const reply = await askOf(subject, 'derivative', 'hidden-vondrick');
    expect(dataOf(reply, 'slope')).toEqual([6, 14]);
    expect(programs.at(-1)?.map((one) => (one.op === 'set' ? one.name : one.op))).toEqual([
      'construct',
      'W',
      'c',
      'vondrickExponent',
      'call',
      'call',
    ]);
  });

  it('that leaves something else than numbers behind is told so', async () => {
    class Hidden extends Right {
      override backwardPass(X: Rows, h: Rows, dLdh: Rows, alpha: number, learningRate: number): Rows {
        super.backwardPass(X, h, dLdh, alpha, learningRate);
        this.W = 'later' as unknown as Rows;
        return X;
      }
    }
    expect(first(await ask(Hidden, 'backward'))).toMatchObject({
      kind: 'misfit',
      problem: 'After `backwardPass` the attribute `W` should be made of numbers, but is a text.',
    });
  });
});

describe('a constructor', () => {
  const optional = (target: TargetSpec | undefined): Readonly<Record<string, TargetSpec>> => {
    if (target === undefined) throw new TypeError('hw2 has this target');
    const parameters = target.parameters.map((one) => ({ ...one, optional: true }));
    return { hidden: { ...target, parameters } };
  };
  class Bare {
    W = [[0.5], [0.5]];
    c = [0];

    forwardPass(X: Rows): Rows {
      return each(product(X, this.W), (one, _, j) => one + (this.c[j] ?? NaN));
    }
  }

  it('without sizes is right where they may be left out, and told where they may not', async () => {
    const subject = inProcessClasses({ Hidden: Bare });
    expect(dataOf(await askOf(subject, 'forward', 'hidden', optional(hw2.targets['hidden'])), 'output')).toEqual([
      3, 7,
    ]);
    expect(await askOf(subject, 'forward')).toMatchObject({
      kind: 'signature',
      problem: '`Hidden` should take 2 (input_dims, output_dims), but takes 0 (nothing).',
    });
  });

  it('that throws is told with its error', async () => {
    class Hidden extends Right {
      constructor(inputDims: number, outputDims: number) {
        super(inputDims, outputDims);
        throw new RangeError('no weights');
      }
    }
    expect(await ask(Hidden, 'forward')).toMatchObject({
      kind: 'no-function',
      answer: { error: { message: 'no weights' } },
    });
  });

  it('whose object cannot be listed is not said to lack anything', async () => {
    expect(await askOf(inProcessClasses({ Hidden: Right }, { cutShort: 1 }), 'forward')).toMatchObject({
      kind: 'no-function',
      answer: { kind: 'skipped' },
    });
  });
});
