import { describe, expect, it } from 'vitest';
import { derivedTerms } from '../../../../../reference/functions/formula/derive.ts';
import { evaluator } from '../../../../../reference/functions/formula/evaluate-formula.ts';
import { collected, product } from '../../../../../reference/functions/formula/formula.ts';
import type { Sum, Term } from '../../../../../reference/functions/formula/formula.ts';
import { spreadPoints } from '../../../../../reference/functions/formula/formulas.ts';
import { readFormula } from '../../../../../reference/functions/formula/read-formula.ts';
import { merges, ratioOf, scalingsOf } from '../../../../../reference/functions/formula/scalings.ts';
import { slippedTerms } from '../../../../../reference/functions/formula/slipped.ts';
import { writeSum, writeTerm } from '../../../../../reference/functions/formula/write-formula.ts';
import { testFunctions } from '../../../../../reference/functions/index.ts';
import { mathjs } from '../../../../../reference/numeric/mathjs.ts';
import { functionNamed, relativeDifference } from '../../support.ts';

const read = (text: string): Sum => readFormula(mathjs().parse(text));
const one = (text: string): Term => read(text)[0] ?? { number: NaN, factors: [] };

describe.each(Object.values(testFunctions))('the formulas of $id', (f) => {
  const points = spreadPoints(f.domain, 40);

  it('give its value and its derivatives, in every shape', () => {
    const { value, gradient } = f.written;
    for (const [at, formula] of [...value.formulas.coordinates, ...gradient.formulas.coordinates].entries())
      for (const level of formula.levels) {
        const compute = evaluator(level, f.variables);
        const right = points.map((theta) => (at === 0 ? f.value(theta) : (f.gradient(theta)[at - 1] ?? NaN)));
        expect(relativeDifference(points.map(compute), right)).toBeLessThan(1e-12);
      }
  });

  it('write a text that means the same', () => {
    for (const [formula] of [f.written.value.formulas.coordinates]) {
      const text = writeSum(formula?.levels[0] ?? []).replace(/(?<=[\w)]) (?=[\w(])/g, '*');
      const again = evaluator(read(text), f.variables);
      expect(
        relativeDifference(
          points.map(again),
          points.map((theta) => f.value(theta)),
        ),
      ).toBeLessThan(1e-12);
    }
  });
});

it.each([
  ['sin(3*pi*x) + x^3/2', 'sin(3 pi x) + x^3/2'],
  ['-(x - 1/2)^2', '-(x - 1/2)^2'],
  ['1.5*pi*cos(3*pi*x)', '1.5 pi cos(3 pi x)'],
  ['2*x/3', '2 x/3'],
  ['x/sqrt(x^2 + y^2)', 'x/sqrt(x^2 + y^2)'],
  ['(x^2 + y^2)/2', 'x^2/2 + y^2/2'],
  ['sin((x))', 'sin(x)'],
  ['0.26*(x^2 + y^2) - 0.48*x*y', '0.26 (x^2 + y^2) - 0.48 x y'],
  ['1/(3*pi)*x', 'x/(3 pi)'],
])('writes %s as %s', (text, written) => {
  expect(writeSum(read(text))).toBe(written);
});

it('writes nothing as 0', () => {
  expect(writeSum([])).toBe('0');
});

it.each(['x % 2', 'tan(x)', 'x ^ y', '[x, y]'])('refuses %s, which no test function has', (text) => {
  expect(() => read(text)).toThrow(RangeError);
});

it('makes one factor of equal bases, and none of what cancels', () => {
  expect(writeTerm(product(one('2*x*sin(x)'), one('3*x^2'), one('1/sin(x)')))).toBe('6 x^3');
});

it('collects terms with the same factors, and drops those that vanish', () => {
  expect(writeSum(collected(read('2*x*y - x + 3*x*y + x')))).toBe('5 x y');
});

describe('a derivative', () => {
  const derived = (text: string): readonly string[] => derivedTerms(one(text), 'x').map(({ term }) => writeTerm(term));
  const without = (text: string): readonly string[] =>
    derivedTerms(one(text), 'x').flatMap((each) => each.without.map(({ rule, term }) => `${rule}: ${writeTerm(term)}`));

  it('follows the product rule term by term', () => {
    expect(derived('sin(x)*exp(-x^2/20)')).toEqual(['cos(x) exp(-x^2/20)', '-x sin(x) exp(-x^2/20)/10']);
  });

  it('knows what is left when the chain rule or the power rule is forgotten', () => {
    expect(without('sin(3*pi*x)')).toEqual(['inner: cos(3 pi x)']);
    expect(without('x^3/2')).toEqual(['power: x^2/2']);
    expect(without('(y - x^2)^2')).toEqual(['inner: 2 (y - x^2)', 'power: -2 x (y - x^2)', 'power: -2 x (y - x^2)']);
  });

  it('is nothing for what does not depend on the variable', () => {
    expect(derived('3*y^2')).toEqual([]);
  });
});

describe('what can be wrong in a term', () => {
  it('is found inside of functions and brackets, each with a place', () => {
    const all = slippedTerms(one('sin(3*pi*x)'), 'value').map(({ slip, within, wrong }) =>
      [...within, slip.id, writeSum(wrong)].join(' | '),
    );
    expect(all).toContain('cos-for-sin | cos(3 pi x)');
    expect(all).toContain('sin | factor-dropped | sin(x)');
    expect(all).toContain('sin | x-missing | sin(3 pi)');
    expect(all).toContain('sin | pi-missing | sin(3 x)');
    expect(all).toContain('sin | sign | sin(-3 pi x)');
  });

  it('is a missing square, and a missing term in it', () => {
    const all = slippedTerms(one('(1 - x)^2'), 'value').map(({ slip, wrong }) => `${slip.id} ${writeSum(wrong)}`);
    expect(all).toContain('square-missing (1 - x)');
    expect(all).toContain('missing (-x)^2');
  });
});

describe('a ratio', () => {
  it('is a number where terms differ in nothing else', () => {
    expect(ratioOf(one('3*pi*cos(x)'), one('cos(x)'))).toBeCloseTo(3 * Math.PI, 14);
    expect(ratioOf(one('x*cos(x)'), one('cos(x)'))).toBeNull();
  });

  it('says which mistake a number is', () => {
    const [first] = functionNamed('sine-cubic').written.gradient.formulas.coordinates[0]?.terms ?? [];
    const known = first === undefined ? [] : scalingsOf(first, 'derivative', false);
    const named = known.map(({ slip, ratio }) => [slip.id, Number(ratio.toFixed(6))]);
    expect(named).toContainEqual(['inner-factor-dropped', Number((1 / (3 * Math.PI)).toFixed(6))]);
    expect(named).toContainEqual(['half', 0.5]);
    expect(named).toContainEqual(['missing', 0]);
  });

  it('shows where two terms are one but for a number', () => {
    expect(merges(read('3*x - 3*x + 4'))).toBe(true);
    expect(merges(read('3*x^2 - 3*x + 4'))).toBe(false);
  });
});
