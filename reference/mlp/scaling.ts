import { columnExtremes, type Matrix } from '../numeric/matrix.ts';

/**
 * Each column moved and stretched so that its smallest entry becomes 0 and its largest 1; a column of equal entries
 * becomes 0.
 */
export function scaleToUnit(from: Matrix): Matrix {
  const { minima, maxima } = columnExtremes(from);
  const { rows, columns, data } = from;
  const scaled = data.map((entry, i) => {
    const low = minima[i % columns] ?? NaN;
    const width = (maxima[i % columns] ?? NaN) - low;
    return width === 0 ? 0 : (entry - low) / width;
  });
  return { rows, columns, data: scaled };
}
