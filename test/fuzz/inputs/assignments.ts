/** Texts of assignments: the real ones, changed as text, as JSON, or within what their schema may still allow. */
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { changedBytes } from './byte-changes.ts';
import { changedJson } from './node-changes.ts';
import type { Json } from './node-changes.ts';
import { strangeNumber } from './strange.ts';

const specs = new URL('../../../specs', import.meta.url).pathname;

const texts = readdirSync(specs)
  .toSorted()
  .map((id) => join(specs, id, 'assignment.json'))
  .filter((path) => !path.includes('schema') && !path.includes('examples'))
  .map((path) => readFileSync(path));
const assignments: readonly Json[] = texts.map((text) => JSON.parse(text.toString('utf8')) as Json);

/** What JSON is made of, and what people put between. */
const TOKENS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '\\u12',
    '\\n',
    'null',
    'true',
    '-',
    '1e999',
    '//',
    '/* x */',
    "'",
    '\ufeff',
    '\0',
    '\t',
    '\n',
    '\u2028',
  ],
  ...['[['.repeat(80), '"a":', '.5', '+1', 'Infinity', '"checks":[]', '"id":"hw2",'],
];

const allOf = (json: Json): readonly Json[] =>
  typeof json === 'object' && json !== null ? [json, ...Object.values(json).flatMap(allOf)] : [json];
const parts = assignments.flatMap(allOf);
const words = [...new Set(parts.filter((part) => typeof part === 'string'))];
const numbers = [...new Set(parts.filter((part) => typeof part === 'number'))];
const objects = parts.filter((part) => typeof part === 'object');

/** Words, numbers and parts that stand somewhere in an assignment, and numbers at the edge of what is allowed. */
const alike: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Json>(...words) },
  { weight: 3, arbitrary: fc.constantFrom<Json>(...numbers) },
  { weight: 3, arbitrary: strangeNumber },
  { weight: 1, arbitrary: fc.constantFrom<Json>(...objects) },
  { weight: 1, arbitrary: fc.boolean() },
);

export const assignmentText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: changedBytes(texts, TOKENS).map((bytes) => bytes.toString('utf8')) },
  { weight: 3, arbitrary: changedJson(assignments) },
  { weight: 5, arbitrary: changedJson(assignments, alike) },
);
