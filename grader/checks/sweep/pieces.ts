import type { Variable } from '../../contract/question.ts';
import { toTensor } from '../../contract/tensor.ts';
import type { Value } from '../../model/value.ts';
import { looseTensor } from './variables.ts';
import type { Numbers } from './variables.ts';

/** So many values belong to one run in a table at most: start, rate, epochs, result. */
const MOST_COLUMNS = 5;
/** What has fewer values is no sweep. */
const FEWEST = 2;
/** A dictionary with more than so many entries of several numbers is no handful of columns. */
const MOST_PIECES = 50;
/** What has more values is passed over: no experiment has so many. */
const MOST_ENTRIES = 20_000;

/**
 * The numbers within a variable in which several things stand together: the entries of a dictionary and the numbers in its keys
 * (`{(0.01, 100): x}`), the columns of a table of runs (`[(start, end), ...]`), the rows of one that lies on its side.
 */
export function piecesOf(variable: Variable): readonly Numbers[] {
  const { name, where, value } = variable;
  if (value.kind !== 'returned' || countOf(value.value) > MOST_ENTRIES) return [];
  const found = [...ofRecord(name, value.value), ...ofRecords(name, value.value), ...ofTable(name, value.value)];
  return found
    .slice(0, MOST_PIECES)
    .flatMap(({ name: of, data }) =>
      data.length < FEWEST || data.length > MOST_ENTRIES
        ? []
        : [{ name: of, where, tensor: { shape: [data.length], data } }],
    );
}

/** How many things stand in a value, without a look at any of them. */
function countOf(value: Value): number {
  switch (value.kind) {
    case 'list':
      return value.items.length;
    case 'record':
      return value.entries.size;
    case 'array':
      return value.data.length;
    case 'none':
    case 'boolean':
    case 'number':
    case 'text':
    case 'opaque':
      return 0;
  }
}

interface Piece {
  readonly name: string;
  readonly data: readonly number[];
}

function ofRecord(name: string, value: Value): readonly Piece[] {
  if (value.kind !== 'record') return [];
  const several = [...value.entries].filter(([, { kind }]) => kind === 'list' || kind === 'array' || kind === 'record');
  const entries = several.slice(0, MOST_PIECES).flatMap(([key, entry]): readonly Piece[] => {
    const data = looseTensor(entry)?.data ?? [];
    return data.length < FEWEST ? [] : [{ name: `${name}[${JSON.stringify(key)}]`, data }];
  });
  const keys = [...value.entries.keys()].map((key) => (key.match(NUMBER) ?? []).map(Number));
  return [...columnsOf(keys).map((data, at): Piece => ({ name: `keys of ${name}, ${at + 1}`, data })), ...entries];
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** A list of dictionaries: what stands under the same key. */
function ofRecords(name: string, value: Value): readonly Piece[] {
  if (value.kind !== 'list') return [];
  const [first, ...rest] = value.items;
  if (first?.kind !== 'record') return [];
  return [...first.entries.keys()].slice(0, MOST_PIECES).flatMap((key): readonly Piece[] => {
    const data = [first, ...rest].flatMap((item) => {
      const entry = item.kind === 'record' ? item.entries.get(key) : undefined;
      return (entry && toTensor(entry))?.data ?? [];
    });
    return data.length === value.items.length ? [{ name: `${name}[...][${JSON.stringify(key)}]`, data }] : [];
  });
}

function ofTable(name: string, value: Value): readonly Piece[] {
  const rows = rowsOf(value);
  const columns = columnsOf(rows).map((data, at): Piece => ({ name: `${name}[:, ${at}]`, data }));
  const lying = rows.length > 1 && rows.length <= MOST_COLUMNS ? rows : [];
  return [...columns, ...lying.map((data, at): Piece => ({ name: `${name}[${at}]`, data }))];
}

/** The rows of what is a table; each may have another number of values. */
function rowsOf(value: Value): readonly (readonly number[])[] {
  if (value.kind === 'list' && value.items.every(({ kind }) => kind === 'list' || kind === 'array'))
    return value.items.map((item) => looseTensor(item)?.data ?? []);
  const tensor = value.kind === 'array' ? value : null;
  const [rows, width] = tensor?.shape ?? [];
  if (tensor?.shape.length !== 2 || rows === undefined || width === undefined) return [];
  return Array.from({ length: rows }, (_, row) => tensor.data.slice(row * width, (row + 1) * width));
}

/** The columns of rows of the same, small width; none where there are no such. */
function columnsOf(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const width = rows[0]?.length ?? 0;
  if (width < 1 || width > MOST_COLUMNS || rows.some((row) => row.length !== width)) return [];
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? NaN));
}
