import { folder, made, type BadInput } from './bad-input.ts';
import { cell, honestPython, notebook, withCells } from './honest.ts';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const handedIn = (student: string, text: string | Buffer): BadInput =>
  folder(`bad notebook ${student}`, { 'solution.ipynb': text });

const DEEP = 10_000;
const nested = (open: string, close: string, inside: string): string => open.repeat(DEEP) + inside + close.repeat(DEEP);
/** Too deep for `JSON.stringify`: put in as text. */
const withText = (field: string, text: string): string =>
  notebook().replace('"nbformat"', `${JSON.stringify(field)}:${text},"nbformat"`);

const NO_NOTEBOOKS: readonly BadInput[] = [
  handedIn('no json', 'this is my homework'),
  handedIn('empty', ''),
  handedIn('white space', ' \n\t\n'),
  handedIn('cut off', notebook().slice(0, 300)),
  handedIn('twice', notebook() + notebook()),
  handedIn('is a page', '<!DOCTYPE html><title>Sign in</title><p>Please sign in to download.'),
  handedIn('merge conflict', `<<<<<<< HEAD\n${notebook()}\n=======\n${notebook()}\n>>>>>>> mine\n`),
  ...['[]', '3', '"text"', 'null', 'true', 'NaN', '{}'].map((text) => handedIn(`is ${text}`, text)),
  made('bad notebook of 200 MB', ({ path }) => {
    mkdirSync(path);
    const file = join(path, 'solution.ipynb');
    writeFileSync(file, notebook());
    // A file with a hole: it takes no room on the disk.
    truncateSync(file, 200e6);
  }),
];

const ENCODINGS: readonly BadInput[] = [
  handedIn('utf-16', Buffer.from(`\ufeff${notebook()}`, 'utf16le')),
  handedIn('utf-16 big endian', Buffer.from(`\ufeff${notebook()}`, 'utf16le').swap16()),
  handedIn('utf-16 without a mark', Buffer.from(notebook(), 'utf16le')),
  handedIn('byte order mark', `\ufeff${notebook()}`),
  handedIn('zero bytes', withCells(cell('# a zero byte')).replace('a zero byte', 'a \0 byte')),
  handedIn('zero byte escaped', withCells(cell('print("\0")'))),
  handedIn('half a pair', withCells(cell('print("\ud800")'))),
  handedIn('invalid utf-8', Buffer.from(withCells(cell('# caf\u00e9')), 'latin1')),
  handedIn('line separators', withCells(cell('# one\u2028two\u2029three\u0085four'))),
  handedIn('terminal escapes', withCells(cell('raise ValueError("\u001b[2J\u001b]0;owned\u0007")'))),
];

const DEPTHS: readonly BadInput[] = [
  handedIn('lists 10000 deep', nested('[', ']', '')),
  handedIn('objects 10000 deep', nested('{"a":', '}', '1')),
  handedIn('never closed', '['.repeat(1_000_000)),
  handedIn('deep metadata', withText('more', nested('{"a":', '}', '1'))),
  handedIn('deep source', withCells(cell('DEEP')).replace('"DEEP"', nested('[', ']', '"x"'))),
  handedIn('deep outputs', withCells(cell('', { outputs: 'DEEP' })).replace('"DEEP"', nested('[', ']', ''))),
];

const SIZES: readonly BadInput[] = [
  handedIn(
    '100000 cells',
    notebook({ cells: [cell(honestPython), ...Array.from({ length: 100_000 }, () => cell('a = 1\n'.repeat(10)))] }),
  ),
  handedIn('line of 10 MB', withCells(cell(`text = "${'a'.repeat(10e6)}"`))),
  handedIn(
    'output of 20 MB',
    withCells(cell('1', { outputs: [{ output_type: 'stream', name: 'stdout', text: 'a'.repeat(20e6) }] })),
  ),
  handedIn('crowd of lists', withText('more', `[${'[],'.repeat(15_000_000)}[]]`)),
  handedIn('crowd of objects', withText('more', `[${'{},'.repeat(15_000_000)}{}]`)),
  handedIn('20000 names', withCells(cell(Array.from({ length: 20_000 }, (_, index) => `a${index}=1`).join('\n')))),
  handedIn('number of 5000 digits', withText('more', '9'.repeat(5000))),
  handedIn('number beyond all', withText('more', '1e999999')),
  handedIn('number of execution', notebook({ cells: [cell(honestPython, { execution_count: 1e300 })] })),
];

