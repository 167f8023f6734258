import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../../../grader/audit/reference.ts';
import { gradeSubmission } from '../../../../grader/grading/grade-submission.ts';
import type { Report } from '../../../../grader/model/report.ts';
import { gdStartValue, grading, hw2 } from '../../../fixtures/subjects/grade.ts';
import { adam } from '../../../fixtures/subjects/hw2-rules.ts';
import type { WithMoments } from '../../../fixtures/subjects/hw2-rules.ts';
import { inProcess } from '../../../fixtures/subjects/in-process.ts';
import { deriv } from '../../../fixtures/subjects/start-value.ts';

const right: WithMoments = adam(() => 0);

const graded = (rule: WithMoments): Promise<Report> =>
  gradeSubmission(
    grading(hw2, inProcess({ adam: rule }), {
      checks: hw2.checks.filter(({ id }) => ['adam.update', 'adam.trajectory', 'adam.on-mult'].includes(id)),
    }),
  );

const gradedWith = (id: string, diagnose: boolean): Promise<Report> =>
  gradeSubmission(
    grading(hw2, referenceOf(hw2, { mistake: { oracle: { layer: 'leaky-relu' }, id } }), {
      checks: hw2.checks.filter((check) => check.id.startsWith('hidden.')),
      diagnose,
    }),
  );

const namesIn = ({ checks }: Report): readonly string[] =>
  checks.flatMap(({ mistakes = [] }) => mistakes.map(({ id }) => id));
const thirdLines = ({ checks }: Report): number =>
  checks.flatMap(({ plots }) => plots).filter((plot) => plot.kind === 'trajectory' && plot.mistaken !== undefined)
    .length;

describe('the name of a mistake', () => {
  it('stands where every check that saw it agrees', async () => {
    const swapped: WithMoments = (x, y, dx, dy, fx, fy, sx, sy, i, h) =>
      right(x, y, dx, dy, fx, fy, sx, sy, i, { ...h, beta_1: h.beta_2, beta_2: h.beta_1 });
    const report = await graded(swapped);
    expect(new Set(namesIn(report))).toEqual(new Set(['adam/betas-swapped']));
    expect(thirdLines(report)).toBeGreaterThan(0);
  });

  it('falls where a check that asks with other numbers saw what it does not explain', async () => {
    // With the usual beta1 of 0.9 it looks like beta1 for both.
    const fixed: WithMoments = (x, y, dx, dy, fx, fy, sx, sy, i, h) =>
      right(x, y, dx, dy, fx, fy, sx, sy, i, { ...h, beta_2: 0.9 });
    const report = await graded(fixed);
    expect(report.checks.filter(({ status }) => status === 'failed').length).toBeGreaterThan(1);
    expect(namesIn(report)).toEqual([]);
    expect(thirdLines(report)).toBe(0);
  });
});

describe('the name of a mistake in a descent', () => {
  const checks = gdStartValue.checks.filter(({ id }) => ['descent.steps', 'descent.other-rates'].includes(id));
  const walked = async (descent: (start: number, rate: number, epochs: number) => number): Promise<Report> =>
    gradeSubmission(grading(gdStartValue, inProcess({ gradient_descent: descent }), { checks }));
  const by =
    (step: (x: number, rate: number) => number) =>
    (start: number, rate: number, epochs: number): number =>
      Array.from({ length: epochs }).reduce<number>((x) => step(x, rate), start);

  it('stands where it explains what all checks saw', async () => {
    const report = await walked(by((x, rate) => x + rate * deriv(x)));
    expect(new Set(namesIn(report))).toEqual(new Set(['descent/climbs']));
  });

  it('falls where another check saw descents that go otherwise, right ones too', async () => {
    const report = await walked(by((x, rate) => x - Math.min(rate, 0.01) * deriv(x)));
    expect(report.checks.map(({ status }) => status)).toEqual(['passed', 'failed']);
    expect(namesIn(report)).toEqual([]);
    expect(thirdLines(report)).toBe(0);
  });
});

it('is nowhere when mistakes are not to be named', async () => {
  expect(namesIn(await gradedWith('no-upstream', true))).toContain('leaky-relu/no-upstream');
  const report = await gradedWith('no-upstream', false);
  expect(report.checks.some(({ status }) => status === 'failed')).toBe(true);
  expect(namesIn(report)).toEqual([]);
});
