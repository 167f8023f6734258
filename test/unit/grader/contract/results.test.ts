import { describe, expect, it } from 'vitest';
import { readResults } from '../../../../grader/contract/results.ts';
import type { ResultPart } from '../../../../grader/contract/results.ts';
import { toValue } from '../../../fixtures/subjects/values.ts';
import type { Value } from '../../../../grader/model/value.ts';

const point: readonly ResultPart[] = [
  { role: 'theta[0]', names: ['x'] },
  { role: 'theta[1]', names: ['y'] },
];
const momentum: readonly ResultPart[] = [
  ...point,
  { role: 'state.velocity[0]', names: ['v_x'] },
  { role: 'state.velocity[1]', names: ['v_y'] },
];
const descent: readonly ResultPart[] = [
  { role: 'result', names: ['result', 'localmin'] },
  { role: 'history', names: ['history', 'path'], optional: true },
];

function read(specs: readonly ResultPart[], value: Value): unknown {
  const reading = readResults(specs, value);
  return reading.kind === 'read'
    ? Object.fromEntries([...reading.roles].map(([role, { data }]) => [role, data]))
    : reading.problem;
}
function readDescent(value: Value, start: readonly number[], epochs = NaN, isLonePath = false): unknown {
  const reading = readResults(descent, value, { start, epochs, isLonePath });
  return reading.kind === 'read' && Object.fromEntries([...reading.roles].map(([role, { data }]) => [role, data]));
}
const matrix: Value = { kind: 'array', shape: [2, 2], data: [1, 2, 3, 4] };

