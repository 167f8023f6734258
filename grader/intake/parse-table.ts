import { CsvError, parse } from 'csv-parse/sync';

/** A line of a table. */
export interface Line {
  /** Counted from 1; the last one where a cell goes over several. */
  readonly line: number;
  /** Without the white space around them. */
  readonly cells: readonly string[];
}

export type ParsedTable =
  | { readonly kind: 'parsed'; readonly separator: Separator; readonly lines: readonly Line[] }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

export type Separator = keyof typeof SEPARATORS;

/** What may stand between cells, in words. */
export const SEPARATORS = { ';': 'semicolons', ',': 'commas', '\t': 'tabs' } as const;

/**
 * Parses a table whose cells are separated by semicolons, commas or tabs: whichever finds most of the columns in the
 * first line.
 */
export function parseTable(text: string, columns: readonly string[]): ParsedTable {
  if (text.trim() === '') {
    return { kind: 'refused', problems: [`it is empty; expected a header with ${columns.length} columns.`] };
  }
  // The first line that says something: enough to tell the separator by, however large or broken the rest is.
  const header = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
  const found = (separator: string): number => {
    const cells = header.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return columns.filter((name) => cells.includes(name)).length;
  };
  const [separator = ';'] = (Object.keys(SEPARATORS) as Separator[]).toSorted(
    (one, other) => found(other) - found(one) || header.split(other).length - header.split(one).length,
  );
  return parseWith(text, separator);
}

/** What csv-parse gives with `info`. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parseWith(text: string, separator: Separator): ParsedTable {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separator,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      // Rows of the wrong length are told by line, all of them, by who knows what was expected.
      relax_column_count: true,
      trim: separator !== '\t',
    }) as unknown as readonly Parsed[];
    const lines = records.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.trim()) }));
    // Empty lines at the end of a file mean nothing.
    const last = lines.findLastIndex(({ cells }) => cells.some((cell) => cell !== ''));
    return { kind: 'parsed', separator, lines: lines.slice(0, last + 1) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? `line ${error['lines']}` : 'a line';
    return {
      kind: 'refused',
      problems: [
        `a cell in or before ${line} has a quotation mark that does not stand at its beginning or its end, or is never closed.`,
      ],
    };
  }
}
