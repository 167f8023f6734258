// Initial values of gradient descent: a solution

/** The function sin(3 pi x) + x^3/2. */
export function f(x: number): number {
  return Math.sin(3 * Math.PI * x) + x ** 3 / 2;
}

/** Its derivative: the chain rule brings the inner factor 3 pi out. */
export function df(x: number): number {
  return 3 * Math.PI * Math.cos(3 * Math.PI * x) + (3 / 2) * x ** 2;
}

/** Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end. */
export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * df(x);
  return x;
}

// Exploring initial values: each of them finds the minimum of its own valley.
export const learningRate = 0.01;
export const trainingEpochs = 20;
export const initialValues = [-1.5, -0.9, -0.3, 0.3, 0.9, 1.5];
export const minimums = initialValues.map((value) => gradientDescent(value, learningRate, trainingEpochs));
