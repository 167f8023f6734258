// Gradient descent in one dimension
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check gd-1d.ts --assignment gd-1d

/** The function 3x^2 - 3x + 4. */
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
