import { describe, expect, it } from 'vitest';
import { fromOwnStart } from '../../../../../grader/checks/reaching/own-start.ts';
import type { CallForm } from '../../../../../grader/contract/question.ts';
import type { Outcome } from '../../../../../grader/model/outcome.ts';
import { ourEndings, studentEndings } from '../../../../fixtures/subjects/endings.ts';
import { descentScript } from '../../../../fixtures/subjects/scripts.ts';

type Context = Parameters<typeof fromOwnStart>[0];

const call: CallForm = {
  language: 'python',
  definition: { name: 'localmin', form: 'value', where: { file: 'homework.ipynb', line: 4 } },
  parameters: [],
  names: [],
  script: { index: 0, script: descentScript(), bindings: [], results: [{ role: 'result', name: 'localmin' }] },
};

const ended = (outcome: Outcome): ReturnType<typeof fromOwnStart> =>
  fromOwnStart(
    // No more than these is used.
    {
      workshop: { run: () => Promise.resolve(outcome) },
      options: { starts: [[0]], epochs: 10, learningRate: 0.1 },
    } as unknown as Context,
    call,
    [1, 2],
  );
const drawing = (normal: number): Outcome => {
  const none = { kind: 'returned', value: { kind: 'none' }, draws: { normal: 0, uniform: 0 } } as const;
  const entries = new Map([['localmin', { kind: 'number', value: 0.5 } as const]]);
  const answer = { kind: 'returned', value: { kind: 'record', entries }, draws: { normal, uniform: 0 } } as const;
  return { kind: 'answered', answers: [none, answer], printed: '' };
};

describe('statements that are left to choose their start', () => {
  it('end somewhere for each seed, where they draw it', async () => {
    expect(await ended(drawing(1))).toEqual({ kind: 'ends', ends: [[0.5], [0.5]] });
    expect(await ended(drawing(0))).toEqual({ kind: 'not-chosen' });
  });

  it.each(ourEndings)('are not known where that is not their doing: $kind', async (end) => {
    expect(await ended({ kind: 'ended', end, printed: '' })).toMatchObject({
      kind: 'lost',
      outcome: { kind: 'inconclusive' },
    });
  });

  it.each(studentEndings)('are no remedy where they end the process: $kind', async (end) => {
    expect(await ended({ kind: 'ended', end, printed: '' })).toEqual({ kind: 'not-chosen' });
  });
});
