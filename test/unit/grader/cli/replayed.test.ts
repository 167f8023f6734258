import { describe, expect, it } from 'vitest';
import { isUnguarded, knowsLess, toldLacking, toldUnguarded } from '../../../../grader/cli/replayed.ts';
import type { Evidence } from '../../../../grader/model/evidence.ts';
import type { CheckResult, Report, Status } from '../../../../grader/model/report.ts';
import { pointsFor, totalOf } from '../../../../grader/scoring/score.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';

/** A report of checks with these ids and statuses; those whose ids begin with a zero are shown only, and have no points. */
function reportOf(statuses: Readonly<Record<string, Status>>): Report {
  const report = hw2Report();
  const [any] = report.checks;
  if (any === undefined) throw new TypeError('it has checks');
  const checks = Object.entries(statuses).map(([id, status]): CheckResult => {
    const maxPoints = id.startsWith('0') ? 0 : 3;
    return { ...any, id, status, maxPoints, points: pointsFor(status, maxPoints) };
  });
  return { ...report, checks, total: totalOf(checks) };
}

const evidence = (sandbox: Evidence['environment']['sandbox']): Evidence => ({
  ...{ schemaVersion: 1, asked: '', where: '', answers: new Map() },
  environment: { sandbox, versions: [] },
});

describe('a replayed report knows less than an earlier one', () => {
  it.each<[string, Readonly<Record<string, Status>>, Readonly<Record<string, Status>>, boolean]>([
    ['where a total is lost', { a: 'passed', b: 'inconclusive' }, { a: 'passed', b: 'failed' }, true],
    ['where a new check takes the total', { a: 'passed', b: 'inconclusive' }, { a: 'passed' }, true],
    [
      'where a verdict is lost, though there was no total',
      { a: 'inconclusive', b: 'pending' },
      { a: 'failed', b: 'pending' },
      true,
    ],
    [
      'where a verdict without points is lost',
      { a: 'passed', '0b': 'inconclusive' },
      { a: 'passed', '0b': 'failed' },
      true,
    ],
    [
      'where a verdict without points is lost, though not everything was known',
      { a: 'inconclusive', '0b': 'grader-error' },
      { a: 'inconclusive', '0b': 'blocked' },
      true,
    ],
    ['not where a check without points is as open', { '0a': 'inconclusive' }, { '0a': 'grader-error' }, false],
    ['not where a check is no more', { a: 'passed' }, { a: 'passed', b: 'failed', '0c': 'failed' }, false],
    ['not where a verdict changed', { a: 'blocked', b: 'inconclusive' }, { a: 'passed', b: 'inconclusive' }, false],
    ['not where everything is known', { a: 'failed', b: 'passed' }, { a: 'passed', b: 'passed' }, false],
    ['not where the same is open', { a: 'passed', b: 'inconclusive' }, { a: 'failed', b: 'grader-error' }, false],
    ['not where more is known', { a: 'passed', b: 'inconclusive' }, { a: 'inconclusive', b: 'inconclusive' }, false],
  ])('%s', (_, now, earlier, less) => {
    expect(knowsLess(reportOf(now), reportOf(earlier))).toBe(less);
  });
});

describe('what is said of a replay', () => {
  it('counts what lacks, and says what to do', () => {
    expect(toldLacking(1)).toMatch(/^1 question has no kept answer, .* Grade it without --replay\.$/);
    expect(toldLacking(7)).toMatch(/^7 questions have no kept answer/);
  });

  it('names those whose answers were given without a sandbox', () => {
    expect([isUnguarded(evidence('none')), isUnguarded(evidence('bubblewrap'))]).toEqual([true, false]);
    expect(toldUnguarded(['ada'])).toContain('The answers of ada were recorded without a sandbox');
    expect(toldUnguarded(['ada', 'ben', 'cleo'])).toContain('of 3 submissions, ada the first of them, were');
  });
});
