import { folder, type BadInput } from './bad-input.ts';
import { honestPython, honestTypescript } from './honest.ts';

const python = (student: string, text: string | Buffer): BadInput =>
  folder(`bad python ${student}`, { 'solution.py': text });
const typescript = (student: string, text: string | Buffer): BadInput =>
  folder(`bad typescript ${student}`, { 'solution.ts': text });

const sum = `y = ${'1+'.repeat(100_000)}1`;
const brackets = `y = ${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const signs = `y = ${'- '.repeat(100_000)}1`;
const dots = `y = ${'a.'.repeat(50_000)}b`;
const ifs = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}if 1:`).join('\n');
const long = `text = "${'a'.repeat(10e6)}"`;

/** Files of code that are damaged, huge or deep. */
export const codeFiles: readonly BadInput[] = [
  python('empty', ''),
  python('zero bytes', `${honestPython}\n# \0`),
  python('binary', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 151) % 256))),
  python('invalid utf-8', Buffer.from(`# caf\u00e9\n${honestPython}`, 'latin1')),
  python('utf-16', Buffer.from(`\ufeff${honestPython}`, 'utf16le')),
  python('byte order mark', `\ufeff${honestPython}`),
  python('encoding unknown', `# -*- coding: klingon -*-\n${honestPython}`),
  python('encoding rot13', `# -*- coding: rot13 -*-\n${honestPython}`),
  python('encoding zip', `# -*- coding: zlib_codec -*-\n${honestPython}`),
  python('carriage returns', honestPython.replaceAll('\n', '\r')),
  python('sum of 100000', `${honestPython}\n${sum}\n`),
  python('brackets 10000 deep', `${honestPython}\n${brackets}\n`),
  python('signs 100000 deep', `${honestPython}\n${signs}\n`),
  python('dots 50000 deep', `${honestPython}\n${dots}\n`),
  python('ifs 300 deep', `${honestPython}\n${ifs}\n`),
  python('line of 10 MB', `${honestPython}\n${long}\n`),
  python('number of a million digits', `${honestPython}\ny = ${'9'.repeat(1_000_000)}\n`),
  typescript('empty', ''),
  typescript('zero bytes', `${honestTypescript}\n// \0`),
  typescript('invalid utf-8', Buffer.from(`// caf\u00e9\n${honestTypescript}`, 'latin1')),
  typescript('utf-16', Buffer.from(`\ufeff${honestTypescript}`, 'utf16le')),
  typescript('byte order mark', `\ufeff${honestTypescript}`),
  typescript('sum of 100000', `${honestTypescript}\n${sum.replace('y', 'const y')};\n`),
  typescript('brackets 10000 deep', `${honestTypescript}\n${brackets.replace('y', 'const y')};\n`),
  typescript('line of 10 MB', `${honestTypescript}\nconst ${long};\n`),
];
