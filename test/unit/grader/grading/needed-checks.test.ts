import { describe, expect, it } from 'vitest';
import { neededFor } from '../../../../grader/grading/needed-checks.ts';
import { gradeAll, hw2 } from '../../../fixtures/subjects/grade.ts';
import { each, Hidden, submissionOf } from '../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../fixtures/subjects/hw2-network.ts';
import { inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import { madeUpWines } from '../../../fixtures/subjects/network-check.ts';

const neededOf = (id: string, assignment = hw2): readonly string[] =>
  neededFor(
    assignment,
    assignment.checks.filter((check) => check.id === id),
  ).map((check) => check.id);
const checksOf = (...targets: readonly string[]): readonly string[] =>
  hw2.checks.flatMap(({ id }) => (targets.includes(id.split('.')[0] ?? '') ? [id] : []));

describe('what a check needs', () => {
  it('is, for training, every check of the parts that are trained, and nothing of the network', () => {
    const plain = neededOf('network.training');
    expect(plain).toEqual(expect.arrayContaining([...checksOf('hidden', 'output', 'loss')]));
    expect(plain.filter((id) => id.startsWith('network.'))).toEqual(['network.training']);
    expect(neededOf('network.training-vondrick')).toEqual([
      ...checksOf('hidden', 'hidden-vondrick', 'output', 'loss'),
      'network.training-vondrick',
    ]);
  });

  it('is nothing, for a network that is held to its own layers', () => {
    expect(neededOf('network.backward')).toEqual(['network.backward']);
    // Training calls predict, whose mistakes are paid for.
    expect(neededOf('network.train')).toEqual(expect.arrayContaining(['network.predict', 'network.train']));
  });

  it('is what finds the conventions of its target, and what pays for it', () => {
    const needed = neededOf('hidden.backward');
    expect(needed).toEqual(expect.arrayContaining(['hidden.leaky-relu', 'hidden.forward', 'hidden.gradient']));
    expect(needed.every((id) => /^(hidden|loss|output)\./.test(id))).toBe(true);
  });
});

describe('a check alone', () => {
  const small = { epochs: 4, networks: 1, layers: [{ target: 'hidden', size: 3 }], batchSize: 30, bar: 0 };
  const checks = hw2.checks
    .filter(
      ({ id }) => checksOf('hidden', 'output', 'loss', 'network').includes(id) && id !== 'network.training-vondrick',
    )
    .map((check) => (check.id === 'network.training' ? { ...check, options: { ...check.options, ...small } } : check));
  const assignment = { ...hw2, checks };
  const data = () => ({
    ...madeUpWines,
    features: madeUpWines.features.slice(0, 120),
    labels: madeUpWines.labels.slice(0, 120),
  });

  it('is judged as among all others: training that a wrong part blocks', async () => {
    class WrongSlope extends Hidden {
      override leakyReluDerivative(h: Rows): Rows {
        return each(h, (one) => (one > 0 ? 1 : 0.1));
      }

      override backwardPass(X: Rows, h: Rows, dLdh: Rows, alpha: number, learningRate: number): Rows {
        const own = new Hidden(1, 1);
        Object.assign(own, { W: this.W, c: this.c });
        const downstream = own.backwardPass(X, h, dLdh, alpha, learningRate);
        Object.assign(this, { W: own.W, c: own.c });
        return downstream;
      }
    }
    const subject = () => inProcessClasses(submissionOf({ Hidden: WrongSlope }));
    const whole = await gradeAll(assignment, subject(), { data });
    const alone = await gradeAll(assignment, subject(), {
      data,
      checks: checks.filter(({ id }) => id === 'network.training'),
    });
    const among = whole.checks.find(({ id }) => id === 'network.training');
    expect(among?.status).toBe('blocked');
    expect(alone.checks).toEqual([among]);
  });
});
