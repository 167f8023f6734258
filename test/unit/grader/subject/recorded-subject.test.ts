import { describe, expect, it } from 'vitest';
import type { Outcome, ProcessEnd } from '../../../../grader/model/outcome.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Help, Subject } from '../../../../grader/model/subject.ts';
import { absentAnswers } from '../../../../grader/subject/absent-answers.ts';
import { recordedSubject } from '../../../../grader/subject/recorded-subject.ts';

const reading = (name: string): Program => [{ op: 'read', name }];
const number = (value: number): Outcome => ({
  kind: 'answered',
  answers: [{ kind: 'returned', value: { kind: 'number', value }, draws: { normal: 0, uniform: 0 } }],
  printed: '',
});
const ended = (end: ProcessEnd): Outcome => ({ kind: 'ended', end, printed: '' });
const timedOut = ended({ kind: 'timed-out', clock: 'cpu', seconds: 2 });
const notStarted = ended({ kind: 'never-started', problem: 'no bwrap' });

/** Gives these outcomes one after the other; tells how often it was asked, and one help more each time. */
function saying(outcomes: readonly Outcome[]): { readonly subject: Subject; readonly asked: () => number } {
  let asked = 0;
  const helps: Help[] = [];
  return {
    asked: () => asked,
    subject: {
      describe: () => Promise.resolve({ kind: 'loaded', language: 'python', definitions: [], helps: [] }),
      run: () => {
        const outcome = outcomes[asked];
        if (outcome === undefined) throw new Error('asked more often than expected');
        asked += 1;
        helps.push({ kind: 'cell-failed', message: `help ${asked}` });
        return Promise.resolve(outcome);
      },
      helps: () => [...helps],
      close: () => Promise.resolve(),
    },
  };
}

async function runs(subject: Subject, times: number): Promise<void> {
  for (let run = 0; run < times; run += 1) await subject.run(reading('x'));
}

