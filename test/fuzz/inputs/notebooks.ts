/** What students may hand in as a notebook or a Python file. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedBytes } from './byte-changes.ts';
import { changedJson } from './node-changes.ts';
import { pythonCell } from './python-cells.ts';

export interface HandedIn {
  readonly file: 'work.ipynb' | 'work.py';
  readonly bytes: Buffer;
}

const root = new URL('../../..', import.meta.url).pathname;

/** Smallest first: what fails is told on the smallest that it fails on. */
function read(folder: string, end: string): readonly Buffer[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(end))
    .toSorted()
    .map((path) => readFileSync(join(root, folder, path)))
    .toSorted((one, other) => one.length - other.length);
}

const notebooks = [...read('submissions', '.ipynb'), ...read('test/fixtures/notebooks', '.ipynb')].filter(
  (bytes) => bytes.length < 60_000,
);
const files = [...read('submissions', '.py'), ...read('test/fixtures/notebooks', '.py')];
const documents = notebooks.flatMap((bytes): unknown[] => {
  try {
    return [JSON.parse(bytes.toString('utf8'))];
  } catch {
    return [];
  }
});

const JSON_TOKENS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '\\u0000',
    '\\ud800',
    '\\n',
    'null',
    'true',
    '-',
    '1e999',
    '9'.repeat(5000),
    'NaN',
    '/*',
  ],
  ...[
    '"cells":',
    '"source":',
    '"cell_type":"code"',
    '"metadata":{}',
    '"worksheets":[',
    '"execution_count":-1e9,',
    '\ufeff',
    '\0',
    '\u2028',
  ],
];
const PYTHON_TOKENS = [
  ...[
    '(',
    ')',
    '[',
    '"""',
    "'",
    '\\\n',
    '\n',
    '\r',
    '\t',
    '    ',
    ':',
    ';',
    '%',
    '!',
    '?',
    '\0',
    '\ufeff',
    '\f',
    '# coding: utf-7\n',
    '\nreturn 1\n',
  ],
  ...[
    'lambda ',
    'yield ',
    'await ',
    'async ',
    'del ',
    'global x\n',
    'class ',
    'def ',
    '@',
    '*',
    ' = ',
    ':=',
    'import ',
    '0',
    'é',
    '\u00a0',
    '\u200b',
  ],
];

const cell = fc.oneof(
  { weight: 6, arbitrary: pythonCell.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], source })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pythonCell, fc.integer({ min: -2, max: 40 }))
      .map(([source, execution_count]) => ({ cell_type: 'code', execution_count, source: source.split(/(?<=\n)/) })),
  },
  { weight: 1, arbitrary: pythonCell.map((source) => ({ cell_type: 'markdown', source })) },
  { weight: 1, arbitrary: pythonCell.map((input) => ({ cell_type: 'code', prompt_number: 3, input })) },
);
const writtenNotebook = fc
  .tuple(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([cells, isOld]) => JSON.stringify(isOld ? { worksheets: [{ cells }] } : { cells, metadata: {}, nbformat: 4 }));

const ENCODINGS = ['utf8', 'utf8', 'utf8', 'latin1', 'utf16le'] as const;
const inBytes = (text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(text, fc.constantFrom(...ENCODINGS), fc.boolean())
    .map(([body, encoding, hasMark]) => Buffer.from(hasMark ? `\ufeff${body}` : body, encoding));

const notebook = fc.oneof(
  { weight: 3, arbitrary: changedBytes(notebooks, JSON_TOKENS) },
  { weight: 3, arbitrary: changedJson(documents).map((text) => Buffer.from(text)) },
  { weight: 4, arbitrary: writtenNotebook.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: inBytes(writtenNotebook) },
);
const file = fc.oneof(
  { weight: 3, arbitrary: changedBytes(files, PYTHON_TOKENS) },
  { weight: 3, arbitrary: pythonCell.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: inBytes(pythonCell) },
);

export const handedIn: fc.Arbitrary<HandedIn> = fc.oneof(
  { weight: 3, arbitrary: notebook.map((bytes) => ({ file: 'work.ipynb' as const, bytes })) },
  { weight: 1, arbitrary: file.map((bytes) => ({ file: 'work.py' as const, bytes })) },
);

/** Kept as `{ file, base64 }`. */
export const handedInForm = {
  write: ({ file: name, bytes }: HandedIn): unknown => ({ file: name, base64: bytes.toString('base64') }),
  read: (kept: unknown): HandedIn => {
    const { file: name, base64 } = kept as { readonly file: HandedIn['file']; readonly base64: string };
    return { file: name, bytes: Buffer.from(base64, 'base64') };
  },
};
