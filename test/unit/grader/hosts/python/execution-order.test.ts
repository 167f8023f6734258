import { describe, expect, it } from 'vitest';
import { call } from './client.ts';
import { handIn, notebook, type CellText } from './written.ts';

const ran = (count: number | null, source: string): CellText => ({ count, source });
const orders = (helps: readonly { readonly kind: string }[]): number =>
  helps.filter(({ kind }) => kind === 'order-chosen').length;

describe('the order in which cells were run', () => {
  it('is taken where something asked reads a name that is made further down', async () => {
    const cells = [ran(3, 'y = x * 2'), ran(2, 'x = z + 1'), ran(1, 'z = 1'), ran(4, 'def f(v):\n    return v * y')];
    const { helps, run } = await handIn(notebook(cells), ['f']);
    expect(helps).toMatchObject([
      {
        kind: 'order-chosen',
        message:
          'The cells were taken in the order in which you ran them (3, 2, 1, 4): from top to bottom, `x` would not be there yet in cell 1.',
        where: { cell: 1, line: 1 },
      },
    ]);
    expect((await run(call('f', 1)))[0]?.returned).toBe(4);
  });

  it('is not taken where everything asked works from top to bottom', async () => {
    const cells = [
      ran(2, 'rate = 0.1'),
      ran(3, 'def f(v):\n    return v * rate'),
      ran(1, 'rate = 0.5'),
      ran(5, 'print(unknown)'),
      ran(4, 'unknown = 1'),
    ];
    const { helps, run } = await handIn(notebook(cells), ['f']);
    expect(orders(helps)).toBe(0);
    expect((await run(call('f', 1)))[0]?.returned).toBe(0.5);
  });

  it('is not taken where it would change what works from top to bottom', async () => {
    const cells = [
      ran(2, 'rate = 0.1'),
      ran(3, 'def f(v):\n    return v * rate'),
      ran(1, 'rate = 0.5'),
      ran(5, 'y = q + 1\ndef g(v):\n    return v * y'),
      ran(4, 'q = 1'),
    ];
    const { helps, run } = await handIn(notebook(cells), ['f', 'g']);
    expect(orders(helps)).toBe(0);
    expect((await run(call('f', 1), call('g', 1))).map(({ returned }) => returned)).toEqual([0.5, 2]);
  });

  it('leaves cells without a number behind the one above them', async () => {
    const cells = [ran(2, 'y = x * 2'), ran(null, 'def f():\n    return y2\ny2 = y + 1'), ran(1, 'x = 1')];
    const { helps, run } = await handIn(notebook(cells), ['f']);
    expect(orders(helps)).toBe(1);
    expect((await run(call('f')))[0]?.returned).toBe(3);
  });

  it('is read from notebooks of the third format too', async () => {
    const cell = (prompt_number: number, input: string): object => ({
      cell_type: 'code',
      language: 'python',
      prompt_number,
      input,
    });
    const content = JSON.stringify({
      nbformat: 3,
      worksheets: [{ cells: [cell(3, 'y = x\ndef f():\n    return y'), cell(2, 'x = z'), cell(1, 'z = 7')] }],
    });
    const { helps, run } = await handIn(content, ['f']);
    expect(orders(helps)).toBe(1);
    expect((await run(call('f')))[0]?.returned).toBe(7);
  });

  it('does not matter where no cell has a number', async () => {
    const { helps } = await handIn(notebook(['y = x\ndef f():\n    return y', 'x = 1']), ['f']);
    expect(orders(helps)).toBe(0);
  });
});
