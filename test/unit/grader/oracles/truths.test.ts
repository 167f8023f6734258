import { describe, expect, it } from 'vitest';
import { optimizerOf, testFunctionOf, truthOf } from '../../../../grader/oracles/truths.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import { gdStartValue, hw2 } from '../../../fixtures/subjects/grade.ts';

const answer = (target: TargetSpec | undefined, roles: Roles, convention = {}): Roles => {
  const truth = target && truthOf(target, convention);
  if (truth?.kind !== 'function') throw new TypeError('it answers itself');
  return truth.answer(roles);
};

describe('what is right', () => {
  it('about a function and its derivative', () => {
    const roles = new Map([['theta', scalar(0.25)]]);
    expect(answer(gdStartValue.targets['function'], roles).get('value')?.data[0]).toBeCloseTo(0.0625, 14);
    expect(answer(gdStartValue.targets['derivative'], roles).get('gradient')).toEqual({
      shape: [],
      data: [expect.closeTo(0.5 - 2 * Math.PI, 12)],
    });
  });

  it('about descent: the published figure from -1.76', () => {
    const roles = new Map([
      ['start', scalar(-1.76)],
      ['epochs', scalar(100)],
      ['hyperparameters.learningRate', scalar(0.01)],
    ]);
    expect(answer(gdStartValue.targets['descent'], roles).get('result')).toEqual({
      shape: [],
      data: [expect.closeTo(-1.4250674148261986, 12)],
    });
  });

  it('about a step, by convention', () => {
    const roles = new Map([
      ['theta', vector([1])],
      ['gradient', vector([3])],
      ['state.second', vector([16])],
      ['hyperparameters.learningRate', scalar(1)],
      ['hyperparameters.epsilon', scalar(11)],
    ]);
    const theta = (epsilon: string): unknown => answer(hw2.targets['adagrad'], roles, { epsilon }).get('theta')?.data;
    expect([theta('inside-root'), theta('outside-root')]).toEqual([[0.5], [1 - 3 / 16]]);
  });

  it('about a factory: a function and its optimum', () => {
    const easom = hw2.targets['easom'];
    const truth = easom && truthOf(easom, {});
    expect(truth?.kind === 'factory' && truth.functions['optimum']?.(new Map()).get('optimum')?.data).toEqual([
      Math.PI,
      Math.PI,
    ]);
    expect(
      truth?.kind === 'factory' &&
        truth.functions['function']?.(new Map([['theta', vector([Math.PI, Math.PI])]])).get('value')?.data,
    ).toEqual([-1]);
  });
});

it('names what there is when a name is unknown, and knows no inherited names', () => {
  expect(() => testFunctionOf('bowel')).toThrow('There is no test function named bowel. There are: ');
  expect(() => optimizerOf('constructor')).toThrow('There is no optimizer named constructor');
  expect(() =>
    truthOf({ ...hw2.targets['adam'], oracle: { descentOn: 'bowl', schedule: 'x' } } as TargetSpec, {}),
  ).toThrow('learning-rate schedule named x');
});
