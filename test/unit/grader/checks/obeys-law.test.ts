import { describe, expect, it } from 'vitest';
import { ourEndings, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { gdStartValue, gradeOne, hw2 } from '../../../fixtures/subjects/grade.ts';
import { adagrad, adam, boxMuller, momentum, rightNoise } from '../../../fixtures/subjects/hw2-rules.ts';
import type { WithMoments, WithVelocity } from '../../../fixtures/subjects/hw2-rules.ts';
import { endProcess, inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { StudentFunction } from '../../../fixtures/subjects/in-process.ts';
import { deriv, descentBy } from '../../../fixtures/subjects/start-value.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';

const law = (check: string, one: StudentFunction, ends?: Parameters<typeof inProcess>[1]): Promise<CheckResult> =>
  gradeOne(
    check.startsWith('descent') ? gdStartValue : hw2,
    check,
    inProcess({ [check.startsWith('descent') ? 'descent' : (check.split('.')[0] ?? '')]: one }, ends),
  );

describe('obeys-law', () => {
  it('passes what obeys', async () => {
    expect(
      await law(
        'momentum.without-momentum',
        momentum(() => 0),
      ),
    ).toMatchObject({ status: 'passed', cases: 100 });
    expect(
      await law(
        'adagrad.first-step',
        adagrad(() => 0),
      ),
    ).toMatchObject({ status: 'passed' });
    expect(
      await law(
        'adam.arguments',
        adam(() => 0),
      ),
    ).toMatchObject({ status: 'passed' });
    expect(await law('descent.no-epochs', descentBy(deriv))).toMatchObject({ status: 'passed', points: 1 });
  });

  it('tells nothing of a rule that never moves, though it keeps its state', async () => {
    const still: WithMoments = (x, y, dx, dy, fx, fy, sx, sy) => [x, y, 2 * fx + dx, 2 * fy + dy, sx, sy];
    expect(
      await law('adagrad.first-step', (...[x, y, , , sx, sy]: Parameters<WithVelocity>) => [x, y, sx, 3 * sy]),
    ).toMatchObject({ status: 'blocked' });
    expect(await law('adam.arguments', still)).toMatchObject({ status: 'blocked' });
  });

  it('passes a rule with its noise switched off', async () => {
    const subject = inProcess((random) => ({ momentum: momentum(rightNoise(random)) }));
    expect(await gradeOne(hw2, 'momentum.without-momentum', subject)).toMatchObject({ status: 'passed' });
  });

  it('is inconclusive for noise that is asked for and cannot be switched off', async () => {
    const subject = inProcess((random) => ({ momentum: momentum(boxMuller(random)) }));
    expect(await gradeOne(hw2, 'momentum.without-momentum', subject)).toMatchObject({ status: 'inconclusive' });
  });

  it('fails what breaks it, with the law in words', async () => {
    const own: WithVelocity = (...[x, y, dx, dy, vx, vy, h]) =>
      momentum(() => 0)(x, y, dx, dy, vx, vy, { ...h, gamma: 0.7, alpha: 2 * h.alpha });
    const result = await law('momentum.without-momentum', own);
    expect(result).toMatchObject({ status: 'failed', finding: { kind: 'law-broken' } });
    expect(result.message).toContain('Without momentum');
  });

  it('fails a first step that is too long', async () => {
    const noRoot: WithVelocity = (x, y, dx, dy, vx, vy, { alpha }) => [
      x - alpha * 2 * Math.sign(dx),
      y - alpha * dy,
      vx + dx ** 2,
      vy + dy ** 2,
    ];
    expect(await law('adagrad.first-step', noRoot)).toMatchObject({
      status: 'failed',
      finding: { kind: 'law-broken' },
    });
  });

  it('fails an argument that is changed in place, and names it', async () => {
    const changes: WithMoments = (...args) => {
      const answer = adam(() => 0)(...args);
      Object.assign(args[9], { alpha: 0.5 * args[9].alpha });
      return answer;
    };
    const result = await law('adam.arguments', changes);
    expect([result.status, result.message]).toEqual(['failed', expect.stringContaining('`hparams`')]);
  });

  it('fails one more epoch than asked', async () => {
    const off = (start: number, rate: number, epochs: number): number => descentBy(deriv)(start, rate, epochs + 1);
    expect(await law('descent.no-epochs', off)).toMatchObject({ status: 'failed', points: 0 });
  });

  it.each<[string, StudentFunction]>([
    ['hands back what it was given', (x: unknown) => x],
    ['answers the same to everything', () => 0],
  ])('does not pass what %s: a law shows nothing there', async (_, stub) => {
    expect((await law('descent.no-epochs', stub)).status).not.toBe('passed');
    expect((await law('adam.arguments', () => [0, 0, 0, 0, 0, 0])).status).toBe('blocked');
    expect(
      (
        await law('adam.arguments', (x: number, y: number, _dx: number, _dy: number, ...state: number[]) => [
          x,
          y,
          ...state.slice(0, 4),
        ])
      ).status,
    ).toBe('blocked');
  });
});

describe('a subject that does not answer', () => {
  it('fails when it throws', async () => {
    const result = await law('descent.no-epochs', () => {
      throw new ReferenceError('learning_rate');
    });
    expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'threw' } });
  });

  it.each(studentEndings)('fails when the process ends: $kind', async (how) => {
    expect(await law('descent.no-epochs', () => endProcess(how))).toMatchObject({
      status: 'failed',
      points: 0,
      finding: { kind: 'ended' },
    });
  });

  it.each(ourEndings)('is inconclusive when that is not the student’s doing: $kind', async (how) => {
    expect(await law('descent.no-epochs', descentBy(deriv), { ends: { at: 1, how } })).toMatchObject({
      status: 'inconclusive',
      points: null,
    });
  });

  it('stays failed when the process ends while the input is made smaller', async () => {
    for (const how of [...studentEndings, ...ourEndings]) {
      expect(await law('descent.no-epochs', (x: number) => x + 1, { ends: { at: 3, how } })).toMatchObject({
        status: 'failed',
        points: 0,
      });
    }
  });

  it('does not pass when the answers are cut short', async () => {
    expect((await law('descent.no-epochs', descentBy(deriv), { cutShort: 60 })).status).toBe('failed');
  });
});
