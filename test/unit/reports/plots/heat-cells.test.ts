import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourStep, heatCells } from '../../../../reports/plots/heat-cells.ts';

describe('colourStep', () => {
  it('cuts the interval into equal parts, and gives what is beyond the colour of its end', () => {
    expect([-9, 0, 0.24, 0.26, 1, 9].map((value) => colourStep(value, [0, 1], 4))).toEqual([0, 0, 0, 1, 3, 3]);
    expect(colourStep(null, [0, 1], 4)).toBeNull();
  });
});

describe('heatCells', () => {
  it('writes neighbours of one colour as one line, the first row at the bottom', () => {
    expect(
      heatCells([
        [3, 3, 1],
        [null, 1, 1],
      ]),
    ).toEqual([
      { step: 1, path: 'M2 1h1M1 0h2' },
      { step: 3, path: 'M0 1h2' },
    ]);
  });

  it('paints each cell once, in its own colour', () => {
    const cell = fc.oneof(fc.constant(null), fc.nat(3));
    const grid = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(grid, (rows) => {
        const painted = rows.map((row) => row.map((): number | null => null));
        for (const { step, path } of heatCells(rows))
          for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/gu))
            for (let column = Number(x); column < Number(x) + Number(width); column += 1) {
              const line = painted[rows.length - 1 - Number(y)] ?? [];
              expect(line[column]).toBeNull();
              line[column] = step;
            }
        expect(painted).toEqual(rows);
      }),
    );
  });
});
