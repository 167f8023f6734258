type Options = { start?: number; learningRate?: number; epochs?: number };

const defaults = { start: 0, learningRate: 0.01, epochs: 100 };

export function f(x: number): number {
  return Math.cos(2 * Math.PI * x) + x ** 2;
}

export function df(x: number): number {
  return -2 * Math.PI * Math.sin(2 * Math.PI * x) + 2 * x;
}

function run({ start, learningRate, epochs }: Required<Options>): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * df(x);
  return x;
}

export function gradientDescent(options: Options = {}): number {
  return run({ ...defaults, ...options });
}

// Nothing pulls at the top of a hill: begin beside it.
export function remedy(options: Options = {}): number {
  const settings = { ...defaults, ...options };
  if (Math.abs(df(settings.start)) < 1e-6) settings.start -= 0.04;
  return run(settings);
}

console.log(gradientDescent(), remedy());
