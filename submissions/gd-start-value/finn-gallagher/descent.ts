const TAU = 2 * Math.PI;

export function f(x: number): number {
  return Math.cos(TAU * x) + x ** 2;
}

export function df(x: number): number {
  return 2 * x - TAU * Math.sin(TAU * x);
}

export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch++) {
    x -= learningRate * df(x);
  }
  return x;
}

/** Remedy: a random nudge before the first step. */
export function descentWithRemedy(start: number, learningRate: number, epochs: number): number {
  return gradientDescent(start + 0.1 * (Math.random() - 0.4), learningRate, epochs);
}

console.log([-1.76, -0.3, 0, 0.3, 1.76].map((start) => gradientDescent(start, 0.01, 100)));
