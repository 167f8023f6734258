// An unfortunate starting value
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check gd-start-value.ts --assignment gd-start-value

/** The function cos(2 pi x) + x^2. */
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

/** Descent that does not stay stuck: something of your own helps it off the top. Returns the end. */
export function descentWithRemedy(start: number, learningRate: number, epochs: number): number {
  throw new Error('This is not written yet.');
}
