import { describe, expect, it } from 'vitest';
import { misconceptionsOf, optimizerOf, testFunctionOf, truthOf } from '../../../../grader/oracles/truths.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import { assignmentNamed, gdStartValue, hw2 } from '../../../fixtures/subjects/grade.ts';

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

describe('descent with a mistake in it', () => {
  const roles = new Map([
    ['start', scalar(1)],
    ['epochs', scalar(3)],
    ['hyperparameters.learningRate', scalar(0.1)],
  ]);
  const end = (targetId: string, mistakes: readonly string[]): number | undefined => {
    const target = assignmentNamed('gd-learning-rates').targets[targetId];
    const truth = target && truthOf(target, {}, mistakes);
    return truth?.kind === 'function' ? truth.answer(roles).get('result')?.data[0] : undefined;
  };
  // On 3 x^2 - 3 x + 4 the slope is 6 x - 3: a step of rate r shrinks the distance to 1/2 by 1 - 6 r.
  const at = (...rates: readonly number[]): number =>
    0.5 + rates.reduce((distance, rate) => distance * (1 - 6 * rate), 0.5);

  it.each([
    ['climbs', at(-0.1, -0.1, -0.1)],
    ['never-moves', 1],
    ['ignores-rate', at(0.05, 0.05, 0.05)],
    ['longer-steps', at(0.2, 0.2, 0.2)],
    ['rate-squared', at(0.01, 0.01, 0.01)],
    ['one-more', at(0.1, 0.1, 0.1, 0.1)],
    ['one-fewer', at(0.1, 0.1)],
    ['gradient-of-start', 1 - 3 * 0.1 * 3],
    ['rate-falls-with-time', at(0.1 * (2 / 3), 0.1 / 3, 0)],
    ['ignores-epochs', at(...Array.from({ length: 50 }, () => 0.1))],
    ['rate-and-epochs-swapped', at(3)],
  ])('as %s ends where that leads', (id, expected) => {
    expect(end('descent', [id])).toBeCloseTo(expected, 12);
  });

  it.each([
    ['constant-rate', at(0.1, 0.1, 0.1)],
    ['counts-from-zero', at(0.1, 0.1 * (2 / 3), 0.1 / 3)],
    ['counts-epochs-only', at(-0.1 / 3, -0.1 / 3, -0.1 / 3)],
    ['other-count', at(0.1 * (49 / 50), 0.1 * (48 / 50), 0.1 * (47 / 50))],
    ['compounds', at(0.1 * (2 / 3), (0.1 * 2) / 9, 0)],
  ])('as %s, with a rate that should fall, ends where that leads', (id, expected) => {
    expect(end('descent-time', [id])).toBeCloseTo(expected, 12);
  });

  it.each([
    ['stale-gradient', [0.03, 0.1 * 3, 0.1 * Math.abs(6 * (at(0.03) - 0.5))]],
    ['missing-abs', [0.1 * 3, 0.1 * 6 * (at(0.3) - 0.5), 0.1 * 6 * (at(0.3, 0.1 * 6 * (at(0.3) - 0.5)) - 0.5)]],
    ['squared-gradient', [0.1 * 9, 0.1 * (6 * (at(0.9) - 0.5)) ** 2]],
  ])('as %s, with a rate from the gradient, ends where that leads', (id, rates) => {
    const squared = (distance: number): number => 0.1 * (6 * distance) ** 2;
    const all = id === 'squared-gradient' ? [...rates, squared(at(...rates) - 0.5)] : rates;
    expect((end('descent-gradient', [id]) ?? NaN) / at(...all)).toBeCloseTo(1, 12);
  });

  it('knows those mistakes only that can be made there', () => {
    const idsOf = (id: string): readonly string[] => {
      const target = assignmentNamed('gd-learning-rates').targets[id];
      return target ? misconceptionsOf(target).known.map((one) => one.id) : [];
    };
    expect(idsOf('descent')).toContain('ignores-rate');
    expect(idsOf('descent')).not.toContain('missing-abs');
    expect(idsOf('descent-gradient')).toContain('stale-gradient');
    expect(idsOf('descent-time')).not.toContain('one-more');
    expect(() => end('descent', ['missing-abs'])).toThrow(RangeError);
  });
});
