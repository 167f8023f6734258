// Learning rate and number of epochs
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check gd-rate-and-epochs.ts --assignment gd-rate-and-epochs

/** The function (x - 1/2)^2. */
export function f(x: number): number {
  throw new Error('This is not written yet.');
}

/** Its derivative. */
export function df(x: number): number {
  throw new Error('This is not written yet.');
}

/** Gradient descent: so many epochs from the start, each a step of the learning rate times the slope downhill. Returns the end. */
export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  throw new Error('This is not written yet.');
}
