/** What hosts answer: messages as they really came, and what a hostile process may make of them. */
import fc from 'fast-check';
import { captured } from './captured.ts';
import { changedJson } from './node-changes.ts';
import { strangeJson } from './strange.ts';
import { wireValue } from './values.ts';

const place = { file: 'a.ipynb', cell: 2, line: 3, inside: 'f' };
const draws = { normal: 0, uniform: 0 };
const one = wireValue.map((returned) => ({ id: 2, answers: [{ returned, arguments: [returned], draws, rounds: 3 }] }));

/** Sizes and places at the edge of what may be meant. */
export const sly: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: strangeJson },
  { weight: 2, arbitrary: wireValue },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      ...[
        { $number: 'NaN' },
        { $number: 1 },
        { $number: { toString: 1 } },
        {
          $record: [
            ['a', 1],
            ['a', 2],
          ],
        },
        { $record: [['a']] },
      ],
      ...[
        { $array: { shape: [0, 2 ** 53 - 1], values: [] } },
        { $array: { shape: [2 ** 53 - 1, 0], values: [] } },
        { $array: { shape: [], values: [1] } },
      ],
      ...[
        { $array: { shape: [1], base64: 'AAAAAAAA8D8=' } },
        { $array: { shape: [1], base64: '****' } },
        { $array: { shape: Array(3000).fill(1), values: [1] } },
      ],
      ...[
        { $opaque: { type: { toString: 1 }, text: [], callable: { parameters: [{ name: {} }] } } },
        { $opaque: 1 },
        { $ref: 0, path: [] },
      ],
      ...[
        { $integer: 3 },
        place,
        { threw: { type: 'E', message: 'm', trace: [place] } },
        { skipped: 'x' },
        { fault: 'x' },
        { $answers: 1 },
      ],
    ),
  },
);

const unreadable = {
  id: 1,
  unreadable: {
    error: { type: 'E', message: 'm', where: place, trace: [place] },
    helps: [{ kind: 'encoding', message: 'm', where: place }],
  },
};
const messages = captured.flatMap(({ loaded, answers }) => [loaded, answers]);

/** As text: what is nested too deeply could not be written down otherwise. */
export const message: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: strangeJson.map((json) => JSON.stringify(json)) },
  { weight: 2, arbitrary: one.chain((answer) => changedJson([answer], sly)) },
  { weight: 5, arbitrary: changedJson([...messages, unreadable], sly) },
);
