import { describe, expect, it } from 'vitest';
import { layerOf, lossOf, truthOf } from '../../../../grader/oracles/truths.ts';
import { layerMethods } from '../../../../grader/oracles/layer-truths.ts';
import { lossMethods } from '../../../../grader/oracles/loss-truths.ts';
import { fromMatrix, need, toMatrix } from '../../../../grader/oracles/tensors.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { Roles, Tensor } from '../../../../grader/model/roles.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';

const column = (...data: number[]): Tensor => ({ shape: [data.length, 1], data });
const roles: Roles = new Map([
  ['input', { shape: [2, 2], data: [1, 2, 3, 4] }],
  ['preactivation', column(3, -7)],
  ['upstream', column(1, 2)],
  ['weights', column(1, 1)],
  ['bias', vector([0])],
  ['weightDecay', scalar(0.1)],
  ['learningRate', scalar(0.5)],
]);
const dataOf = (answered: Roles | undefined, role: string): unknown =>
  answered?.get(role)?.data.map((one) => Number(one.toPrecision(12)));

describe('what is right about a layer', () => {
  const methods = layerMethods(layerOf('leaky-relu'), {});

  it('follows the case: slopes from its preactivation, gradients as worked out by hand', () => {
    const after = methods['backward']?.(roles);
    // D = (1, 0.02): X' D = (1.06, 2.08)
    expect(dataOf(after, 'downstream')).toEqual([1, 1, 0.02, 0.02]);
    expect(dataOf(after, 'weights')).toEqual(
      [1 - 0.5 * (1.06 + 0.1), 1 - 0.5 * (2.08 + 0.1)].map((one) => Number(one.toPrecision(12))),
    );
    expect(dataOf(after, 'bias')).toEqual([-0.255]);
    expect(dataOf(methods['forward']?.(roles), 'output')).toEqual([3, 7]);
    expect(dataOf(methods['derivative']?.(roles), 'slope')).toEqual([1, 0.01]);
  });

  it('takes the parts of somebody else where the case has them', () => {
    const own: Roles = new Map([...roles, ['own.slope', column(2, 2)], ['own.output', column(5, 6)]]);
    expect(dataOf(methods['backward']?.(own), 'downstream')).toEqual([2, 2, 4, 4]);
    expect(dataOf(methods['forward']?.(own), 'output')).toEqual([5, 6]);
    expect(dataOf(methods['derivative']?.(own), 'slope')).toEqual([2, 2]);
  });

  it('changes nothing of the case', () => {
    const before = structuredClone([...roles]);
    for (const method of Object.values(methods)) method(roles);
    expect([...roles]).toEqual(before);
  });
});

it('knows the loss and its gradient, by convention', () => {
  const asked: Roles = new Map([
    ['logits', { shape: [2, 2], data: [0, 0, 0, 0] }],
    ['labels', vector([0, 1])],
  ]);
  const gradient = (convention: Readonly<Record<string, string>>): unknown =>
    dataOf(lossMethods(lossOf('softmax-cross-entropy'), convention)['backward']?.(asked), 'downstream');
  expect(gradient({})).toEqual([-0.5, 0.5, 0.5, -0.5]);
  expect(gradient({ batch: 'mean' })).toEqual([-0.25, 0.25, 0.25, -0.25]);
});

it('has a truth for every layer and loss of hw2, and none for the network', () => {
  for (const [id, target] of Object.entries(hw2.targets)) {
    const truth = truthOf(target, {});
    if ('network' in target.oracle) expect(truth).toBeNull();
    else if (target.methods) expect({ id, kind: truth?.kind }).toEqual({ id, kind: 'class' });
  }
});

it('says what a case lacks: that is our own fault', () => {
  expect(() => need(roles, 'exponent')).toThrow('the oracle needs the role exponent');
  expect(() => toMatrix(vector([1]))).toThrow('needs a matrix, not an array of shape (1)');
  expect(fromMatrix(toMatrix(column(1, 2)))).toEqual(column(1, 2));
});
