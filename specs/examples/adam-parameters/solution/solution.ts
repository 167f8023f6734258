// Adam on the parameters of a network: a solution

type Matrix = number[][];
type Matrices = Record<string, Matrix>;

/** Applies a function to the numbers that stand at the same place of two matrices. */
function both(f: (a: number, b: number) => number, a: Matrix, b: Matrix): Matrix {
  return a.map((row, i) => row.map((value, j) => f(value, b[i]![j]!)));
}

/** The same for every matrix of the network. */
function each(matrices: Matrices, f: (matrix: Matrix, name: string) => Matrix): Matrices {
  return Object.fromEntries(Object.entries(matrices).map(([name, matrix]) => [name, f(matrix, name)]));
}

/** One step of Adam for every matrix of the network. The steps are counted from 1. Returns new dictionaries. */
export function updateParametersWithAdam(
  parameters: Matrices,
  grads: Matrices,
  v: Matrices,
  s: Matrices,
  t: number,
  learningRate: number,
  beta1: number,
  beta2: number,
  epsilon: number,
): [Matrices, Matrices, Matrices] {
  const first = each(grads, (grad, key) => both((g, old) => beta1 * old + (1 - beta1) * g, grad, v[key]!));
  const second = each(grads, (grad, key) => both((g, old) => beta2 * old + (1 - beta2) * g ** 2, grad, s[key]!));
  const step = (m: number, q: number): number =>
    (learningRate * (m / (1 - beta1 ** t))) / (Math.sqrt(q / (1 - beta2 ** t)) + epsilon);
  const moved = each(parameters, (matrix, name) =>
    both((x, d) => x - d, matrix, both(step, first[`d${name}`]!, second[`d${name}`]!)),
  );
  return [moved, first, second];
}
