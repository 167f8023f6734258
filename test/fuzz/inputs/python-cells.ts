/** Cells of Python: statements within each other, magics, and what goes very deep. */
import fc from 'fast-check';
import { deep, stairs } from './python-nesting.ts';
import { head, simple } from './python-statements.ts';

interface Line {
  readonly deep: number;
  readonly text: string;
}

const line: fc.Arbitrary<Line> = fc.record({
  deep: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 4 })),
  text: fc.oneof({ weight: 3, arbitrary: simple }, { weight: 2, arbitrary: head }),
});

/** A head with a body below it, indented as it should be. */
const block: fc.Arbitrary<readonly Line[]> = fc
  .tuple(head, fc.array(fc.tuple(fc.boolean(), head, simple), { minLength: 1, maxLength: 4 }), simple)
  .map(([first, body, after]) => [
    { deep: 0, text: first },
    ...body.flatMap(([isBlock, inner, text]) =>
      isBlock
        ? [
            { deep: 1, text: inner },
            { deep: 2, text },
          ]
        : [{ deep: 1, text }],
    ),
    { deep: 0, text: after },
  ]);

const ends = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n', '\f\n', '\n\t', ';');
const indents = fc.constantFrom('    ', '    ', '  ', '\t', ' \t', '        ');
const firsts = fc.constantFrom(
  '',
  '',
  '',
  '',
  '',
  '%%time\n',
  '%%bash\n',
  '%% \n',
  '%%capture out\n%%time\n',
  '  ',
  '\n\n',
  '>>> ',
  'In [1]: ',
  '# coding: latin-1\n',
);

/** A cell, or a file. */
export const pythonCell: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        firsts,
        fc.array(
          fc.oneof(
            line.map((one) => [one]),
            block,
          ),
          { maxLength: 6 },
        ),
        ends,
        indents,
      )
      .map(
        ([first, lines, end, indent]) =>
          first +
          lines
            .flat()
            .map(({ deep: by, text }) => indent.repeat(by) + text)
            .join(end),
      ),
  },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: stairs },
);
