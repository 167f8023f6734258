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

function zip(f: (...values: number[]) => number, ...arrays: Numbers[]): Numbers {
  const [first] = arrays;
  if (!Array.isArray(first)) return f(...(arrays as number[]));
  return first.map((_, i) => zip(f, ...arrays.map((one) => (one as Numbers[])[i])));
}

export function adam(w: Numbers, dw: Numbers, config: Config): [Numbers, Config] {
  const { learning_rate, beta1, beta2, epsilon } = config;
  const t = config.t + 1;
  const m = zip((old, g) => beta2 * old + (1 - beta2) * g, config.m, dw);
  const v = zip((old, g) => beta1 * old + (1 - beta1) * g * g, config.v, dw);
  const next = zip(
    (x, first, second) =>
      x - (learning_rate * (first / (1 - beta1 ** t))) / (Math.sqrt(second / (1 - beta2 ** t)) + epsilon),
    w,
    m,
    v,
  );
  return [next, { ...config, m, v, t }];
}
