import { shapesAgree } from '../compare/close.ts';
import type { Tensor } from '../model/roles.ts';

/** Says so where something has another shape than is right, e.g. `a flat list of 6 numbers where a 3 by 2 matrix is right`; else null. */
export function shapeFault(expected: Tensor, actual: Tensor): string | null {
  return shapesAgree(expected, actual) ? null : `${describeShape(actual)} where ${describeShape(expected)} is right`;
}

function describeShape({ shape, data }: Tensor): string {
  const [rows, columns] = shape;
  if (data.length === 0) return 'empty';
  if (rows === undefined) return 'one number';
  if (columns === undefined) return `a flat list of ${rows} ${rows === 1 ? 'number' : 'numbers'}`;
  return shape.length === 2 ? `a ${rows} by ${columns} matrix` : `an array of shape (${shape.join(', ')})`;
}
