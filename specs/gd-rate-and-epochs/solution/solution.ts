// Learning rate and number of epochs: a solution

/** The function (x - 1/2)^2. */
export function f(x: number): number {
  return (x - 1 / 2) ** 2;
}

/** Its derivative. From s, n epochs lead to 1/2 + (s - 1/2) (1 - 2 rate)^n: a rate above 1 is too large. */
export function df(x: number): number {
  return 2 * (x - 1 / 2);
}

/** Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end. */
export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * df(x);
  return x;
}
