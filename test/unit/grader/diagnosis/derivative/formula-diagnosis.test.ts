import { describe, expect, it } from 'vitest';
import { diagnoser } from '../../../../../grader/diagnosis/diagnose.ts';
import type { Diagnosis, Observed } from '../../../../../grader/diagnosis/observed.ts';
import type { CaseAnswer } from '../../../../../grader/contract/question.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import { spreadPoints } from '../../../../../reference/functions/formula/formulas.ts';
import { testFunctions } from '../../../../../reference/functions/index.ts';
import type { TestFunction } from '../../../../../reference/functions/test-function.ts';
import { functionNamed, relativeDifference } from '../../../reference/support.ts';

type Answer = (...theta: number[]) => number | readonly number[];

const POINTS = 40;

const ANSWERED = { kind: 'results', value: { kind: 'none' }, draws: { normal: 0, uniform: 0 }, changed: [] } as const;

function observed(role: string, f: TestFunction, answer: Answer, count = POINTS): Observed {
  const points = spreadPoints(f.domain, count + 30).slice(30);
  return {
    target: 'asked',
    parts: [{ role, names: [role] }],
    inputs: points.map((data) => new Map([['theta', { shape: data.length === 1 ? [] : [data.length], data }]])),
    answers: points.map((point): CaseAnswer => {
      const data: readonly number[] = [answer(...point)].flat();
      return { ...ANSWERED, roles: new Map([[role, { shape: data.length === 1 ? [] : [data.length], data }]]) };
    }),
    conventions: [{}],
    tolerance: { relative: 1e-9, absolute: 1e-9, reason: 'rounding' },
  };
}

function diagnose(oracle: TargetSpec['oracle'], seen: Observed): Diagnosis | null {
  return diagnoser({ asked: { oracle } as TargetSpec })(seen);
}

const ofGradient = (id: string, answer: Answer): Diagnosis | null =>
  diagnose({ gradientOf: id }, observed('gradient', functionNamed(id), answer));
const ofValue = (id: string, answer: Answer): Diagnosis | null =>
  diagnose({ testFunction: id }, observed('value', functionNamed(id), answer));
const idsOf = (diagnosis: Diagnosis | null): readonly string[] => diagnosis?.mistakes.map(({ id }) => id) ?? [];

const { PI, sin, cos, exp } = Math;

describe.each(Object.values(testFunctions))('of $id', (f) => {
  it('names every known mistake in its values and in its gradient as itself', () => {
    for (const known of f.misconceptions) {
      const wrong = known.of(f);
      expect(ofValue(f.id, (...theta) => wrong.value(theta))?.ids).toEqual([known.id]);
    }
    for (const known of f.gradientMisconceptions) {
      const wrong = known.of(f);
      expect(ofGradient(f.id, (...theta) => wrong.gradient(theta))?.ids).toEqual([known.id]);
    }
  });

  it('says nothing of what is right', () => {
    expect(ofValue(f.id, (...theta) => f.value(theta))).toBeNull();
    expect(ofGradient(f.id, (...theta) => f.gradient(theta))).toBeNull();
  });

  it.each<[string, (x: number) => number]>([
    ['a wave', (x) => 0.3 * sin(2.7 * x + 0.4)],
    ['a bend', (x) => Math.tanh(1.3 * x)],
    ['a corner', (x) => Math.abs(x - 0.3)],
    ['a jump', (x) => (x > 0.4 ? 1e-3 : 0)],
    ['a power that it does not have', (x) => 1e-3 * x ** 7],
  ])('says nothing of %s on top of it', (_, extra) => {
    expect(ofValue(f.id, (...theta) => f.value(theta) + extra(theta[0] ?? 0))).toBeNull();
    expect(
      ofGradient(f.id, (...theta) =>
        f.gradient(theta).map((slope, at) => (at === 0 ? slope + extra(theta[0] ?? 0) : slope)),
      ),
    ).toBeNull();
  });

  it('says nothing of zeros, ones and noise', () => {
    let state = 1;
    const noise = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    for (const stub of [() => 0, () => 1, noise]) {
      expect(ofValue(f.id, stub)).toBeNull();
      expect(ofGradient(f.id, () => f.variables.map(stub))).toBeNull();
    }
  });
});

