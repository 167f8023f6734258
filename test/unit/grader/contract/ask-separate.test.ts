import { describe, expect, it } from 'vitest';
import { joinReplies } from '../../../../grader/contract/ask-separate.ts';
import type { CaseAnswer, Reply } from '../../../../grader/contract/question.ts';
import { respondent } from '../../../../grader/contract/respondent.ts';
import { vector } from '../../../../grader/contract/tensor.ts';
import type { Answer } from '../../../../grader/model/outcome.ts';
import type { Definition, Subject } from '../../../../grader/model/subject.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';

const where = { file: 'a.py', line: 1 };

const numbers = [
  { role: 'theta[0]', names: ['x'] },
  { role: 'theta[1]', names: ['y'] },
];

const target: TargetSpec = {
  title: 'both partial derivatives',
  names: ['gradient'],
  parameters: numbers,
  results: [{ role: 'gradient', names: ['g'] }],
  alternatives: [
    {
      separate: true,
      parameters: numbers,
      results: [
        { role: 'gradient[0]', names: ['df_x'] },
        { role: 'gradient[1]', names: ['df_y'] },
      ],
    },
  ],
  oracle: { gradientOf: 'peaks' },
};

function defined(name: string, ...parameters: readonly string[]): Definition {
  const signature = { parameters: parameters.map((one) => ({ name: one, required: true })), variadic: false };
  return { name, form: 'function', where, signature };
}

/** df_x gives 10 x + y, df_y gives -(10 x + y). */
function answering(...definitions: readonly Definition[]): Subject {
  return {
    describe: () => Promise.resolve({ kind: 'loaded', language: 'python', definitions, helps: [] }),
    run: (program) => {
      const answers = program.map((operation): Answer => {
        if (operation.op !== 'call' || operation.callee.kind !== 'name')
          throw new TypeError('functions are called here');
        const [x = NaN, y = NaN] = operation.arguments.map((one) => (one.kind === 'number' ? one.value : NaN));
        const value = (operation.callee.name === 'df_x' ? 1 : -1) * (10 * x + y);
        return { kind: 'returned', value: { kind: 'number', value }, draws: { normal: 0, uniform: 0 } };
      });
      return Promise.resolve({ kind: 'answered', answers, printed: '' });
    },
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

describe('two functions that give a result each', () => {
  const cases = [new Map([['theta', vector([1, 2])]]), new Map([['theta', vector([3, 4])]])];

  it('are asked one by one and answer together, whatever the order of their parameters', async () => {
    const subject = answering(defined('df_x', 'x', 'y'), defined('df_y', 'y', 'x'));
    const reply = await respondent(subject, { derivative: target }).ask({ target: 'derivative', cases });
    const answers = reply.kind === 'answered' ? reply.answers : [];
    expect(answers.map((answer) => answer.kind === 'results' && answer.roles.get('gradient')?.data)).toEqual([
      [12, -21],
      [34, -43],
    ]);
    expect(reply.kind === 'answered' && reply.call.separate?.map(({ definition }) => definition.name)).toEqual([
      'df_x',
      'df_y',
    ]);
  });

  it('are missing when one of them is', async () => {
    const reply = await respondent(answering(defined('df_x', 'x', 'y')), { derivative: target }).ask({
      target: 'derivative',
      cases,
    });
    expect(reply.kind).toBe('missing');
  });

  it('are as wrong as one of them: an error is told as it is', () => {
    const threw: CaseAnswer = { kind: 'threw', error: { type: 'ValueError', message: 'no', trace: [] } };
    const right: CaseAnswer = {
      kind: 'results',
      roles: new Map([['gradient', vector([1])]]),
      value: { kind: 'number', value: 1 },
      draws: { normal: 0, uniform: 0 },
      changed: [],
    };
    const replied = (answer: CaseAnswer): Reply => ({
      kind: 'answered',
      answers: [answer],
      printed: '',
      call: { language: 'python', definition: defined('df_x', 'x', 'y'), parameters: numbers, names: ['x', 'y'] },
    });
    const joined = joinReplies([
      { role: 'gradient[0]', reply: replied(right) },
      { role: 'gradient[1]', reply: replied(threw) },
    ]);
    expect(joined.kind === 'answered' && joined.answers).toEqual([threw]);
    const ended: Reply = { kind: 'ended', end: { kind: 'exited', code: 1 }, printed: '' };
    expect(joinReplies([{ role: 'gradient[0]', reply: ended }])).toBe(ended);
  });
});
