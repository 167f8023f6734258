import type { Matrix } from '../../reference/numeric/matrix.ts';
import type { Roles, Tensor } from '../model/roles.ts';

/** A matrix of the reference as a tensor of shape (rows, columns). */
export function fromMatrix({ rows, columns, data }: Matrix): Tensor {
  return { shape: [rows, columns], data: [...data] };
}

/** A tensor of two dimensions as a matrix of the reference. Throws a TypeError for any other: our own fault. */
export function toMatrix({ shape, data }: Tensor): Matrix {
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined || shape.length !== 2)
    throw new TypeError(`the reference needs a matrix, not an array of shape (${shape.join(', ')})`);
  return { rows, columns, data: Float64Array.from(data) };
}

/** The value of a role. Throws a TypeError when the case has none: our own fault. */
export function need(roles: Roles, role: string): Tensor {
  const tensor = roles.get(role);
  if (tensor === undefined) throw new TypeError(`the oracle needs the role ${role}`);
  return tensor;
}

export function numberOf(roles: Roles, role: string): number {
  return need(roles, role).data[0] ?? NaN;
}