describe('a recording', () => {
  it('answers what the subject answers', async () => {
    const recording = recordedSubject(saying([number(1), number(2)]).subject);
    expect(await recording.run(reading('x'))).toEqual(number(1));
    expect(await recording.run(reading('y'))).toEqual(number(2));
    expect(recording.helps().map(({ message }) => message)).toEqual(['help 1', 'help 2']);
  });

  it('keeps no more than there is room for, and then does not know the rest', async () => {
    const long: Outcome = {
      kind: 'answered',
      answers: [
        { kind: 'returned', value: { kind: 'text', value: 'a'.repeat(600) }, draws: { normal: 0, uniform: 0 } },
      ],
      printed: '',
    };
    const first = recordedSubject(saying([number(1), long, number(2), number(3)]).subject, undefined, 1000);
    // Whoever asks now is answered all the same.
    expect(await first.run(reading('x'))).toEqual(number(1));
    expect(await first.run(reading('x'))).toEqual(long);
    expect(await first.run(reading('x'))).toEqual(number(2));
    expect(await first.run(reading('y'))).toEqual(number(3));
    const again = recordedSubject(absentAnswers('python'), { answers: first.answers(), asItWas: true });
    expect(await again.run(reading('x'))).toEqual(number(1));
    expect(await again.run(reading('x'))).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
    expect(await again.run(reading('x'))).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
    expect(await again.run(reading('y'))).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
    const anew = saying([long, number(2)]);
    const asked = recordedSubject(anew.subject, { answers: first.answers(), asItWas: false });
    await runs(asked, 3);
    expect(anew.asked()).toBe(2);
  });

  it('gives the same answers and helps again, in the same order, and asks nobody', async () => {
    const first = recordedSubject(saying([timedOut, number(1), number(2)]).subject);
    for (const name of ['x', 'x', 'y']) await first.run(reading(name));
    await first.describe();
    const again = recordedSubject(absentAnswers('python'), { answers: first.answers(), asItWas: true });
    expect(await again.run(reading('x'))).toEqual(timedOut);
    expect(again.helps().map(({ message }) => message)).toEqual(['help 1']);
    expect(await again.run(reading('x'))).toEqual(number(1));
    expect(await again.run(reading('y'))).toEqual(number(2));
    expect(await again.describe()).toMatchObject({ kind: 'loaded' });
    expect(again.helps()).toEqual(first.helps());
    expect(again.answers()).toEqual(first.answers());
  });

  it('gives the last answer from then on', async () => {
    const first = recordedSubject(saying([number(1), number(2)]).subject);
    await runs(first, 2);
    const again = recordedSubject(absentAnswers('python'), { answers: first.answers(), asItWas: false });
    await runs(again, 2);
    expect(await again.run(reading('x'))).toEqual(number(2));
  });

  it('keeps the same end once, and how often it came', async () => {
    const first = recordedSubject({ ...saying([timedOut, timedOut, number(3)]).subject, helps: () => [] });
    await runs(first, 3);
    expect([...first.answers().values()].flat().map(({ times }) => times)).toEqual([2, 1]);
    const again = recordedSubject(absentAnswers('python'), { answers: first.answers(), asItWas: false });
    expect(await again.run(reading('x'))).toEqual(timedOut);
    expect(await again.run(reading('x'))).toEqual(timedOut);
    expect(await again.run(reading('x'))).toEqual(number(3));
  });

  it('asks only what is new', async () => {
    const first = recordedSubject(saying([number(1)]).subject);
    await first.run(reading('x'));
    const live = saying([number(7)]);
    const again = recordedSubject(live.subject, { answers: first.answers(), asItWas: false });
    expect(await again.run(reading('x'))).toEqual(number(1));
    expect(live.asked()).toBe(0);
    expect(await again.run(reading('y'))).toEqual(number(7));
    expect(live.asked()).toBe(1);
  });

  it('takes no fault of the machine for an answer: it is asked again, unless it is to be as it was', async () => {
    const first = recordedSubject(saying([notStarted]).subject);
    await first.run(reading('x'));
    const again = recordedSubject(saying([number(1)]).subject, { answers: first.answers(), asItWas: false });
    expect(await again.run(reading('x'))).toEqual(number(1));
    const asItWas = recordedSubject(absentAnswers('python'), { answers: first.answers(), asItWas: true });
    expect(await asItWas.run(reading('x'))).toEqual(notStarted);
  });

  it('asks what was not asked for what came before it: it may not come before it now', async () => {
    const first = recordedSubject(saying([ended({ kind: 'given-up', seconds: 24 })]).subject);
    await first.run(reading('x'));
    const again = recordedSubject(saying([number(1)]).subject, { answers: first.answers(), asItWas: false });
    expect(await again.run(reading('x'))).toEqual(number(1));
  });

  it('knows nothing of what was never asked, when nobody’s code is to be run', async () => {
    const nobody = recordedSubject(absentAnswers('typescript'), { answers: new Map(), asItWas: true });
    expect(await nobody.run(reading('x'))).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
    expect(await nobody.describe()).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
    expect(nobody.lacking()).toBe(2);
  });

  it('tells how many answers lack; a fault of the machine that was recorded is none of them', async () => {
    const first = recordedSubject(saying([number(1), notStarted]).subject);
    for (const name of ['x', 'y']) await first.run(reading(name));
    expect(first.lacking()).toBe(0);
    const again = recordedSubject(absentAnswers('python'), { answers: first.answers(), asItWas: true });
    for (const name of ['x', 'y']) await again.run(reading(name));
    expect(again.lacking()).toBe(0);
    for (const name of ['z', 'x', 'z']) await again.run(reading(name));
    expect(again.lacking()).toBe(2);
  });

  it('tells that answers lack for which there was no room', async () => {
    const first = recordedSubject(saying([number(1), number(2)]).subject, undefined, 0);
    for (const name of ['x', 'y']) await first.run(reading(name));
    const again = recordedSubject(absentAnswers('python'), { answers: first.answers(), asItWas: true });
    for (const name of ['x', 'y']) await again.run(reading(name));
    expect(again.lacking()).toBe(2);
  });
});
