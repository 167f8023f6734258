import { describe, expect, it } from 'vitest';
import { isTrivial } from '../../../../grader/checks/trivial.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { CaseAnswer } from '../../../../grader/contract/question.ts';
import type { Roles, Tensor } from '../../../../grader/model/roles.ts';

const inputs: readonly Roles[] = [[1, 2], [3, 4], [5]].map(
  (theta, at) =>
    new Map<string, Tensor>([
      ['theta', vector(theta)],
      ['gradient', vector(theta.map((value) => 10 * value))],
      ['state.velocity', vector(theta.map((value) => 100 * value))],
      ['iteration', scalar(at + 1)],
    ]),
);

const answersBy = (answer: (input: Roles) => Record<string, Tensor>): readonly CaseAnswer[] =>
  inputs.map((input) => ({
    kind: 'results',
    roles: new Map(Object.entries(answer(input))),
    value: { kind: 'none' },
    draws: { normal: 0, uniform: 0 },
    changed: [],
  }));

const role = (input: Roles, name: string): Tensor => input.get(name) ?? scalar(NaN);
const doubled = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map((value) => 2 * value) });
const filled = ({ shape, data }: Tensor, value: number): Tensor => ({ shape, data: data.map(() => value) });

describe('what computes nothing', () => {
  it('always gives the same, for points of one size', () => {
    expect(
      isTrivial(
        inputs,
        answersBy((input) => ({ theta: filled(role(input, 'theta'), 0) })),
      ),
    ).toBe(true);
    expect(
      isTrivial(
        inputs,
        answersBy((input) => ({ value: filled(role(input, 'iteration'), NaN) })),
      ),
    ).toBe(true);
  });

  it('hands back the point, whatever it does to its state', () => {
    const answers = answersBy((input) => ({
      theta: role(input, 'theta'),
      'state.velocity': doubled(role(input, 'state.velocity')),
    }));
    expect(isTrivial(inputs, answers)).toBe(true);
  });

  it('hands back one of the numbers that it was given', () => {
    expect(
      isTrivial(
        inputs,
        answersBy((input) => ({ value: scalar(role(input, 'theta').data[0] ?? NaN) })),
      ),
    ).toBe(true);
  });

  it('gives no answers', () => {
    expect(
      isTrivial(
        inputs,
        inputs.map(() => ({ kind: 'skipped', reason: 'nothing' })),
      ),
    ).toBe(true);
  });
});

describe('what computes something', () => {
  it('moves the point, even where its state stays as it is', () => {
    const answers = answersBy((input) => ({
      theta: doubled(role(input, 'theta')),
      'state.velocity': role(input, 'state.velocity'),
    }));
    expect(isTrivial(inputs, answers)).toBe(false);
  });

  it('may hand back a number in some cases', () => {
    const answers = answersBy((input) => ({ value: scalar(Math.min(3, role(input, 'theta').data[0] ?? NaN)) }));
    expect(isTrivial(inputs, answers)).toBe(false);
  });
});
