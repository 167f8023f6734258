import { describe, expect, it } from 'vitest';
import type { CheckResult, Finding, ReportPlace } from '../../../../grader/model/report.ts';
import { oneReason } from '../../../../reports/words/one-reason.ts';
import { isNotGraded } from '../../../../reports/words/standing.ts';
import { blindStart } from '../../../fixtures/reports/mistakes.ts';

type Check = Pick<CheckResult, 'status' | 'message' | 'mistakes' | 'finding'>;
const ended = (status: CheckResult['status'], message: string): Check => ({ status, message });
const unread: Check = {
  ...ended('failed', 'The file is not a notebook.'),
  finding: { kind: 'unreadable', summary: 'The file is not a notebook.' },
};
const found = (changes: Partial<Finding> & Pick<Finding, 'kind'>): Check => ({
  ...ended('failed', 'Oops.'),
  finding: { summary: 'Oops.', ...changes },
});
const at = (line: number): ReportPlace => ({ file: 'gd-1d.py', line });

describe('the one reason for everything', () => {
  it('is why nothing is known', () => {
    const open = ended('inconclusive', 'It is an archive.');
    expect(oneReason([open, open])).toEqual({
      title: 'Not graded',
      text: 'It is an archive.',
      where: null,
      isOpen: true,
    });
  });

  it('is why no check was passed, whatever waited for those that failed', () => {
    expect(oneReason([unread, ended('blocked', 'Not run.'), unread])).toMatchObject({
      text: 'The file is not a notebook.',
      isOpen: false,
    });
  });

  it('has its place, where there is one', () => {
    const failed = found({ kind: 'unreadable', where: at(3) });
    expect(oneReason([failed, failed])).toMatchObject({ where: 'gd-1d.py, line 3' });
  });

  it('is none where the same words are said of different places: they are as many reasons', () => {
    const unreadable = (line: number): Check => found({ kind: 'unreadable', where: at(line) });
    expect(oneReason([unreadable(16), unreadable(21), unreadable(34)])).toBeNull();
    expect(oneReason([unreadable(16), found({ kind: 'unreadable' })])).toBeNull();
  });

  it.each<Finding['kind']>(['threw', 'signature', 'misfit', 'differs', 'law-broken', 'wrong-noise', 'ended'])(
    'is none for what was found by asking, even with the same words for the same place: %s',
    (kind) => {
      const failed = found({ kind, where: at(16) });
      expect(oneReason([failed, failed])).toBeNull();
    },
  );

  it('is none where inputs, differences or code to try belong to it: they would be lost', () => {
    const more: readonly Partial<Finding>[] = [
      { inputs: [{ name: 'x', text: '0' }] },
      { differences: [{ name: 'x', expected: '1', actual: '2', agrees: false }] },
      { snippet: { language: 'python', code: 'f(0)' } },
    ];
    for (const one of more) {
      const failed = found({ kind: 'missing', ...one });
      expect(oneReason([failed, failed])).toBeNull();
    }
  });

  it('is none where one is not known and another one is blocked: that one is lost, and known to be', () => {
    const checks = [ended('inconclusive', 'Too slow.'), ended('blocked', 'Not run.')];
    expect(oneReason(checks)).toBeNull();
    expect(isNotGraded(checks)).toBe(false);
  });

  it('is none where reasons differ, where something passed, and where a single check failed', () => {
    expect(oneReason([unread, { ...unread, message: 'Another one.' }])).toBeNull();
    expect(oneReason([unread, { ...unread, status: 'passed' }])).toBeNull();
    expect(oneReason([unread])).toBeNull();
    expect(oneReason([])).toBeNull();
  });

  it('is none where a mistake was recognised: that is told by its name', () => {
    const failed: Check = { ...unread, mistakes: [blindStart] };
    expect(oneReason([failed, failed])).toBeNull();
  });
});