const FIELDS: readonly BadInput[] = [
  ...[null, 7, {}, 'text', true].map((cells) => handedIn(`cells ${JSON.stringify(cells)}`, notebook({ cells }))),
  handedIn('cells []', notebook({ cells: [] })),
  handedIn('entries wrong', withCells(null, 7, 'text', [], true, [[]], { cell_type: null }, {})),
  handedIn('sources wrong', withCells(...[7, null, {}, [['a']], [1], [null], true].map((source) => cell(source)))),
  handedIn('only source wrong', notebook({ cells: [cell(['f = 1', 7])] })),
  handedIn('source missing', withCells({ cell_type: 'code' }, { cell_type: 'code', input: 7 })),
  handedIn(
    'cell types wrong',
    withCells(...[7, null, [], {}, 'Code', 'raw'].map((kind) => cell('x = 1', { cell_type: kind }))),
  ),
  handedIn('cell type of code wrong', notebook({ cells: [cell(honestPython, { cell_type: 'text' })] })),
  handedIn(
    'outputs wrong',
    withCells(
      ...[7, null, {}, 'text', [null], [7], [{ data: 7 }], [{ data: { 'image/png': 7 } }]].map((outputs) =>
        cell('1', { outputs }),
      ),
    ),
  ),
  handedIn(
    'attachments wrong',
    withCells(
      ...[7, null, [7], { a: null }, { a: { 'image/png': [7] } }].map((attachments) => cell('1', { attachments })),
    ),
  ),
  handedIn(
    'counts wrong',
    withCells(...['one', -1, 1.5, [], {}, true].map((count) => cell('1', { execution_count: count }))),
  ),
  ...[null, 7, [], 'text'].map((metadata) => handedIn(`metadata ${JSON.stringify(metadata)}`, notebook({ metadata }))),
  handedIn('kernel wrong', notebook({ metadata: { kernelspec: 7, language_info: [] } })),
  handedIn(
    'language wrong',
    notebook({ metadata: { kernelspec: { language: 7, name: {} }, language_info: { name: null } } }),
  ),
  handedIn('language other', notebook({ metadata: { kernelspec: { language: '<script>R\u001b[2J', name: 'ir' } } })),
  ...[2, 99, 'four', null, {}].map((nbformat) =>
    handedIn(`format ${JSON.stringify(nbformat)}`, notebook({ nbformat })),
  ),
];

const old = { cell_type: 'code', input: honestPython, language: 'python', outputs: [] };
const worksheets = (sheets: unknown, nbformat = 3): string =>
  JSON.stringify({ metadata: { name: '' }, nbformat, nbformat_minor: 0, worksheets: sheets });

const OLD_AND_ODD: readonly BadInput[] = [
  handedIn('of format 3', worksheets([{ cells: [old], metadata: {} }])),
  handedIn('of format 2', worksheets([{ cells: [old] }], 2)),
  handedIn('sheets wrong', worksheets([null, 7, [], { cells: 7 }, { cells: [null, 7, old] }])),
  handedIn('no sheets', worksheets({ cells: [old] })),
  handedIn('keys twice', notebook().replace('{"cells"', '{"cells":[],"metadata":7,"cells"')),
  handedIn('keys twice, last empty', notebook().replace(/\}$/u, ',"cells":[]}')),
  handedIn('__proto__', withText('__proto__', '{"cells":[],"toString":7}')),
  handedIn('__proto__ has the cells', `{"__proto__":${notebook()}}`),
  handedIn('constructor', withText('constructor', '{"prototype":{"cells":[]}}')),
  handedIn('text cells with code', notebook({ cells: [cell(honestPython, { cell_type: 'markdown' })] })),
];

/** Notebooks that are damaged, huge, deep, or wrong in some field. */
export const notebooks: readonly BadInput[] = [
  ...NO_NOTEBOOKS,
  ...ENCODINGS,
  ...DEPTHS,
  ...SIZES,
  ...FIELDS,
  ...OLD_AND_ODD,
];
