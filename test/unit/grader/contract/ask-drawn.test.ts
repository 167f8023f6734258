import { describe, expect, it } from 'vitest';
import { respondent } from '../../../../grader/contract/respondent.ts';
import { scalar } from '../../../../grader/contract/tensor.ts';
import type { Answer } from '../../../../grader/model/outcome.ts';
import type { Operation } from '../../../../grader/model/program.ts';
import type { Subject } from '../../../../grader/model/subject.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';

const target: TargetSpec = {
  title: 'gradient descent',
  names: ['gradient_descent'],
  parameters: [
    { role: 'start', names: ['start'], drawn: true, optional: true },
    { role: 'hyperparameters.learningRate', names: ['lr'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [{ role: 'result', names: ['x'] }],
  oracle: { descentOn: 'centred-parabola' },
};

/** Starts somewhere from -2 to 2 that it draws itself, and goes up by the rate in every epoch. */
const drawing: Subject = {
  describe: () =>
    Promise.resolve({
      kind: 'loaded',
      language: 'python',
      definitions: [
        {
          name: 'gradient_descent',
          form: 'function',
          where: { file: 'a.py', line: 1 },
          signature: {
            parameters: [
              { name: 'lr', required: true },
              { name: 'epochs', required: true },
            ],
            variadic: false,
          },
        },
      ],
      helps: [],
    }),
  run: (program) => {
    let draws: readonly number[] = [];
    const answer = (operation: Operation): Answer => {
      if (operation.op === 'randomness' && operation.mode.kind === 'scripted') draws = operation.mode.draws;
      const numbers = operation.op === 'call' ? operation.arguments : [];
      const [rate, epochs] = numbers.map((one) => (one.kind === 'number' ? one.value : NaN));
      const value = -2 + 4 * (draws[0] ?? NaN) + (rate ?? NaN) * (epochs ?? NaN);
      return { kind: 'returned', value: { kind: 'number', value }, draws: { normal: 0, uniform: 1 } };
    };
    return Promise.resolve({ kind: 'answered', answers: program.map(answer), printed: '' });
  },
  helps: () => [],
  close: () => Promise.resolve(),
};

/** Always the same, whatever it is given, but for what it draws times some width. */
const constant = (uniform: number, width: number): Subject => ({
  ...drawing,
  run: (program) => {
    let draw = 0;
    const answer = (operation: Operation): Answer => {
      if (operation.op === 'randomness' && operation.mode.kind === 'scripted') draw = operation.mode.draws[0] ?? NaN;
      const value = 0.5 + width * draw;
      return { kind: 'returned', value: { kind: 'number', value }, draws: { normal: 0, uniform } };
    };
    return Promise.resolve({ kind: 'answered', answers: program.map(answer), printed: '' });
  },
});

const kindsOf = async (subject: Subject, epochs: number): Promise<unknown> => {
  const cases = [1, 0.3].map(
    (start) =>
      new Map([
        ['start', scalar(start)],
        ['hyperparameters.learningRate', scalar(0.1)],
        ['epochs', scalar(epochs)],
      ]),
  );
  const reply = await respondent(subject, { descent: target }).ask({ target: 'descent', cases });
  return reply.kind === 'answered' && reply.answers.map(({ kind }) => kind);
};

it.each([
  ['draws nothing', 0, 0],
  ['drops what it draws', 1, 0],
  ['starts elsewhere by rounding only', 1, 1e-13],
])('is no descent that always gives the same number and %s: that number is no start', async (_, uniform, width) => {
  for (const epochs of [5, 0]) expect(await kindsOf(constant(uniform, width), epochs)).toEqual(['misfit', 'misfit']);
});

it('is answered where the draws explain the start, or where it moves', async () => {
  for (const epochs of [5, 0]) {
    expect(await kindsOf(constant(1, 4), epochs)).toEqual(['results', 'results']);
    expect(await kindsOf(drawing, epochs)).toEqual(['results', 'results']);
  }
});

describe('a function that draws its start itself', () => {
  it('is answered from where it starts, and says where that is', async () => {
    const cases = [0, 1].map(
      (start) =>
        new Map([
          ['start', scalar(start)],
          ['hyperparameters.learningRate', scalar(0.1)],
          ['epochs', scalar(5)],
        ]),
    );
    const reply = await respondent(drawing, { descent: target }).ask({ target: 'descent', cases });
    const answers = reply.kind === 'answered' ? reply.answers : [];
    const found = answers.map((answer) => {
      if (answer.kind !== 'results') throw new Error('there is no result');
      return [answer.asked?.get('start')?.data[0] ?? NaN, answer.roles.get('result')?.data[0] ?? NaN] as const;
    });
    expect(found).toHaveLength(2);
    for (const [start, end] of found) {
      expect(Math.abs(start)).toBeLessThan(2);
      expect(end).toBeCloseTo(start + 0.5, 12);
    }
    expect(found[0]?.[0]).not.toBe(found[1]?.[0]);
  });
});
