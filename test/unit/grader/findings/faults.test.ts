import { describe, expect, it } from 'vitest';
import { faultOfReply, stopOf } from '../../../../grader/findings/faults.ts';
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

describe('code that stopped', () => {
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
