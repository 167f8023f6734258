// Gradient descent in one dimension: a solution

/** The function 3x^2 - 3x + 4. */
export function f(x: number): number {
  return 3 * x ** 2 - 3 * x + 4;
}

/** Its derivative, term by term. */
export function df(x: number): number {
  return 6 * x - 3;
}

/** Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end. */
export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * df(x);
  return x;
}
