/** Python that goes very deep. */
import fc from 'fast-check';
import { head } from './python-statements.ts';

/** One thing many times over: what recurses must come to an end somewhere. */
export const deep: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom<readonly [string, string, string]>(
      ...([
        ['x = ', '-', '1'],
        ['x = ', '(', 'x'],
        ['x = 1', '+x', ''],
        ['x = x', '.f', ''],
        ['x = f', '()', ''],
        ['x = x', '[0]', ''],
        ['x = ', 'not ', 'x'],
        ['x = ', 'lambda: ', 'x'],
        ['x = ', 'x if y else ', 'x'],
        ['x = ', 'f(', ''],
        ['', 'x = ', '1'],
        ['x = ', '[', ''],
        ['x = 2', '**2', ''],
        ['x = "a"', ' "b"', ''],
        ['if x: pass', '\nelif y: x = 1', ''],
        ['def f(x):\n  return x', ' and x', ''],
        ['def f(x', ', y=1', '): pass'],
        ['x', ', x', ' = y'],
        ['', '@f\n', 'def f(x): pass'],
        ['x = {', '**', ''],
        ['', 'x = 1; ', ''],
        ['', '%magic\n', ''],
        ['', 'x = !ls\n', ''],
        ['', '(\n', ''],
        ['class A:\n  ', 'x = ', 'A'],
        ['', 'for x in y:', ' pass'],
      ] as const),
    ),
    fc.constantFrom(3, 30, 95, 150, 240, 600, 1500, 4000),
  )
  .map(([[before, again, after], times]) => before + again.repeat(times) + after);

/** Blocks within blocks, each a space further in. */
export const stairs: fc.Arbitrary<string> = fc
  .tuple(head, fc.constantFrom(5, 19, 21, 60, 101))
  .map(
    ([first, count]) =>
      `${Array.from({ length: count }, (_, i) => ' '.repeat(i) + first).join('\n')}\n${' '.repeat(count)}pass`,
  );
