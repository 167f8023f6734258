import { expect, it } from 'vitest';
import { mistaken, type Misconception } from '../../../reference/misconception.ts';

/** The parts are numbers here. */
const known = (id: string, of: (right: number) => number): Misconception<number> => ({
  id,
  name: id,
  teacher: `${id}.`,
  student: `${id}.`,
  of,
});
const all = [known('twice', (right) => 2 * right), known('one-more', (right) => right + 1)];

it('puts mistakes into a part, the first innermost', () => {
  expect(mistaken(3, all, [])).toBe(3);
  expect(mistaken(3, all, ['one-more'])).toBe(4);
  expect(mistaken(3, all, ['twice', 'one-more'])).toBe(7);
  expect(mistaken(3, all, ['one-more', 'twice'])).toBe(8);
});

it('refuses a mistake that is not known', () => {
  expect(() => mistaken(3, all, ['twice', 'thrice'])).toThrow(RangeError);
  expect(() => mistaken(3, all, ['thrice'])).toThrow('There is no misconception thrice. There are: twice, one-more.');
});
