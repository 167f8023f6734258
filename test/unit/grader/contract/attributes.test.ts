import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindAttribute, fromAttribute, toAttribute } from '../../../../grader/contract/attributes.ts';
import type { Binding, BoundAttribute } from '../../../../grader/contract/attributes.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { AttributeSpec } from '../../../../grader/model/target.ts';
import type { Tensor } from '../../../../grader/model/roles.ts';
import type { Value } from '../../../../grader/model/value.ts';

const sizes = { inputSize: 3, outputSize: 5 };
const array = (...shape: number[]): Value => ({
  kind: 'array',
  shape,
  data: Array.from({ length: shape.reduce((product, one) => product * one, 1) }, (_, at) => at),
});
const number = (value: number): Value => ({ kind: 'number', value });
const list = (...items: Value[]): Value => ({ kind: 'list', items });
const weights: AttributeSpec = { role: 'weights', names: ['W', 'weights'] };
const bias: AttributeSpec = { role: 'bias', names: ['c', 'b', 'bias_vector'] };
const exponent: AttributeSpec = { role: 'exponent', names: ['vondrick_exponent', 'n'] };
const bind = (spec: AttributeSpec, members: Readonly<Record<string, Value>>): Binding =>
  bindAttribute(spec, new Map(Object.entries(members)), 'Hidden', sizes);
const bound = (spec: AttributeSpec, value: Value): BoundAttribute => {
  const binding = bind(spec, { [spec.names[0] ?? '']: value });
  if (binding.kind !== 'bound') throw new TypeError('it is there');
  return binding;
};

describe('an attribute', () => {
  it.each(['vondrick_exponent', 'vondrickExponent', 'VondrickExponent'])('is found as %s', (name) => {
    expect(bind(exponent, { [name]: number(1.5) })).toMatchObject({ kind: 'bound', name });
  });

  it('is taken by the very name before a likeness, and by the first accepted name', () => {
    const both = { w: array(3, 5), W: array(3, 5), weights: array(3, 5) };
    expect(bind(weights, both)).toMatchObject({ name: 'W' });
    expect(bind({ ...weights, names: ['weights', 'W'] }, both)).toMatchObject({ name: 'weights' });
  });

  it('is found under another name when it is the only one of its shape', () => {
    expect(bind(weights, { kernel: array(3, 5), offset: array(5) })).toMatchObject({ name: 'kernel', layout: 'as-is' });
    expect(bind(weights, { kernel: array(5, 3) })).toMatchObject({ name: 'kernel', layout: 'transposed' });
    expect(bind(bias, { kernel: array(3, 5), offset: array(1, 5) })).toMatchObject({ name: 'offset', layout: 'row' });
    expect(bind(exponent, { power: number(1.5), rows: number(3), columns: number(5) })).toMatchObject({
      name: 'power',
    });
  });

  it('is not guessed at when several are alike, and what is there is told', () => {
    expect(bind(weights, { first: array(3, 5), second: array(3, 5) })).toEqual({
      kind: 'lacking',
      problem: 'An object of `Hidden` should have `W`, but has `first`, `second`.',
    });
    expect(bind(weights, {})).toMatchObject({
      problem: 'An object of `Hidden` should have `W`, but has no attributes.',
    });
    expect(bind({ ...weights, optional: true }, { other: array(2) })).toEqual({ kind: 'left-out' });
  });

  it('is not a method of that name', () => {
    const method: Value = {
      kind: 'opaque',
      type: 'function',
      text: 'W',
      callable: { parameters: [], variadic: false },
    };
    expect(bind(weights, { W: method, weights: array(3, 5) })).toMatchObject({ name: 'weights' });
  });

  it('is not something else of an accepted name while what fits has another', () => {
    expect(bind(exponent, { n: number(3), power: number(1.4) })).toMatchObject({ name: 'power' });
    expect(bind(bias, { b: array(3), bias_vector: array(5) })).toMatchObject({ name: 'bias_vector' });
    expect(bind(weights, { W: { kind: 'none' } })).toMatchObject({ kind: 'bound', name: 'W' });
  });
});

describe('the layout of an attribute', () => {
  const column: Value = list(...[0, 1, 2, 3, 4].map((one) => list(number(one))));
  it.each<[string, AttributeSpec, Value]>([
    ['as-is', weights, array(3, 5)],
    ['transposed', weights, array(5, 3)],
    ['row', bias, array(1, 5)],
    ['column', bias, array(5, 1)],
    ['column', bias, column],
    ['flat', bias, array(5)],
    ['flat', bias, list(...[0, 1, 2, 3, 4].map(number))],
    ['one', exponent, number(2)],
    ['flat', exponent, array(1)],
    ['row', exponent, array(1, 1)],
  ])('is seen: %s', (layout, spec, value) => {
    expect(bound(spec, value)).toMatchObject({ layout, lists: value.kind === 'list' });
  });

  it('is kept on the way in and taken off on the way out, whatever the size', () => {
    const matrices = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc
          .array(fc.double({ noNaN: true }), { minLength: rows * columns, maxLength: rows * columns })
          .map((data): Tensor => ({ shape: [rows, columns], data })),
      );
    const holders = [array(3, 5), array(5, 3), list(...[1, 2, 3].map(() => list(...[1, 2, 3, 4, 5].map(number))))].map(
      (value) => bound(weights, value),
    );
    fc.assert(
      fc.property(matrices, (matrix) => {
        for (const holder of holders) expect(fromAttribute(holder, toAttribute(holder, matrix))).toEqual(matrix);
        const row = vector(matrix.data);
        for (const shape of [[5], [1, 5], [5, 1]]) {
          const holder = bound(bias, array(...shape));
          expect(fromAttribute(holder, toAttribute(holder, row))).toEqual(row);
        }
      }),
    );
  });

  it('is that of the object: rows, columns and numbers', () => {
    const matrix: Tensor = { shape: [2, 3], data: [1, 2, 3, 4, 5, 6] };
    expect(toAttribute(bound(weights, array(5, 3)), matrix)).toEqual({
      kind: 'array',
      shape: [3, 2],
      data: [1, 4, 2, 5, 3, 6],
    });
    expect(toAttribute(bound(bias, array(5, 1)), vector([1, 2]))).toMatchObject({ shape: [2, 1] });
    expect(toAttribute(bound(bias, column), vector([1, 2]))).toEqual(list(list(number(1)), list(number(2))));
    for (const value of [number(2), array(1), array(1, 1)]) {
      const holder = bound(exponent, value);
      expect(fromAttribute(holder, toAttribute(holder, scalar(1.25)))).toEqual(scalar(1.25));
    }
  });

  it('may change: a bias that becomes a row is read all the same, a matrix in its place is not bent into one', () => {
    const holder = bound(bias, array(5));
    expect(fromAttribute(holder, array(1, 5))).toEqual(vector([0, 1, 2, 3, 4]));
    expect(fromAttribute(holder, array(2, 5))?.shape).toEqual([2, 5]);
    expect(fromAttribute(holder, { kind: 'none' })).toBeNull();
    expect(fromAttribute(bound(exponent, number(2)), array(2, 2))?.shape).toEqual([2, 2]);
  });
});
