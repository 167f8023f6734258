// Fixed and dynamic learning rates
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check gd-learning-rates.ts --assignment gd-learning-rates

/** The function 3x^2 - 3x + 4. */
export function f(x: number): number {
  throw new Error('This is not written yet.');
}

/** Its derivative. */
export function df(x: number): number {
  throw new Error('This is not written yet.');
}

/** Gradient descent with a fixed learning rate. Returns the end. */
export function gradientDescentFixed(start: number, learningRate: number, epochs: number): number {
  throw new Error('This is not written yet.');
}

/** Gradient descent with a learning rate in proportion to the size of the gradient. Returns the end. */
export function gradientDescentGradientBased(start: number, learningRate: number, epochs: number): number {
  throw new Error('This is not written yet.');
}

/** Gradient descent with a learning rate that falls with time: times 1 - (i + 1) / n in epoch i of n. Returns the end. */
export function gradientDescentTimeBased(start: number, learningRate: number, epochs: number): number {
  throw new Error('This is not written yet.');
}
