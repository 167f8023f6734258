import { describe, expect, it } from 'vitest';
import { respondent } from '../../../../grader/contract/respondent.ts';
import { scalar } from '../../../../grader/contract/tensor.ts';
import type { Answer } from '../../../../grader/model/outcome.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import type { Subject } from '../../../../grader/model/subject.ts';
import type { Script } from '../../../../grader/model/survey.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import type { Value } from '../../../../grader/model/value.ts';
import { descentScript } from '../../../fixtures/subjects/scripts.ts';

const target: TargetSpec = {
  title: 'gradient descent',
  names: ['descend'],
  parameters: [
    { role: 'start', names: ['localmin'] },
    { role: 'hyperparameters.learningRate', names: ['learning_rate'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [{ role: 'result', names: ['localmin'] }],
  script: true,
  oracle: { descentOn: 'parabola' },
};

/** Answers every script with the same thing, and remembers what it was asked. */
function answering(
  script: Script,
  entries: Readonly<Record<string, Value>>,
  rounds?: number,
): Subject & { asked: Program[] } {
  const asked: Program[] = [];
  const value: Value = { kind: 'record', entries: new Map(Object.entries(entries)) };
  return {
    asked,
    describe: () =>
      Promise.resolve({
        kind: 'loaded',
        language: 'python',
        definitions: [],
        helps: [],
        survey: { lives: [], scripts: [script] },
      }),
    run: (program) => {
      asked.push(program);
      const answers = program.map((operation): Answer => ({
        kind: 'returned',
        value: operation.op === 'script' ? value : { kind: 'none' },
        draws: { normal: 0, uniform: 0 },
        ...(rounds !== undefined && { rounds }),
      }));
      return Promise.resolve({ kind: 'answered', answers, printed: '' });
    },
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

function caseOf(start: number, epochs: number): Roles {
  return new Map([
    ['start', scalar(start)],
    ['hyperparameters.learningRate', scalar(0.1)],
    ['epochs', scalar(epochs)],
  ]);
}

const number = (value: number): Value => ({ kind: 'number', value });

describe('a script', () => {
  it('is run once for each case, with what it starts from replaced', async () => {
    const subject = answering(descentScript(), { localmin: number(0.5) });
    const reply = await respondent(subject, { descent: target }).ask({
      target: 'descent',
      cases: [caseOf(1, 3), caseOf(2, 4)],
    });
    expect(subject.asked).toMatchObject([
      [
        {
          op: 'script',
          script: 0,
          read: ['localmin'],
          given: [
            { name: 'localmin', value: { value: 1 } },
            { name: 'learning_rate', value: { value: 0.1 } },
            { name: 'training_epochs', value: { value: 3, whole: true } },
          ],
        },
        { op: 'script', given: [{ value: { value: 2 } }, {}, { value: { value: 4 } }] },
      ],
    ]);
    expect(reply).toMatchObject({ kind: 'answered', answers: [{ kind: 'results' }, { kind: 'results' }] });
  });

  it('ends in the same value, in brackets or not', async () => {
    const bracketed = answering(descentScript(), { localmin: { kind: 'array', shape: [1], data: [0.5] } });
    const reply = await respondent(bracketed, { descent: target }).ask({ target: 'descent', cases: [caseOf(1, 3)] });
    const [answer] = reply.kind === 'answered' ? reply.answers : [];
    expect(answer?.kind === 'results' && answer.roles.get('result')).toEqual(scalar(0.5));
  });

  it('is left after the epochs where its loop is open, and says when it ended before', async () => {
    const subject = answering(descentScript({ loop: { kind: 'open' } }), { localmin: number(0.5) }, 7);
    const reply = await respondent(subject, { descent: target }).ask({
      target: 'descent',
      cases: [caseOf(1, 50), caseOf(1, 7)],
    });
    expect(subject.asked[0]).toMatchObject([{ rounds: 50 }, { rounds: 7 }]);
    const [ended, left] = reply.kind === 'answered' ? reply.answers : [];
    expect(ended?.kind === 'results' && ended.asked?.get('epochs')).toEqual(scalar(7));
    expect(left?.kind === 'results' && left.asked).toBeUndefined();
  });

  it('is a misfit when its result is no number afterwards', async () => {
    for (const [entries, problem] of [
      [{}, /`localmin` is not there/],
      [{ localmin: { kind: 'text', value: 'low' } as Value }, /should be a number .*, but is a text/],
    ] as const) {
      const subject = answering(descentScript(), entries);
      const reply = await respondent(subject, { descent: target }).ask({ target: 'descent', cases: [caseOf(1, 3)] });
      const [answer] = reply.kind === 'answered' ? reply.answers : [];
      expect(answer?.kind === 'misfit' && answer.problem).toMatch(problem);
    }
  });
});
