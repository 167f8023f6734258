import { afterEach, expect, it, vi } from 'vitest';
import { gauss } from '../../../../../grader/hosts/node/starter/random.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('is finite for every draw of Math.random, 0 too', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  expect(gauss(2, 3)).toBe(2);
});

it('is the transform of Box and Muller', () => {
  vi.spyOn(Math, 'random')
    .mockReturnValueOnce(1 - Math.exp(-2))
    .mockReturnValueOnce(0);
  expect(gauss(1, 10)).toBeCloseTo(21, 10);
});
