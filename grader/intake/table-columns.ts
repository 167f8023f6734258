import type { DataSetSpec } from '../model/data-set-spec.ts';
import { SEPARATORS } from './parse-table.ts';
import type { Line, Separator } from './parse-table.ts';
import { didYouMean, listed, show } from './show.ts';

/** What is wrong with a header: columns that are missing, unknown or there twice. Their order is free. */
export function columnProblems(
  header: readonly string[],
  separator: Separator,
  { columns, label }: DataSetSpec,
): readonly string[] {
  if (!columns.includes(label.column)) {
    return [`the assignment's label ${show(label.column)} is none of the columns that it lists: ${listed(columns)}.`];
  }
  const known = header.filter((name) => columns.includes(name));
  if (known.length === 0) {
    return [
      `its first line should be a header with ${listed(columns, 'and')}, separated by ${Object.values(SEPARATORS).join(', ')}, but names none of them. It begins with ${show(header.join(separator))}.`,
    ];
  }
  const missing = columns.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !columns.includes(name));
  const twice = [...new Set(known.filter((name, index) => known.indexOf(name) !== index))];
  return [
    ...missing.map((name) => `line 1: the header should have a column ${show(name)}, but has none.`),
    ...unknown.map(
      (name) => `line 1: the header has a column ${show(name)}, which is not expected.${didYouMean(name, missing)}`,
    ),
    ...twice.map((name) => `line 1: the header has the column ${show(name)} more than once.`),
  ];
}

export type NumbersOfLine =
  | { readonly kind: 'read'; readonly numbers: readonly number[] }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** The numbers of a line, a finite one for each column. */
export function numbersOf({ line, cells }: Line, header: readonly string[]): NumbersOfLine {
  if (cells.length !== header.length) {
    const came = cells.every((cell) => cell === '') ? 'it is empty' : `it has ${cells.length}`;
    return { kind: 'refused', problems: [`line ${line}: there should be ${header.length} cells, but ${came}.`] };
  }
  const problems = cells.flatMap((cell, index) => {
    const wrong = whatIsWrongWith(cell);
    return wrong === null ? [] : [`line ${line}, column ${show(header[index] ?? '')}: ${wrong}`];
  });
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', numbers: cells.map(Number) };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function whatIsWrongWith(cell: string): string | null {
  if (cell === '') return 'there should be a number, but the cell is empty.';
  if (!NUMBER.test(cell)) {
    const hint = /^[+-]?\d+,\d+$/.test(cell) ? ' Decimals are written with a point.' : '';
    return `there should be a finite number, but it is ${show(cell)}.${hint}`;
  }
  return Number.isFinite(Number(cell)) ? null : `there should be a finite number, but ${show(cell)} is too large.`;
}
