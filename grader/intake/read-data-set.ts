import { createHash } from 'node:crypto';
import type { DataSetSpec } from '../model/data-set-spec.ts';
import type { DataSet } from '../model/data-set.ts';
import { parseTable } from './parse-table.ts';
import { columnProblems, numbersOf } from './table-columns.ts';

export type DataSetReading =
  | { readonly kind: 'read'; readonly dataSet: DataSet }
  /** Whole sentences; at least one. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Told of so many; what is wrong with one row is mostly wrong with all of them. */
const MOST_PROBLEMS = 5;

/**
 * Reads the file of a data set and holds it to what the assignment says of it: checksum, header, number of rows, and a
 * finite number in every cell. The separator is found; the columns may come in any order, and leave in the assignment's.
 *
 * @param id the assignment's id for the data set
 * @param path for messages
 */
export function readDataSet(id: string, path: string, bytes: Uint8Array, spec: DataSetSpec): DataSetReading {
  const table = readTable(bytes, spec);
  const all = [
    ...sumProblems(bytes, spec),
    ...(table.kind === 'refused' ? table.problems : rowCountProblems(table.rows.length, spec)),
  ];
  if (table.kind === 'refused' || all.length > 0) {
    const shown = all.slice(0, MOST_PROBLEMS).map((problem) => `${path}: ${problem}`);
    const more = all.length - shown.length;
    return { kind: 'refused', problems: more > 0 ? [...shown, `${path}: ... and ${more} more problems.`] : shown };
  }
  const { column: label, atLeast } = spec.label;
  const labelAt = spec.columns.indexOf(label);
  return {
    kind: 'read',
    dataSet: {
      id,
      source: 'file',
      columns: spec.columns.filter((name) => name !== label),
      features: table.rows.map((row) => row.filter((_, index) => index !== labelAt)),
      labels: table.rows.map((row) => ((row[labelAt] ?? NaN) >= atLeast ? 1 : 0)),
    },
  };
}

/** SHA-256 of the bytes of a file, in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type Table =
  | { readonly kind: 'read'; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** The numbers of every row, in the order of the assignment's columns. */
function readTable(bytes: Uint8Array, spec: DataSetSpec): Table {
  const parsed = parseTable(new TextDecoder().decode(bytes), spec.columns);
  if (parsed.kind === 'refused') return parsed;
  const [header, ...lines] = parsed.lines;
  const problems = columnProblems(header?.cells ?? [], parsed.separator, spec);
  if (header === undefined || problems.length > 0) return { kind: 'refused', problems };
  const rows = lines.map((line) => numbersOf(line, header.cells));
  const wrong = rows.flatMap((row) => (row.kind === 'refused' ? row.problems : []));
  if (wrong.length > 0) return { kind: 'refused', problems: [...rowCountProblems(rows.length, spec), ...wrong] };
  const order = spec.columns.map((name) => header.cells.indexOf(name));
  return {
    kind: 'read',
    rows: rows.map((row) => (row.kind === 'read' ? order.map((index) => row.numbers[index] ?? NaN) : [])),
  };
}

function sumProblems(bytes: Uint8Array, spec: DataSetSpec): readonly string[] {
  const sum = sha256Of(bytes);
  if (sum === spec.sha256) return [];
  return [
    `its SHA-256 should be ${spec.sha256}, but is ${sum}: it is another file, or was changed. The one that is meant is at ${spec.address} (\`grade setup --data\` gets it).`,
  ];
}

function rowCountProblems(rows: number, spec: DataSetSpec): readonly string[] {
  if (rows === spec.rows) return [];
  return [`it should have ${spec.rows} rows below the header, but has ${rows}.`];
}
