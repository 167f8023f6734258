import { describe, expect, it } from 'vitest';
import { watched } from '../../../../grader/contract/lost-answers.ts';
import { isOurs } from '../../../../grader/model/outcome.ts';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import type { Subject } from '../../../../grader/model/subject.ts';
import { ourEndings, studentEndings } from '../../../fixtures/subjects/endings.ts';

function ending(end: ProcessEnd): Subject {
  return {
    describe: () => Promise.resolve({ kind: 'ended', language: 'python', end }),
    run: () => Promise.resolve({ kind: 'ended', end, printed: '' }),
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

describe('a lost answer', () => {
  it('is the machine’s doing or ours, never the code’s', () => {
    expect(ourEndings.every(isOurs)).toBe(true);
    expect(studentEndings.some(isOurs)).toBe(false);
  });

  it('is noted, whether it was asked what there is or to run something', async () => {
    for (const end of ourEndings) {
      const subject = watched(ending(end));
      expect(subject.lost()).toEqual([]);
      await subject.describe();
      await subject.run([]);
      expect(subject.lost()).toEqual([end, end]);
    }
  });

  it('is not counted where it was asked aside: what was seen then is not known', async () => {
    for (const end of ourEndings) {
      const subject = watched(ending(end));
      expect(await subject.aside(() => subject.run([]))).toBeNull();
      expect(await subject.aside(() => subject.describe())).toBeNull();
      expect(await subject.aside(() => Promise.resolve(3))).toBe(3);
      expect(subject.lost()).toEqual([]);
      await subject.run([]);
      expect(subject.lost()).toEqual([end]);
    }
  });

  it('is counted again after what was asked aside, even where that threw', async () => {
    const [end = { kind: 'never-started', problem: 'x' }] = ourEndings;
    const subject = watched(ending(end));
    await expect(subject.aside(() => Promise.reject(new RangeError('ours')))).rejects.toThrow('ours');
    await subject.run([]);
    expect(subject.lost()).toEqual([end]);
  });

  it('is not what ended by the code’s own doing while it was asked aside', async () => {
    for (const end of studentEndings) {
      const subject = watched(ending(end));
      expect(await subject.aside(() => subject.run([]))).toMatchObject({ kind: 'ended', end });
    }
  });

  it('is not what ended by the code’s own doing', async () => {
    for (const end of studentEndings) {
      const subject = watched(ending(end));
      await subject.describe();
      await subject.run([]);
      expect(subject.lost()).toEqual([]);
    }
  });
});
