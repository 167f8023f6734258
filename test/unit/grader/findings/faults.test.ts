import { describe, expect, it } from 'vitest';
import { errorSentence, faultOfReply, stopOf } from '../../../../grader/findings/faults.ts';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import { ourEndings, studentEndings } from '../../../fixtures/subjects/endings.ts';

const faultOfEnd = (end: ProcessEnd): ReturnType<typeof faultOfReply> =>
  faultOfReply({ kind: 'ended', end, printed: '' });

describe('the end of a process', () => {
  it.each(studentEndings)('by a student’s doing is a failure with a sentence of its own: $kind', (end) => {
    const fault = faultOfEnd(end);
    expect(fault).toMatchObject({ kind: 'failed', finding: { kind: 'ended' } });
  });

  it('has a different sentence for each kind', () => {
    const summaries = studentEndings.map((end) => {
      const fault = faultOfEnd(end);
      return fault.kind === 'failed' ? fault.finding.summary : '';
    });
    expect(new Set(summaries).size).toBe(studentEndings.length);
  });

  it.each(ourEndings)('by our doing is not known, and no failure: $kind', (end) => {
    expect(faultOfEnd(end).kind).toBe('not-known');
  });
});

it('says that the code could not be run, unless there was none, which says it by itself', () => {
  const told = (end: ProcessEnd): unknown => faultOfEnd(end);
  expect(told({ kind: 'never-started', problem: 'no bwrap' })).toEqual({
    kind: 'not-known',
    message: 'The code could not be run: no bwrap',
  });
  const problem = 'There is no code to grade, but something was left out: a.py, because it is a link.';
  expect(told({ kind: 'never-started', problem, isNothing: true })).toEqual({ kind: 'not-known', message: problem });
});

it('tells an error with its type, and its place', () => {
  const where = { file: 'hw.ipynb', cell: 3, line: 2 };
  const fault = faultOfReply({
    kind: 'unreadable',
    error: { type: 'SyntaxError', message: 'oops', where, trace: [where] },
  });
  expect(fault).toMatchObject({
    kind: 'failed',
    finding: {
      kind: 'unreadable',
      summary: 'The file cannot be read as code: SyntaxError: oops',
      where,
      trace: [where],
    },
  });
});

it('tells a sentence of ours as it is', () => {
  const error = { type: '', message: 'The file is not a notebook: it has no cells.', trace: [] };
  expect(faultOfReply({ kind: 'unreadable', error })).toMatchObject({
    finding: { kind: 'unreadable', summary: 'The file is not a notebook: it has no cells.' },
  });
});

describe('code that stopped', () => {
  it('does not come to an end where the host says so, whatever an error is called', () => {
    const error = { type: 'EndlessLoop', message: 'mine', trace: [] };
    expect(stopOf({ ...error, endless: true })).toMatch(/^does not come to an end/);
    expect(errorSentence({ ...error, endless: true })).toMatch(/^the loop does not come to an end/);
    expect(stopOf(error)).toBe('stopped with an error: EndlessLoop: mine');
    expect(errorSentence(error)).toBe('EndlessLoop: mine');
  });

  it.each([
    ['NotImplementedError', 'this is not written yet'],
    ['NotImplementedError', ''],
    ['Error', 'This is not written yet.'],
    ['Error', 'Not implemented'],
  ])('is not written yet where it says so itself: %s %s', (type, message) => {
    expect(stopOf({ type, message, trace: [] })).toBe('is not written yet.');
  });

  it.each([
    ['ZeroDivisionError', 'division by zero', 'stopped with an error: ZeroDivisionError: division by zero'],
    [
      'Error',
      'the layer is not written yet, see above',
      'stopped with an error: Error: the layer is not written yet, see above',
    ],
    ['KeyError', '', 'stopped with an error: KeyError'],
  ])('is told with its error elsewhere: %s %s', (type, message, told) => {
    expect(stopOf({ type, message, trace: [] })).toBe(told);
  });
});
