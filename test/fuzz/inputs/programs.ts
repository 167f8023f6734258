/** Questions to a host: programs as the grader writes them, changed. */
import fc from 'fast-check';
import { nodeChanges, withChanges } from './node-changes.ts';
import { sly } from './answers.ts';

const array = { $array: { shape: [2, 2], values: [1, 2, 3, 4] } };
const programs: readonly (readonly unknown[])[] = [
  [
    { op: 'randomness', mode: { kind: 'seeded', seed: 3 } },
    { op: 'call', callee: { name: 'f' }, arguments: [0.5], echo: true },
    { op: 'call', callee: { name: 'f' }, arguments: [array], repeat: 5 },
    { op: 'read', name: 'f' },
    { op: 'call', callee: { $ref: 3, path: [] }, arguments: [{ $integer: 3 }] },
  ],
  [
    {
      op: 'construct',
      callee: { name: 'Box' },
      arguments: [
        {
          $record: [
            ['a', 1],
            ['b', array],
          ],
        },
      ],
      silent: true,
    },
    { op: 'members', object: { $ref: 0, path: [] } },
    { op: 'set', object: { $ref: 0, path: [] }, name: 'content', value: { $answers: { $number: 'NaN' } } },
    { op: 'get', object: { $ref: 0, path: [] }, name: 'content' },
    { op: 'call', callee: { method: 'look', of: { $ref: 0, path: [] } }, arguments: [array, 'text', null] },
    {
      op: 'call',
      callee: { name: 'f' },
      arguments: [{ $ref: 4, path: [0, 'a'] }],
      given: [{ name: 'rate', value: 2 }],
    },
  ],
  [
    { op: 'randomness', mode: { kind: 'scripted', draws: [0.1, { $number: '-0' }] } },
    {
      op: 'script',
      script: 0,
      given: [{ name: 'x', value: 0.3 }],
      literals: [{ id: 0, value: 0.2 }],
      rounds: 9,
      read: ['x', 'rate'],
    },
    { op: 'read', name: 'x', at: 3 },
    { op: 'call', callee: { name: 'f', at: 2 }, arguments: [1] },
  ],
];

/** Texts of lists. */
export const program: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...programs), nodeChanges(sly, 'shallow'))
  .map(([whole, changes]) => withChanges({ run: whole }, changes));

/** What is asked, in both languages. */
export const submissions = {
  python: {
    file: 'work.py',
    text: 'rate = 0.1\nx = 3.0\nfor i in range(9):\n    x = x - rate * 2 * x\n\ndef f(x):\n    return [rate * x, {"a": x}]\n\nclass Box:\n    def __init__(self, content=None):\n        self.content = content\n    def look(self, *more):\n        return [{"a": 1}, self.content]\n',
  },
  typescript: {
    file: 'work.ts',
    text: 'export let rate = 0.1;\nexport const x = 3;\nexport function f(x: number): unknown {\n  return [rate * x, { a: x }];\n}\nexport class Box {\n  content: unknown;\n  constructor(content: unknown = null) {\n    this.content = content;\n  }\n  look(...more: unknown[]): unknown {\n    return [{ a: 1 }, this.content, more.length];\n  }\n}\n',
  },
} as const;
