/** Tables as files, with what an assignment says of them. */
import fc from 'fast-check';
import { sha256Of } from '../../../grader/intake/read-data-set.ts';
import type { DataSetSpec } from '../../../grader/model/data-set-spec.ts';
import { changedBytes } from './byte-changes.ts';
import { strangeText } from './strange.ts';

export interface Table {
  readonly bytes: Buffer;
  readonly spec: DataSetSpec;
}

const NAMES = ['sugar', 'alcohol', 'quality', 'pH', 'free sulfur', 'é', 'a"b', 'x;y', 'quality2', '__proto__'];
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) },
  { weight: 8, arbitrary: fc.integer({ min: -9, max: 99 }).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      'NaN',
      'Infinity',
      '1e999',
      '1,5',
      '0x10',
      '1_000',
      '"3"',
      '"',
      '+.5',
      '-',
      '5.',
      '1e5',
      'a',
      '٣',
      '\u00a07',
      '#N/A',
      '=1+1',
      '"4\n5"',
      '""""',
    ),
  },
  { weight: 1, arbitrary: strangeText },
);

const SEPARATORS = [';', ';', ';', ',', '\t', '|', ';;', ', '];
const ENDS = ['\n', '\n', '\n', '\r\n', '\r', '\n\n', '\n \n', ' \n'];

const written = fc
  .record({
    columns: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 5 }),
    isQuoted: fc.boolean(),
    separator: fc.constantFrom(...SEPARATORS),
    end: fc.constantFrom(...ENDS),
    rows: fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 6 }),
    hasMark: fc.boolean(),
  })
  .map(({ columns, isQuoted, separator, end, rows, hasMark }) => {
    const header = columns.map((name) => (isQuoted ? `"${name.replaceAll('"', '""')}"` : name));
    const lines = [header, ...rows.map((row) => row.slice(0, columns.length))].map((line) => line.join(separator));
    return { columns, text: `${hasMark ? '\ufeff' : ''}${lines.join(end)}${end}` };
  });

const documents = [
  '"sugar";"alcohol";"quality"\n1.9;9.4;5\n-2.5e0;.8;6\n3;10;7\n',
  'sugar,alcohol,quality\r\n1,2,3\r\n4,5,6\r\n',
  'quality\tsugar\talcohol\n1\t2\t3\n\n',
].map((text) => Buffer.from(text));
const TOKENS = [
  '"',
  '""',
  ';',
  ',',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\ufeff',
  '\0',
  'NaN',
  '1e400',
  '-',
  ' ',
  'quality',
  '"a\nb"',
  '\ud800',
  '#',
];

const usual = fc.constantFrom<string[]>(
  ['sugar', 'alcohol', 'quality'],
  ['quality', 'alcohol', 'sugar'],
  ['sugar', 'quality'],
);
const content: fc.Arbitrary<{ readonly bytes: Buffer; readonly columns: string[] }> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(changedBytes(documents, TOKENS), usual).map(([bytes, columns]) => ({ bytes, columns })),
  },
  { weight: 3, arbitrary: written.map(({ text, columns }) => ({ bytes: Buffer.from(text), columns })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.uint8Array({ maxLength: 60 }), usual)
      .map(([bytes, columns]) => ({ bytes: Buffer.from(bytes), columns })),
  },
);

/** Mostly with the file's own checksum and number of rows: otherwise nothing more would be looked at. */
export const table: fc.Arbitrary<Table> = fc
  .record({
    content,
    label: fc.nat({ max: 5 }),
    atLeast: fc.integer({ min: 0, max: 9 }),
    isOther: fc.constantFrom(false, false, false, true),
    off: fc.constantFrom(0, 0, 0, 0, 1, -1),
  })
  .map(({ content: { bytes, columns }, label, atLeast, isOther, off }): Table => ({
    bytes,
    spec: {
      title: 'A table',
      file: 'table.csv',
      address: 'https://example.org/table.csv',
      sha256: isOther ? '0'.repeat(64) : sha256Of(bytes),
      licence: 'CC BY 4.0',
      rows: Math.max(1, rowsIn(bytes) + off),
      columns,
      label: { column: columns[label] ?? 'none', atLeast },
      madeUp: 'wines',
    },
  }));

function rowsIn(bytes: Buffer): number {
  return (
    bytes
      .toString('utf8')
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trim() !== '').length - 1
  );
}

export const tableForm = {
  write: ({ bytes, spec }: Table): unknown => ({ base64: bytes.toString('base64'), spec }),
  read: (kept: unknown): Table => {
    const { base64, spec } = kept as { readonly base64: string; readonly spec: DataSetSpec };
    return { bytes: Buffer.from(base64, 'base64'), spec };
  },
};
