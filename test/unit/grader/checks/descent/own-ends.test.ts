import { describe, expect, it } from 'vitest';
import { ownDescent } from '../../../../../grader/checks/descent/own-descent.ts';
import { heldToOwn, ownEndsFor } from '../../../../../grader/checks/descent/own-ends.ts';
import type { OwnEnds, NoOwnEnds } from '../../../../../grader/checks/descent/own-ends.ts';
import { ownSlopesFor } from '../../../../../grader/checks/trajectory/observed.ts';
import { respondent } from '../../../../../grader/contract/respondent.ts';
import type { Respondent } from '../../../../../grader/contract/question.ts';
import { scheduleOf } from '../../../../../grader/oracles/truths.ts';
import { ourEndings, studentEndings } from '../../../../fixtures/subjects/endings.ts';
import { gdStartValue } from '../../../../fixtures/subjects/grade.ts';
import { inProcess } from '../../../../fixtures/subjects/in-process.ts';
import type { InProcess } from '../../../../fixtures/subjects/in-process.ts';
import { deriv } from '../../../../fixtures/subjects/start-value.ts';

const schedule = scheduleOf(undefined);
const studentOf = (slope: (x: number) => number, options: InProcess = {}): Respondent =>
  respondent(inProcess({ deriv: slope }, options), gdStartValue.targets);
const runOf = (epochs: number) => ({ start: [0.3], learningRate: 0.01, epochs });
const endsBy = (student: Respondent, epochs = 20): Promise<OwnEnds | NoOwnEnds> =>
  ownEndsFor([runOf(epochs)], {
    student,
    derivative: 'derivative',
    schedule,
    gradient: ([x = NaN]) => [deriv(x)],
    tolerance: { relative: 1e-9, absolute: 1e-9, reason: 'a test' },
  });
const wrong = (x: number): number => 2 * x - Math.sin(2 * Math.PI * x);

describe('descent by an own derivative', () => {
  it('leads where that leads', async () => {
    const own = await endsBy(studentOf(wrong));
    let x = 0.3;
    for (let epoch = 0; epoch < 20; epoch += 1) x -= 0.01 * wrong(x);
    expect(own.kind === 'ends' && own.ends(runOf(20))?.[0]).toBeCloseTo(x, 12);
  });

  it('is not known where an answer was lost, and not by the code', async () => {
    for (const how of ourEndings)
      for (const at of [1, 2, 10])
        expect(await endsBy(studentOf(wrong, { ends: { at, how } }))).toMatchObject({
          kind: 'lost',
          outcome: { kind: 'inconclusive' },
        });
  });

  it('explains nothing where the derivative ends the process, stops, or is no number', async () => {
    for (const how of studentEndings)
      for (const at of [1, 2, 10])
        expect(await endsBy(studentOf(wrong, { ends: { at, how } }))).toEqual({ kind: 'nowhere' });
    expect(await endsBy(studentOf(() => NaN))).toEqual({ kind: 'nowhere' });
    expect(await endsBy(studentOf(() => 0))).toEqual({ kind: 'nowhere' });
  });

  it('says that its slope is always the same only where it was asked more than once', async () => {
    const straight = async (slope: (x: number) => number, epochs: number): Promise<unknown> => {
      const found = await ownDescent({
        student: studentOf(slope),
        derivative: 'derivative',
        schedule,
        runs: [runOf(epochs)],
      });
      return found.kind === 'paths' && found.isStraight;
    };
    expect(await straight(() => 3, 1)).toBe(false);
    expect(await straight(() => 3, 2)).toBe(true);
    expect(await straight(wrong, 2)).toBe(false);
    const own = await endsBy(
      studentOf(() => 3),
      1,
    );
    expect(own.kind === 'ends' && heldToOwn(own)).toHaveLength(1);
  });
});

describe('own slopes where a loop ended by itself', () => {
  it('are not taken for none where the question had no answer', async () => {
    const observed = [
      {
        roles: new Map(),
        answer: { kind: 'skipped', reason: '' } as const,
        ...{ start: [0.3], learningRate: 0.01, epochs: 5, endedItself: true, actual: [0.4] },
      },
    ];
    const by = (options: InProcess) =>
      ownSlopesFor(observed, { student: studentOf(wrong, options), derivative: 'derivative' });
    for (const how of [...ourEndings, ...studentEndings])
      expect(await by({ ends: { at: 1, how } })).toMatchObject({ kind: 'unanswered', reply: { end: how } });
    const found = await by({});
    expect(found.kind === 'slopes' && found.at([0.4])).toEqual([wrong(0.4)]);
  });
});