describe('a derivative', () => {
  it.each<[string, string, Answer]>([
    ['sine-cubic', 'first-term-half', (x = 0) => 1.5 * PI * cos(3 * PI * x) + 1.5 * x ** 2],
    ['sine-cubic', 'first-term-inner-factor-dropped', (x = 0) => cos(3 * PI * x) + 1.5 * x ** 2],
    ['sine-cubic', 'first-term-coefficient', (x = 0) => 7.3 * cos(3 * PI * x) + 1.5 * x ** 2],
    ['cosine-bumps', 'first-term-sign', (x = 0) => 2 * x + 2 * PI * sin(2 * PI * x)],
    ['cosine-bumps', 'rough-pi', (x = 0) => 2 * x - 2 * 3.14 * sin(2 * 3.14 * x)],
    ['damped-sine', 'second-term-missing', (x = 0) => cos(x) * exp(-(x ** 2) / 20)],
    ['damped-sine', 'from-first-term-product-of-derivatives', (x = 0) => cos(x) * (-x / 10) * exp(-(x ** 2) / 20)],
    ['damped-sine', 'function-itself', (x = 0) => sin(x) * exp(-(x ** 2) / 20)],
    ['parabola', 'second-term-coefficient', (x = 0) => 6 * x + 1],
    ['monkey', 'dy-sign', (x = 0, y = 0) => [3 * x ** 2 + 3 * y ** 2, -6 * x * y]],
    ['monkey', 'swapped-partials', (x = 0, y = 0) => [6 * x * y, 3 * x ** 2 + 3 * y ** 2]],
    [
      'himmelblau',
      'dx-expanded-third-term-coefficient',
      (x = 0, y = 0) => [
        4 * x ** 3 + 4 * x * y - 41.7 * x + 2 * y ** 2 - 14,
        2 * (x ** 2 + y - 11) + 4 * y * (x + y ** 2 - 7),
      ],
    ],
  ])('of %s has one mistake: %s', (id, mistake, answer) => {
    expect(idsOf(ofGradient(id, answer))).toEqual([`${id}-gradient/${mistake}`]);
  });

  it.each<[string, readonly string[], Answer]>([
    ['monkey', ['dy-x-missing', 'dy-sign'], (x = 0, y = 0) => [3 * x ** 2 + 3 * y ** 2, -6 * y]],
    ['sine-cubic', ['first-term-sign', 'first-term-half'], (x = 0) => -1.5 * PI * cos(3 * PI * x) + 1.5 * x ** 2],
    ['sine-cubic', ['first-term-sin-for-cos', 'second-term-half'], (x = 0) => 3 * PI * sin(3 * PI * x) + 0.75 * x ** 2],
    ['bowl', ['dx-half', 'dy-sign'], (x = 0, y = 0) => [x, -2 * y]],
    [
      'rastrigin',
      ['sign', 'degrees'],
      (x = 0, y = 0) => [x, y].map((one) => -(2 * one + 20 * PI * sin((2 * PI * one * PI) / 180))),
    ],
  ])('of %s has several: %j', (id, mistakes, answer) => {
    expect(idsOf(ofGradient(id, answer))).toEqual(mistakes.map((one) => `${id}-gradient/${one}`));
  });

  it('tells the teacher both terms, and the student only the own one', () => {
    const [mistake] = ofGradient('sine-cubic', (x = 0) => 1.5 * PI * cos(3 * PI * x) + 1.5 * x ** 2)?.mistakes ?? [];
    expect(mistake).toEqual({
      id: 'sine-cubic-gradient/first-term-half',
      name: 'half the coefficient in the first term',
      teacher: 'It has 1.5 pi cos(3 pi x) where 3 pi cos(3 pi x) is right.',
      student:
        'In your derivative the first term, 1.5 pi cos(3 pi x), has half the coefficient that it should have: what does the chain rule multiply by?',
      evidence: { answers: POINTS, difference: expect.stringMatching(/^\d[.]\de[-+]\d+$/) as string },
    });
  });

  it('is not explained by what holds at all points but one', () => {
    let asked = 0;
    expect(ofGradient('bowl', (x = 0, y = 0) => [-2 * x, (asked++ === 20 ? 1.001 : -1) * 2 * y])).toBeNull();
  });

  it('is read from separate parts, of which only one may be asked for', () => {
    const f = functionNamed('monkey');
    const seen = observed('gradient', f, (x = 0, y = 0) => [3 * x ** 2 - 3 * y ** 2, 6 * x * y]);
    const part = (at: number): Observed['parts'][number] => ({ role: `gradient[${at}]`, names: ['d'] });
    expect(idsOf(diagnose({ gradientOf: 'monkey' }, { ...seen, parts: [part(0), part(1)] }))).toEqual([
      'monkey-gradient/dx-second-term-sign',
    ]);
    expect(idsOf(diagnose({ gradientOf: 'monkey' }, { ...seen, parts: [part(0)] }))).toEqual([
      'monkey-gradient/dx-second-term-sign',
    ]);
    expect(diagnose({ gradientOf: 'monkey' }, { ...seen, parts: [part(1)] })).toBeNull();
  });

  it('is not explained by few answers, nor when one of them is none', () => {
    const half: Answer = (x = 0) => 1.5 * PI * cos(3 * PI * x) + 1.5 * x ** 2;
    const seen = observed('gradient', functionNamed('sine-cubic'), half);
    const few = observed('gradient', functionNamed('sine-cubic'), half, 4);
    expect(diagnose({ gradientOf: 'sine-cubic' }, few)).toBeNull();
    const skipped = seen.answers.map((answer, at) =>
      at === 7 ? ({ kind: 'skipped', reason: 'it stopped' } as const) : answer,
    );
    expect(diagnose({ gradientOf: 'sine-cubic' }, { ...seen, answers: skipped })).toBeNull();
    expect(idsOf(ofGradient('sine-cubic', (x = 0) => (x > 1.9 ? NaN : Number(half(x)))))).toEqual([]);
  });
});

