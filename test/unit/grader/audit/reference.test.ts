import { describe, expect, it } from 'vitest';
import { askedInProcess } from '../../../../grader/audit/grade-in-process.ts';
import { referenceOf } from '../../../../grader/audit/reference.ts';
import type { Answer } from '../../../../grader/model/outcome.ts';
import type { Operation } from '../../../../grader/model/program.ts';
import type { Value } from '../../../../grader/model/value.ts';
import type { Report } from '../../../../grader/model/report.ts';
import { assignmentNamed, hw2 } from '../../../fixtures/subjects/grade.ts';
import { gd1d, gradeAll } from './support.ts';

function notPassed({ checks }: Report): readonly string[] {
  return checks.flatMap(({ id, status, message }) => (status === 'passed' ? [] : [`${id}: ${status}: ${message}`]));
}

describe('the reference as a submission', () => {
  it.each([
    'gd-1d',
    'gd-2d',
    'gd-learning-rates',
    'examples/adam-config',
    'examples/adam-parameters',
    'examples/optimizer-class',
  ])('passes every check of %s that can be asked of it', async (id) => {
    const assignment = assignmentNamed(id);
    const report = await gradeAll(assignment, referenceOf(assignment), askedInProcess(assignment));
    expect(notPassed(report)).toEqual([]);
    expect(report.checks.length).toBeGreaterThan(2);
  });

  it.each(['hidden-vondrick.', 'loss.', 'network.', 'stochastic-gradient-descent.', 'bowl.'])(
    'passes the checks of hw2 that begin with %s',
    async (target) => {
      const checks = askedInProcess(hw2).filter(({ id }) => id.startsWith(target));
      expect(notPassed(await gradeAll(hw2, referenceOf(hw2), checks))).toEqual([]);
    },
  );

  it('draws its noise anew for each step, the same for the same seed', async () => {
    const number = (value: number): Value => ({ kind: 'number', value });
    const hparams: Value = { kind: 'record', entries: new Map([['alpha', number(1)]]) };
    const step: Operation = {
      op: 'call',
      callee: { kind: 'name', name: 'stochastic_gradient_descent' },
      arguments: [...[1, 1, 0, 0].map(number), hparams],
    };
    const draw = async (seed: number): Promise<readonly Answer[]> => {
      const outcome = await referenceOf(hw2).run([{ op: 'randomness', mode: { kind: 'seeded', seed } }, step, step]);
      return outcome.kind === 'answered' ? outcome.answers.slice(1) : [];
    };
    const [one, again, other] = [await draw(1), await draw(1), await draw(2)];
    expect(one).toMatchObject([{ draws: { normal: 2, uniform: 0 } }, { draws: { normal: 2, uniform: 0 } }]);
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
    expect(one[0]).not.toEqual(one[1]);
  });

  it('with a mistake in a layer has it in its networks too', async () => {
    const mistake = { oracle: { layer: 'leaky-relu' }, id: 'no-leak' };
    const checks = askedInProcess(hw2).filter(({ id }) => id === 'network.forward' || id === 'hidden.leaky-relu');
    const report = await gradeAll(hw2, referenceOf(hw2, { mistake }), checks);
    expect(report.checks.map(({ id, status }) => [id, status])).toEqual([
      ['hidden.leaky-relu', 'failed'],
      // Held to its own layers, the network is right.
      ['network.forward', 'passed'],
    ]);
  });

  it('with a mistake in a derivative goes down by that derivative', async () => {
    const mistake = { oracle: { gradientOf: 'parabola' }, id: 'twice' };
    const checks = askedInProcess(gd1d).filter(({ id }) => ['derivative.value', 'descent.steps'].includes(id));
    const report = await gradeAll(gd1d, referenceOf(gd1d, { mistake }), checks);
    const [, steps] = report.checks;
    expect(steps).toMatchObject({ id: 'descent.steps', status: 'passed' });
    expect(steps?.notes.join()).toContain('your own derivative');
  });
});
