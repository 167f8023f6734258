type Matrix = number[][];
type Dict = Record<string, Matrix>;

const map = (f: (...values: number[]) => number, ...ms: Matrix[]): Matrix =>
  ms[0].map((row, i) => row.map((_, j) => f(...ms.map((m) => m[i][j]))));

export function updateParametersWithAdam(
  parameters: Dict,
  grads: Dict,
  v: Dict,
  s: Dict,
  t: number,
  learningRate: number,
  beta1: number,
  beta2: number,
  epsilon: number,
): [Dict, Dict, Dict] {
  const layers = Object.keys(parameters).length / 2;
  for (let l = 1; l < layers; l += 1) {
    for (const name of [`W${l}`, `b${l}`]) {
      const d = `d${name}`;
      v[d] = map((old, g) => beta1 * old + (1 - beta1) * g, v[d], grads[d]);
      s[d] = map((old, g) => beta2 * old + (1 - beta2) * g * g, s[d], grads[d]);
      parameters[name] = map(
        (x, m, q) => x - (learningRate * (m / (1 - beta1 ** t))) / (Math.sqrt(q / (1 - beta2 ** t)) + epsilon),
        parameters[name],
        v[d],
        s[d],
      );
    }
  }
  return [parameters, v, s];
}
