// An unfortunate starting value: a solution

/** The function cos(2 pi x) + x^2. */
export function f(x: number): number {
  return Math.cos(2 * Math.PI * x) + x ** 2;
}

/** Its derivative. At 0, on top of the bump, it is 0: from there descent never begins. */
export function df(x: number): number {
  return -2 * Math.PI * Math.sin(2 * Math.PI * x) + 2 * x;
}

/** Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end. */
export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * df(x);
  return x;
}

/** A small push before the first step: on a top any push will do, in a valley it is undone. Returns the end. */
export function descentWithRemedy(start: number, learningRate: number, epochs: number): number {
  return gradientDescent(start + learningRate, learningRate, epochs);
}
