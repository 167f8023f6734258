type Numbers = number | Numbers[];

const each = (f: (...values: number[]) => number, ...arrays: Numbers[]): Numbers => {
  const [first] = arrays;
  return Array.isArray(first)
    ? first.map((_, i) => each(f, ...arrays.map((one) => (one as Numbers[])[i])))
    : f(...(arrays as number[]));
};

export function updateVariablesAdam(
  alpha: number,
  beta1: number,
  beta2: number,
  epsilon: number,
  variable: Numbers,
  grad: Numbers,
  v: Numbers,
  s: Numbers,
  t: number,
) {
  const first = each((old, g) => beta1 * old + (1 - beta1) * g, v, grad);
  const second = each((old, g) => beta2 * old + (1 - beta2) * g ** 2, s, grad);
  const moved = each((x, m, q) => x - (alpha * m) / (Math.sqrt(q) + epsilon), variable, first, second);
  return [moved, first, second];
}
