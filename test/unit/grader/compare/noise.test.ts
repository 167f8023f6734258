import { describe, expect, it } from 'vitest';
import { judgeNoise } from '../../../../grader/compare/noise.ts';
import { mulberry32, normalFrom } from '../../../fixtures/subjects/random.ts';

const names = ['x', 'y'];

function normal(seed: number, count: number): readonly (readonly number[])[] {
  const uniform = mulberry32(seed);
  const [x, y]: [number[], number[]] = [[], []];
  for (let draw = 0; draw < count; draw += 1) {
    x.push(normalFrom(uniform));
    y.push(normalFrom(uniform));
  }
  return [x, y];
}

describe('right noise', () => {
  it('may have any standard deviation that is asked', () => {
    const wide = normal(5, 2000).map((list) => list.map((draw) => 7 * draw));
    expect(judgeNoise([wide], { standardDeviation: 7, budget: 1e-6, names })).toEqual([]);
    expect(judgeNoise([wide], { standardDeviation: 1, budget: 1e-6, names })).not.toEqual([]);
  });
});

describe('wrong noise', () => {
  const kinds = (noise: readonly (readonly number[])[]): readonly string[] =>
    judgeNoise([noise], { standardDeviation: 1, budget: 1e-6, names }).map(({ kind }) => kind);
  const [x = [], y = []] = normal(11, 3000);
  const uniform = mulberry32(3);

  it.each<[string, readonly (readonly number[])[], readonly string[]]>([
    ['none', [x.map(() => 0), y], ['none']],
    ['the same number every time', [x.map(() => 0.7), y], ['repeats']],
    ['a mean', [x.map((draw) => draw + 0.2), y], ['mean']],
    ['a standard deviation of 0.8', [x.map((draw) => 0.8 * draw), y], ['standard-deviation']],
    ['a standard deviation of 1.2', [x, y.map((draw) => 1.2 * draw)], ['standard-deviation']],
    ['one draw for both', [x, x], ['same-draw']],
    ['one draw for both, mirrored', [x, x.map((draw) => -draw)], ['same-draw']],
    ['half of the other’s draw', [x, x.map((draw, index) => Math.SQRT1_2 * (draw + (y[index] ?? 0)))], ['dependent']],
    ['every draw twice', [x.map((_, index) => x[index >> 1] ?? 0), y], ['repeats']],
    [
      'uniform draws of the same variance',
      [x.map(() => (uniform() - 0.5) * Math.sqrt(12)), x.map(() => (uniform() - 0.5) * Math.sqrt(12))],
      ['shape'],
    ],
    ['not a number', [x.map(() => NaN), y], ['shape']],
    ['infinite draws', [x.map(() => Infinity), y], ['shape']],
  ])('is told: %s', (_, noise, expected) => {
    expect(kinds(noise)).toEqual(expected);
  });
});

describe('noise at several inputs', () => {
  const at = (inputs: readonly (readonly (readonly number[] | null)[])[]): readonly string[] =>
    judgeNoise(inputs, { standardDeviation: 1, budget: 1e-6, names }).map(({ kind }) => kind);
  const right = Array.from({ length: 8 }, (_, index) => normal(100 + index, 500));
  const scaled = (factor: (input: number) => number): readonly (readonly (readonly number[])[])[] =>
    right.map((lists, input) => lists.map((list) => list.map((draw) => factor(input) * draw)));

  it('passes when right, also where some of it cannot be told', () => {
    expect(at(right)).toEqual([]);
    expect(
      at(right.map(([one = [], other = []], input) => [input % 2 ? one : null, input < 3 ? null : other])),
    ).toEqual([]);
    expect(at(right.map(([one = []]) => [one, null]))).toEqual([]);
  });

  it('is told when it is unlike from one input to another, with the input', () => {
    const unlike = scaled((input) => (input === 5 ? 0 : 1));
    const problems = judgeNoise(unlike, { standardDeviation: 1, budget: 1e-6, names });
    expect(problems.map(({ kind, input }) => [kind, input])).toEqual([
      ['uneven', 5],
      ['uneven', 5],
    ]);
    expect(at(scaled((input) => 0.4 + 0.2 * input))).toContain('uneven');
  });

  it('is told when its mean is off at one input, which all together do not show', () => {
    const off = right.map((lists, input) =>
      lists.map((list) => list.map((draw) => draw + (input < 2 ? 0.35 * (1 - 2 * input) : 0))),
    );
    expect(at(off)).toContain('mean');
  });

  it('is told when one coordinate has the draw of the other from the step before', () => {
    const late = right.map(([one = []]) => [one, one.map((_, index) => one[index - 1] ?? 0)]);
    expect(at(late)).toContain('repeats');
  });
});
