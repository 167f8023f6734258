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

/** Always the same, whatever it is given. */
const constant: Subject = {
  ...drawing,
  run: (program) =>
    Promise.resolve({
      kind: 'answered',
      answers: program.map(() => ({
        kind: 'returned',
        value: { kind: 'number', value: 0.5 },
        draws: { normal: 0, uniform: 0 },
      })),
      printed: '',
    }),
};

it('is no descent that always gives the same number: that number is no start', async () => {
  const roles = new Map([
    ['start', scalar(1)],
    ['hyperparameters.learningRate', scalar(0.1)],
    ['epochs', scalar(5)],
  ]);
  const reply = await respondent(constant, { descent: target }).ask({ target: 'descent', cases: [roles, roles] });
  expect(reply.kind === 'answered' && reply.answers.map(({ kind }) => kind)).toEqual(['misfit', 'misfit']);
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
