// Initial values of gradient descent
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check gd-initial-values.ts --assignment gd-initial-values

/** The function sin(3 pi x) + x^3/2. */
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

// Exploring initial values: the minimum that is found from each of them.
export const learningRate = 0.01;
export const trainingEpochs = 20;
export const initialValues = [-1.5, -0.9, -0.3, 0.3, 0.9, 1.5];
export const minimums: number[] = []; // this is not filled yet
