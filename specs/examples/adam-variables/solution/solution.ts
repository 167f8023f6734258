// Adam on one variable: a solution

/** A number, or an array of any depth. */
type Numbers = number | Numbers[];

/** Applies a function to the numbers that stand at the same place of three arrays of one shape. */
function each(f: (a: number, b: number, c: number) => number, a: Numbers, b: Numbers, c: Numbers): Numbers {
  if (!Array.isArray(a)) return f(a, b as number, c as number);
  return a.map((one, index) => each(f, one, (b as Numbers[])[index]!, (c as Numbers[])[index]!));
}

/** One step of Adam. The steps are counted from 1. Returns the variable, then both averages. */
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
): [Numbers, Numbers, Numbers] {
  const first = each((g, old) => beta1 * old + (1 - beta1) * g, grad, v, v);
  const second = each((g, old) => beta2 * old + (1 - beta2) * g ** 2, grad, s, s);
  const step = (m: number, q: number): number =>
    (alpha * (m / (1 - beta1 ** t))) / (Math.sqrt(q / (1 - beta2 ** t)) + epsilon);
  return [each((x, m, q) => x - step(m, q), variable, first, second), first, second];
}
