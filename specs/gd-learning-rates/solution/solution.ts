// Fixed and dynamic learning rates: a solution

/** The function 3x^2 - 3x + 4. */
export function f(x: number): number {
  return 3 * x ** 2 - 3 * x + 4;
}

/** Its derivative, term by term. */
export function df(x: number): number {
  return 6 * x - 3;
}

/** The learning rate stays as it is: steps shrink because the slope does. */
export function gradientDescentFixed(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * df(x);
  return x;
}

/** The learning rate grows with the slope of the same step: long steps where it is steep. */
export function gradientDescentGradientBased(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const slope = df(x);
    x -= learningRate * Math.abs(slope) * slope;
  }
  return x;
}

/** The learning rate falls in a straight line, to 0 in the last epoch. */
export function gradientDescentTimeBased(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * (1 - (epoch + 1) / epochs) * df(x);
  return x;
}