describe('a function', () => {
  it('has the saddle of the other name', () => {
    expect(idsOf(ofValue('monkey', (x = 0, y = 0) => x ** 3 - 3 * x * y ** 2))).toEqual(['monkey/second-term-sign']);
  });

  it('has any coefficient at all', () => {
    const found = ofValue('matyas', (x = 0, y = 0) => 0.26 * (x ** 2 + y ** 2) - 0.84 * x * y);
    expect(idsOf(found)).toEqual(['matyas/second-term-coefficient']);
    expect(found?.mistakes[0]?.teacher).toBe('It has -0.84 x y where -0.48 x y is right.');
    expect(found?.ids).toEqual([]);
  });

  it('has brackets opened wrongly', () => {
    expect(idsOf(ofValue('centred-parabola', (x = 0) => x ** 2 - x - 1 / 4))).toEqual([
      'centred-parabola/expanded-third-term-sign',
    ]);
  });

  it('is not a mistake of rounding', () => {
    expect(ofValue('matyas', (x = 0, y = 0) => Math.fround(0.26 * (x ** 2 + y ** 2) - 0.48 * x * y))).toBeNull();
    expect(ofValue('matyas', (x = 0, y = 0) => 1.000003 * (0.26 * (x ** 2 + y ** 2) - 0.48 * x * y))).toBeNull();
  });
});

describe('two mistakes at once', () => {
  it.each(Object.values(testFunctions))('of $id are named, or explained as well by what is named', (f) => {
    const list = f.gradientMisconceptions;
    for (const [at, first] of list.entries()) {
      if (at % 3 !== 0) continue;
      const second = list[(at * 7 + 3) % list.length] ?? first;
      const both = second.of(first.of(f));
      const found = ofGradient(f.id, (...theta) => both.gradient(theta));
      if (found === null || found.ids.length === 0) continue;
      const again = found.ids.reduce((made, id) => list.find((one) => one.id === id)?.of(made) ?? made, f);
      const points = spreadPoints(f.domain, 20);
      const slopes = (of: TestFunction): readonly number[] =>
        points.flatMap((theta) => of.gradient(theta)).map((slope) => (Number.isNaN(slope) ? 0 : slope));
      expect(relativeDifference(slopes(again), slopes(both)), `${first.id}, ${second.id}`).toBeLessThan(1e-7);
    }
  });
});