describe('readResults', () => {
  it.each<[string, Value]>([
    ['a list', toValue([1, 2, 3, 4])],
    ['an array', toValue(Float64Array.of(1, 2, 3, 4))],
    ['a dictionary in any order', toValue({ v_y: 4, x: 1, v_x: 3, y: 2 })],
    ['a dictionary with other cases', toValue({ X: 1, Y: 2, vX: 3, vY: 4, more: 'text' })],
    [
      'groups',
      toValue([
        [1, 2],
        [3, 4],
      ]),
    ],
    ['groups of arrays', toValue([Float64Array.of(1, 2), [3, 4]])],
    ['a matrix', matrix],
    ['arrays of one', toValue([[1], [[2]], Float64Array.of(3), 4])],
  ])('understands %s', (_, value) => {
    expect(read(momentum, value)).toEqual({ theta: [1, 2], 'state.velocity': [3, 4] });
  });

  it('reads one result that is returned as it is, in a list of one, or in a dictionary', () => {
    const value = [{ role: 'value', names: ['f'] }];
    for (const one of [3, [3], [[3]], { f: 3 }, Float64Array.of(3)])
      expect(read(value, toValue(one))).toEqual({ value: [3] });
  });

  it('reads a point that is grouped although nothing else is returned', () => {
    expect(read(point, toValue([[1, 2]]))).toEqual({ theta: [1, 2] });
  });

  it('does without what is optional', () => {
    expect(read(descent, toValue(0.5))).toEqual({ result: [0.5] });
    expect(read(descent, toValue([0.5]))).toEqual({ result: [0.5] });
    expect(read(descent, toValue([0.5, [1, 0.5]]))).toEqual({ result: [0.5], history: [1, 0.5] });
    expect(read(descent, toValue({ localmin: 0.5 }))).toEqual({ result: [0.5] });
  });

  it('does not mind what is optional and no numbers', () => {
    for (const besides of ['text', null, [[1], [2, 3]], { a: 'b' }])
      expect(read(descent, toValue([0.5, besides]))).toEqual({ result: [0.5] });
  });

  it('tells the way to each part, for the steps that are fed with it', () => {
    const paths = (value: unknown): unknown => {
      const reading = readResults(momentum, toValue(value));
      return reading.kind === 'read' ? Object.fromEntries(reading.paths) : null;
    };
    expect(paths([1, 2, 3, 4])).toEqual({
      'theta[0]': [0],
      'theta[1]': [1],
      'state.velocity[0]': [2],
      'state.velocity[1]': [3],
    });
    expect(
      paths([
        [1, 2],
        [3, 4],
      ]),
    ).toEqual({ 'theta[0]': [0, 0], 'theta[1]': [0, 1], 'state.velocity[0]': [1, 0], 'state.velocity[1]': [1, 1] });
    expect(paths({ y: 2, x: 1, vX: 3, v_y: 4 })).toEqual({
      'theta[0]': ['x'],
      'theta[1]': ['y'],
      'state.velocity[0]': ['vX'],
      'state.velocity[1]': ['v_y'],
    });
  });

  it.each<[string, Value, string]>([
    ['too few', toValue([1, 2, 3]), 'It should return 4 values (x, y, v_x, v_y), but returned a list of 3.'],
    [
      'nothing',
      toValue(null),
      'It should return 4 values (x, y, v_x, v_y), but returned nothing (no value was returned).',
    ],
    ['one number', toValue(1), 'It should return 4 values (x, y, v_x, v_y), but returned one number.'],
    ['a function', toValue(() => 1), 'but returned a function.'],
    [
      'a text among numbers',
      toValue([1, 2, 'three', 4]),
      'v_x should be a number or an array of numbers, but is a text.',
    ],
    ['nothing among numbers', toValue([1, 2, null, 4]), 'v_x should be a number'],
    ['a pair where one number is asked', toValue([1, 2, 3, [4, 5]]), 'v_y should be one number, but is a list of 2.'],
    ['an empty list where one number is asked', toValue([1, 2, 3, []]), 'v_y should be one number'],
    [
      'a dictionary without a part',
      toValue({ x: 1, y: 2, v_x: 3 }),
      'The returned dictionary should have v_y, but has x, y, v_x.',
    ],
    ['an empty dictionary', toValue({}), 'but has no entries'],
    ['an opaque thing', { kind: 'opaque', type: 'Fraction', text: '1/2' }, 'an object of type Fraction'],
  ])('says what came when it is %s', (_, value, problem) => {
    expect(read(momentum, value)).toContain(problem);
  });

  it('takes truth values for numbers, as Python does', () => {
    expect(read(point, toValue([true, false]))).toEqual({ theta: [1, 0] });
  });

  it('reads numbers that are not finite as what they are', () => {
    expect(read(point, toValue([NaN, -Infinity]))).toEqual({ theta: [NaN, -Infinity] });
  });

  it.each<[string, number, Value, unknown]>([
    ['a point', 2, toValue(Float64Array.of(0.2, -1.6)), { result: [0.2, -1.6] }],
    ['a point as a list', 2, toValue([0.2, -1.6]), { result: [0.2, -1.6] }],
    ['a number', 1, toValue(0.2), { result: [0.2] }],
    ['a number with its history', 1, toValue([0.2, [1, 0.2]]), { result: [0.2], history: [1, 0.2] }],
    ['the history first', 1, toValue([[1, 0.2], 0.2]), { result: [0.2], history: [1, 0.2] }],
    ['a history of one', 1, toValue([0.2, [0.2]]), { result: [0.2], history: [0.2] }],
    ['how many steps it took', 1, toValue([0.2, 17]), { result: [0.2] }],
    ['the value there, and the history', 1, toValue([0.2, 3.5, [1, 0.2]]), { result: [0.2], history: [1, 0.2] }],
    [
      'a number in brackets, and the history',
      1,
      toValue([[0.2], [1, 0.6, 0.2]]),
      { result: [0.2], history: [1, 0.6, 0.2] },
    ],
    [
      'a point with its history',
      2,
      toValue([
        [0.2, 1],
        [
          [0.3, 1],
          [0.25, 1],
          [0.2, 1],
        ],
      ]),
      { result: [0.2, 1], history: [0.3, 1, 0.25, 1, 0.2, 1] },
    ],
  ])('finds the end of a descent in %s', (_, size, value, expected) => {
    expect(
      readDescent(
        value,
        Array.from({ length: size }, () => 7),
      ),
    ).toEqual(expected);
  });

  it.each<[string, readonly number[], number, unknown, unknown]>([
    ['a path of numbers', [1], 3, [1, 0.6, 0.2, 0.1], { result: [0.1], history: [1, 0.6, 0.2, 0.1] }],
    ['an array of one step', [1], 1, Float64Array.of(1, 0.6), { result: [0.6], history: [1, 0.6] }],
    ['a path of no steps', [1], 0, [1], { result: [1] }],
    ['an end and its value where it stays at its start', [0], 1, [0, 1], { result: [0] }],
    ['an end, its value and its slope where it stays at its start', [0], 2, [0, 1, 0], { result: [0] }],
    [
      'a point and its slope where it stays at its start',
      [1, 2],
      1,
      [
        [1, 2],
        [0, 0],
      ],
      { result: [1, 2], history: [0, 0] },
    ],
    ['an end, its value and how many steps it took', [1], 2, [0.2, 3.5, 2], { result: [0.2] }],
    ['an end and its value after one step', [1], 1, [0.6, 3.5], { result: [0.6] }],
  ])('finds the end where there is nothing but %s', (_, start, epochs, value, expected) => {
    expect(readDescent(toValue(value), start, epochs)).toEqual(expected);
  });

  it('takes a short list for a path where longer descents were paths', () => {
    expect(readDescent(toValue([1, 0.6]), [1], 1, true)).toEqual({ result: [0.6], history: [1, 0.6] });
    expect(readDescent(toValue([1, 0.6, 0.2]), [1], 2, true)).toEqual({ result: [0.2], history: [1, 0.6, 0.2] });
    expect(
      readDescent(
        toValue([
          [1, 2],
          [3, 4],
        ]),
        [1, 2],
        1,
        true,
      ),
    ).toEqual({ result: [3, 4], history: [1, 2, 3, 4] });
    expect(readDescent(toValue([0.6, 3.5]), [1], 1, true)).toEqual({ result: [0.6] });
  });
});
