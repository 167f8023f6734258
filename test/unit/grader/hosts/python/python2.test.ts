import { describe, expect, it } from 'vitest';
import { call } from './client.ts';
import { handIn, notebook } from './written.ts';

describe('code for Python 2', () => {
  it.each([
    ['print "a"', 'print without parentheses'],
    ['x = 1; print x', 'print without parentheses'],
    ['h = `3`', 'backticks'],
    ['try:\n    pass\nexcept ValueError, e:\n    pass', '`except Error, e`'],
    ['raise ValueError, "no"', '`raise Error, text`'],
    ['if 1 <> 2:\n    pass', '`<>`'],
    ['n = 10L', 'a number that ends in L'],
    ['n = 0777', 'a number that begins with 0'],
    ['exec "n = 1"', 'exec without parentheses'],
    ['g = lambda (a, b): a', 'a parameter in parentheses'],
  ])('is told with its line: %j', async (code, idiom) => {
    const { helps, run } = await handIn(notebook(['def right(x): return x', `def f(x): return x\n${code}`]), ['f']);
    const line = code.includes('except') ? 4 : 2;
    expect(helps).toMatchObject([
      {
        kind: 'cell-failed',
        message: `Cell 2, line ${line} is written for Python 2 (${idiom}); the cell was not run. It holds \`f\`, which is asked for.`,
        where: { cell: 2, line },
      },
    ]);
    const [right, missing] = await run(call('right', 1), call('f', 1));
    expect(right?.returned).toBe(1);
    expect(missing?.threw?.message).toContain(`because cell 2, line ${line} is written for Python 2`);
  });

  it.each(['x = = 3', 'f(print', 'x = "print 3', 'y = (1, 2', 'def f(x)', 's = 0.5*'])(
    'is not what other mistakes are called: %j',
    async (code) => {
      const { helps } = await handIn(notebook([code]), []);
      expect(helps[0]?.message).not.toContain('Python 2');
    },
  );

  it('in a Python file is told with its line', async () => {
    const { reply } = await handIn('def f(x):\n    return x\nprint "a", f(2)\n', ['f'], 'hw.py');
    expect(reply.unreadable?.error).toMatchObject({
      message: 'line 3 is written for Python 2 (print without parentheses), so nothing of it was run',
      where: { file: 'hw.py', line: 3 },
    });
  });

  it('that Python 3 can read is told where it fails', async () => {
    const { run } = await handIn(
      notebook(['import sys\ndef f(x):\n    print >>sys.stderr, x\ndef g(n):\n    return sum(i for i in xrange(n))']),
      [],
    );
    const [printed, counted] = await run(call('f', 1), call('g', 1));
    expect(printed?.threw?.message).toContain('is written for Python 2');
    expect(counted?.threw?.message).toBe(
      "name 'xrange' is not defined, because it is a name of Python 2: in Python 3, write range",
    );
  });
});
