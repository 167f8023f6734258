import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { grade, newFolder, readReport, root } from './run-grade.ts';

const assignments = readdirSync(join(root, 'specs')).filter((id) => id === 'hw2' || id.startsWith('gd-'));
const endings = ['ipynb', 'py', 'ts'] as const;
const starters = assignments.flatMap((id) => endings.map((ending) => [id, ending] as const));
const starter = (id: string, ending: string): string => join(root, 'specs', id, 'starter', `${id}.${ending}`);

/** What nobody who has not written anything yet should have to read. */
const UNFRIENDLY = /error|exception|traceback|undefined|\bNaN\b|\bnull\b|\bNone\b/i;

const out = newFolder();

describe('starter files', () => {
  beforeAll(async () => {
    const handedIn = newFolder();
    for (const [id, ending] of starters) {
      const folder = join(handedIn, id, ending);
      mkdirSync(folder, { recursive: true });
      cpSync(starter(id, ending), join(folder, `${id}.${ending}`));
    }
    const { code, stderr } = await grade([handedIn, '--out', out, '--jobs', '2', '--quiet']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }, 600_000);

  it('are there for all eight assignments', () => {
    expect(assignments).toHaveLength(8);
    expect(starters).toHaveLength(24);
  });

  it.each(starters)('load cleanly and are worth nothing yet: %s in %s', (id, ending) => {
    const { total, helps, checks } = readReport(join(out, id, ending));
    expect(helps).toEqual([]);
    expect(total.points).toBe(0);
    expect(checks.filter(({ points }) => points !== 0)).toEqual([]);
  });

  it.each(starters)('are spoken of in friendly words: %s in %s', (id, ending) => {
    const { checks } = readReport(join(out, id, ending));
    const said = checks.flatMap(({ message, notes = [], finding }) => [
      message,
      ...notes,
      finding?.summary ?? '',
      ...(finding?.details ?? []),
    ]);
    expect(said.filter((text) => UNFRIENDLY.test(text))).toEqual([]);
    expect(checks.filter(({ finding }) => finding?.trace !== undefined)).toEqual([]);
    expect(said).toContain('This is not written yet.');
  });

  it.each(assignments)('are notebooks as Jupyter writes them: %s', (id) => {
    const notebook = JSON.parse(readFileSync(starter(id, 'ipynb'), 'utf8')) as {
      readonly nbformat: number;
      readonly nbformat_minor: number;
      readonly cells: readonly {
        readonly id: string;
        readonly cell_type: string;
        readonly source: readonly string[];
      }[];
    };
    expect([notebook.nbformat, notebook.nbformat_minor]).toEqual([4, 5]);
    expect(new Set(notebook.cells.map((cell) => cell.id)).size).toBe(notebook.cells.length);
    expect(notebook.cells.filter((cell) => !/^[a-zA-Z0-9_-]{1,64}$/.test(cell.id))).toEqual([]);
    // The same code as in the Python file.
    const python = readFileSync(starter(id, 'py'), 'utf8');
    const code = notebook.cells.filter((cell) => cell.cell_type === 'code').map((cell) => cell.source.join(''));
    expect(code.filter((source) => !python.includes(source))).toEqual([]);
  });
});
