import { describe, expect, it } from 'vitest';
import type { ClassRow } from '../../../../grader/model/class-summary.ts';
import type { Status } from '../../../../grader/model/report.ts';
import { reasonsOf, standingOf, standingsText } from '../../../../reports/words/standing.ts';

function row(student: string, statuses: readonly Status[], attention: readonly string[] = []): ClassRow {
  const checks = statuses.map((status, index) => ({ id: `c.${index}`, status, points: 0, maxPoints: 1, message: '' }));
  return {
    student,
    folder: student,
    total: { points: null, maxPoints: 2, earned: 0, undecided: [] },
    checks,
    attention,
  };
}

const whole = row('ada', ['passed', 'failed']);
const inPart = row('ben', ['passed', 'inconclusive'], ['Too slow.']);
const archive = row('cem', ['inconclusive', 'inconclusive'], ['It is an archive.']);
const faulty = row('dina', [], ['The disk is full.']);
const unread = row('emi', ['pending'], ['Read it.']);

describe('how far a submission was graded', () => {
  it('tells what a person decides from that of which nothing is known', () => {
    expect([whole, inPart, archive, faulty, unread].map(standingOf)).toEqual([
      'graded',
      'in-part',
      'not-graded',
      'not-graded',
      'in-part',
    ]);
  });

  it('is not "not graded" where something is known to be lost', () => {
    expect(standingOf(row('fin', ['inconclusive', 'blocked'], ['Too slow.']))).toBe('in-part');
  });

  it('is counted for each, and not at all where all are graded', () => {
    expect(standingsText([whole, whole], 'all')).toBe('2 submissions');
    expect(standingsText([whole, inPart, archive, faulty], 'all')).toBe(
      '4 submissions: 1 graded, 1 for a person to decide on, 2 not graded',
    );
    expect(standingsText([whole, archive], 'selected')).toBe('2 submissions: 1 checked, 1 not checked');
  });

  it('has each reason once, with everybody whom it concerns', () => {
    const other = { ...archive, student: 'fay' };
    expect(reasonsOf([archive, inPart, faulty, other], 'not-graded')).toEqual([
      { reason: 'It is an archive.', students: ['cem', 'fay'] },
      { reason: 'The disk is full.', students: ['dina'] },
    ]);
    expect(reasonsOf([archive, inPart], 'in-part')).toEqual([{ reason: 'Too slow.', students: ['ben'] }]);
  });
});
