// Adam with a configuration: a solution

/** A number, or an array of any depth. */
type Numbers = number | Numbers[];

interface Config {
  learning_rate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  m: Numbers;
  v: Numbers;
  t: number;
}

/** Applies a function to the numbers that stand at the same place of three arrays of one shape. */
function each(f: (a: number, b: number, c: number) => number, a: Numbers, b: Numbers, c: Numbers): Numbers {
  if (!Array.isArray(a)) return f(a, b as number, c as number);
  return a.map((one, index) => each(f, one, (b as Numbers[])[index]!, (c as Numbers[])[index]!));
}

/** One step of Adam. The configuration carries the averages and the number of steps so far. Returns both anew. */
export function adam(w: Numbers, dw: Numbers, config: Config): [Numbers, Config] {
  const { learning_rate: rate, beta1, beta2, epsilon } = config;
  const t = config.t + 1;
  const m = each((g, old) => beta1 * old + (1 - beta1) * g, dw, config.m, config.m);
  const v = each((g, old) => beta2 * old + (1 - beta2) * g ** 2, dw, config.v, config.v);
  const step = (first: number, second: number): number =>
    (rate * (first / (1 - beta1 ** t))) / (Math.sqrt(second / (1 - beta2 ** t)) + epsilon);
  return [each((x, first, second) => x - step(first, second), w, m, v), { ...config, m, v, t }];
}
