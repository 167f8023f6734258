import { describe, expect, it } from 'vitest';
import { judgeMistake } from '../../../../grader/audit/judge-mistake.ts';
import type { RoomForMistake } from '../../../../grader/audit/mistakes-of.ts';
import { referenceOf } from '../../../../grader/audit/reference.ts';
import type { CheckResult, Report } from '../../../../grader/model/report.ts';
import { gd1d, gradeAll } from './support.ts';

const checks = gd1d.checks.filter(({ id }) => ['function.value', 'derivative.value'].includes(id));
const right = await gradeAll(gd1d, referenceOf(gd1d), checks);

const mistake: RoomForMistake = {
  oracle: { gradientOf: 'parabola' },
  id: 'sign',
  fullId: 'parabola-gradient/sign',
  name: 'sign',
  targets: ['derivative'],
  reaches: () => true,
};

const called = (id: string): NonNullable<CheckResult['mistakes']> => [
  { id, name: 'a name', student: 'A hint.', teacher: 'A fact.' },
];

function reportWith(changes: Readonly<Record<string, Partial<CheckResult>>>): Report {
  return { ...right, checks: right.checks.map((check) => ({ ...check, ...changes[check.id] })) };
}

describe('a known mistake', () => {
  it('is caught and named when a check of its own fails and says its name', () => {
    const report = reportWith({ 'derivative.value': { status: 'failed', mistakes: called('parabola-gradient/sign') } });
    expect(judgeMistake(mistake, report, right)).toEqual({ kind: 'caught', naming: 'right', rows: [] });
  });

  it('that is called by another name falls short, also beside the right one', () => {
    const both = [...called('parabola-gradient/sign'), ...called('parabola-gradient/twice')];
    for (const mistakes of [called('parabola-gradient/twice'), both]) {
      const report = reportWith({ 'derivative.value': { status: 'failed', mistakes } });
      const { naming, rows } = judgeMistake(mistake, report, right);
      expect(naming).toBe('wrong');
      expect(rows).toEqual([
        {
          kind: 'falls-short',
          name: 'parabola-gradient/sign',
          text: 'It is called parabola-gradient/twice.',
          checks: ['derivative.value'],
        },
      ]);
    }
  });

  it('that is not named is told, and does not fall short', () => {
    const report = reportWith({ 'derivative.value': { status: 'failed' } });
    expect(judgeMistake(mistake, report, right)).toMatchObject({
      kind: 'caught',
      naming: 'none',
      rows: [{ kind: 'told' }],
    });
  });

  it('tells of checks that build on it, and falls short where another one fails', () => {
    const own = { status: 'failed', mistakes: called('parabola-gradient/sign') } as const;
    const rowsWith = (status: 'blocked' | 'failed'): readonly unknown[] =>
      judgeMistake(mistake, reportWith({ 'derivative.value': own, 'function.value': { status } }), right).rows;
    expect(rowsWith('blocked')).toMatchObject([{ kind: 'told', checks: ['function.value'] }]);
    expect(rowsWith('failed')).toMatchObject([{ kind: 'falls-short', checks: ['function.value'] }]);
  });

  it('that no check sees falls short', () => {
    expect(judgeMistake(mistake, right, right)).toMatchObject({ kind: 'missed', rows: [{ kind: 'falls-short' }] });
  });

  it('that costs points of another target falls short, unless these are none', () => {
    const failed = { status: 'failed' as const };
    const paid = judgeMistake(mistake, reportWith({ 'derivative.value': failed, 'function.value': failed }), right);
    expect(paid.rows).toContainEqual(expect.objectContaining({ kind: 'falls-short', checks: ['function.value'] }));
    const free = { ...failed, maxPoints: 0 };
    const unpaid = judgeMistake(mistake, reportWith({ 'derivative.value': failed, 'function.value': free }), right);
    expect(unpaid.rows.map(({ kind }) => kind)).toEqual(['told']);
  });

  it('that is another accepted convention is accepted', () => {
    const conventions = [{ name: 'scale', value: 'mean', text: 'a mean' }];
    const report = reportWith({ 'derivative.value': { conventions } });
    expect(judgeMistake(mistake, report, right)).toMatchObject({ kind: 'accepted', rows: [{ kind: 'told' }] });
  });

  it('at which the grader itself fails falls short', () => {
    const report = reportWith({ 'derivative.value': { status: 'grader-error' } });
    expect(judgeMistake(mistake, report, right).rows).toContainEqual(
      expect.objectContaining({ kind: 'falls-short', text: 'The grader itself fails at it.' }),
    );
  });
});
