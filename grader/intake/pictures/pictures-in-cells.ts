/** A picture as a notebook has it: text that says of itself what it is. */
export interface FoundPicture {
  /** Counted from 1 over all cells. */
  readonly cell: number;
  readonly format: 'png' | 'jpeg' | 'other';
  /** Base64, in pieces; nothing of a picture of another format. */
  readonly pieces: readonly string[];
}

/**
 * Pictures of a notebook in the order of their cells: outputs, and what is attached to texts. Damaged parts have none.
 * One after another: whoever has enough looks at no more.
 */
export function* picturesInCells(notebook: unknown): Generator<FoundPicture, void, undefined> {
  for (const [index, cell] of cellsOf(notebook).entries()) {
    for (const shown of Object.values(recordOf(fieldOf(cell, 'attachments')))) yield* bestOf(shown, index + 1);
    // Notebooks of format 4 keep what is shown in `data`, those of format 3 in the output itself.
    for (const output of listOf(fieldOf(cell, 'outputs'))) yield* bestOf(fieldOf(output, 'data') ?? output, index + 1);
  }
}

/** One picture is often there in several formats: the first that can be shown stands for all. */
function bestOf(shown: unknown, cell: number): readonly FoundPicture[] {
  const bundle = recordOf(shown);
  for (const format of ['png', 'jpeg'] as const) {
    const pieces = piecesOf(bundle[`image/${format}`] ?? bundle[format]);
    if (pieces.length > 0) return [{ cell, format, pieces }];
  }
  const isOther = Object.keys(bundle).some((key) => key === 'svg' || key.startsWith('image/'));
  return isOther ? [{ cell, format: 'other', pieces: [] }] : [];
}

/** As the host counts them: the cells of the notebook or, in old ones, of all its worksheets. */
function cellsOf(notebook: unknown): readonly unknown[] {
  const cells = fieldOf(notebook, 'cells');
  if (Array.isArray(cells)) return cells as readonly unknown[];
  return listOf(fieldOf(notebook, 'worksheets')).flatMap((sheet) => listOf(fieldOf(sheet, 'cells')));
}

function piecesOf(source: unknown): readonly string[] {
  if (typeof source === 'string') return [source];
  return listOf(source).filter((piece) => typeof piece === 'string');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function fieldOf(value: unknown, key: string): unknown {
  const record = recordOf(value);
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
