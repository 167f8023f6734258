import { describe, expect, it } from 'vitest';
import { assignment, expectedBy, expectedClass } from './expected.ts';
import { expectationsFrom } from './expected-schema.ts';
import type { Expected } from './expected-schema.ts';
import { honestPoints } from './honest-points.ts';

const { kept, made } = expectedClass();
const all = Object.entries({ ...kept, ...made });
const ids = assignment.checks.map(({ id }) => id);

/** As expected: the run compares with what the honest ones really get. */
function pointsOf(name: string): number {
  const points = kept[name]?.points;
  if (points === undefined || points === null) throw new Error(`${name} is not there, or has no points.`);
  return points;
}

const one = { points: 12, failed: ['function.value'], says: ['gives 0'], honest: 'wrong', note: 'gives 0' };
const read = (changes: object): unknown =>
  expectationsFrom(JSON.stringify({ 'x-python': { ...one, ...changes } }, null, 2), 'expected-x.json');

describe('what is expected of the hostile class', () => {
  it.each([{ kind: 'root' }, { kind: 'self', user: 1000 }] as const)(
    'is what honest code with the same answers gets, graded by $kind',
    (grader) => {
      const wrong = all.flatMap(([name, told]) => {
        const expected = expectedBy(grader, told);
        const honestly = honestPoints(name, expected.honest, pointsOf, assignment.checks);
        return expected.points === null || expected.points === honestly
          ? []
          : [`${name}: ${expected.points} are expected, and honest code gets ${honestly}`];
      });
      expect(wrong).toEqual([]);
    },
  );

  it('names checks that there are, and none that honest code passes among those that fail', () => {
    const wrong = all.flatMap(([name, { failed, honest, asUser }]) => {
      const passed = typeof honest === 'string' ? [] : honest;
      const both = failed.filter((id) => passed.includes(id));
      const unknown = [...failed, ...passed, ...(asUser?.failed ?? [])].filter((id) => !ids.includes(id));
      return [...both, ...unknown].map((id) => `${name}: ${id}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each<[string, Partial<Record<keyof Expected | 'honnest', unknown>>, RegExp]>([
    ['a remark in place of honest code', { honest: 'code that never gives an answer' }, /x-python\/honest/],
    ['no honest code', { honest: undefined }, /must have required property 'honest'/],
    ['no check that honest code passes', { honest: [] }, /x-python\/honest/],
    ['a name that means nothing', { honnest: 'right' }, /must NOT have additional properties/],
    ['points that are no number', { points: '12' }, /x-python\/points/],
    ['no regular expression', { says: ['('] }, /x-python\/says\/0 must match format "regex"/],
    ['nothing that differs for a user', { asUser: {} }, /x-python\/asUser/],
  ])('refuses %s', (_, changes, told) => {
    expect(() => read(changes)).toThrow(told);
  });

  it('refuses a name that stands there twice', () => {
    const text = JSON.stringify({ 'x-python': one }, null, 2);
    expect(read({})).toEqual({ 'x-python': one });
    expect(() => expectationsFrom(text.replace(/\n}$/, `,${text.slice(1)}`), 'expected-x.json')).toThrow('twice');
  });

  it('bounds honest code by what its checks are worth', () => {
    const worth = (honest: Expected['honest']): number => honestPoints('x-python', honest, pointsOf, assignment.checks);
    expect(worth(['momentum.update', 'momentum.arguments'])).toBe(4);
    expect(worth('honest-wrong-typescript')).toBe(12);
    expect(() => worth(['function.valu'])).toThrow('There is no check function.valu.');
    expect(() => worth(['momentum.arguments'])).toThrow('Without momentum.update');
    expect(() => worth('honest-nobody-python')).toThrow('honest-nobody-python is not there');
  });
});
