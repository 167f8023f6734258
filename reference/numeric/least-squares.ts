import type { Vector } from './vector.ts';

/** Of a column's length, what is left of it beside the other columns when they are as good as dependent. */
const DEPENDENT = 1e-8;

/**
 * The factors c for which the sum of c_k * columns_k is nearest to `values`, in the sense of weighted squares: row i counts
 * `weights_i` times. Modified Gram-Schmidt, with the right-hand side carried along, which is as stable as Householder's QR
 * (Bjorck 1967); columns may differ in size as they like. Null where the columns are dependent to one part in 10^8, or where there
 * are fewer rows than columns.
 */
export function leastSquares(columns: readonly Vector[], values: Vector, weights: Vector): Vector | null {
  const count = columns.length;
  if (values.length < count) return null;
  const rest = weighted(values, weights);
  const basis = columns.map((column) => weighted(column, weights));
  const upper = columns.map(() => new Float64Array(count + 1));
  for (const [k, column] of basis.entries()) {
    const row = upper[k];
    if (row === undefined) return null;
    const whole = length(columns[k] ?? [], weights);
    const size = Math.sqrt(dot(column, column));
    if (!(size > DEPENDENT * whole)) return null;
    for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) / size;
    row[k] = size;
    for (let j = k + 1; j < count; j++) row[j] = takeOut(column, basis[j]);
    row[count] = takeOut(column, rest);
  }
  return substituteBack(upper, count);
}

function substituteBack(upper: readonly Float64Array[], count: number): Vector {
  const factors = new Array<number>(count).fill(0);
  for (let k = count - 1; k >= 0; k--) {
    const row = upper[k];
    let value = row?.[count] ?? 0;
    for (let j = k + 1; j < count; j++) value -= (row?.[j] ?? 0) * (factors[j] ?? 0);
    factors[k] = value / (row?.[k] ?? 1);
  }
  return factors;
}

/** Makes `other` orthogonal to a unit column, and returns how much of it was taken out. */
function takeOut(unit: Float64Array, other: Float64Array | undefined): number {
  if (other === undefined) return 0;
  const share = dot(unit, other);
  for (let i = 0; i < other.length; i++) other[i] = (other[i] ?? 0) - share * (unit[i] ?? 0);
  return share;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

const weighted = (values: Vector, weights: Vector): Float64Array =>
  Float64Array.from(values, (value, i) => value * (weights[i] ?? 0));

const length = (values: Vector, weights: Vector): number =>
  Math.sqrt(values.reduce((sum, value, i) => sum + (value * (weights[i] ?? 0)) ** 2, 0));
