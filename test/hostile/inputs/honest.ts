import { readFileSync } from 'node:fs';

const CLASS = new URL('../../fixtures/hostile/class/', import.meta.url);

/** Code that gets all points: what is bad about an input is not its code. */
export const honestPython = readFileSync(new URL('honest-right-python/solution.py', CLASS), 'utf8');
export const honestTypescript = readFileSync(new URL('honest-right-typescript/solution.ts', CLASS), 'utf8');

/** A cell of code, as format 4 has it. */
export function cell(source: unknown, others: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source, ...others };
}

const metadata = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };

/** A notebook of format 4 with these fields in place of its own; its only cell is right. */
export function notebook(others: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ cells: [cell(honestPython)], metadata, nbformat: 4, nbformat_minor: 5, ...others });
}

/** A notebook with these cells before one that is right. */
export function withCells(...cells: readonly unknown[]): string {
  return notebook({ cells: [...cells, cell(honestPython)] });
}
