// Gradient descent in two dimensions
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check gd-2d.ts --assignment gd-2d

// peaks(x, y) = 3 (1-x)^2 exp(-x^2 - (y+1)^2) - 10 (x/5 - x^3 - y^5) exp(-x^2 - y^2) - exp(-(x+1)^2 - y^2) / 3

/** The function peaks at (x, y). */
export function peaks(x: number, y: number): number {
  throw new Error('This is not written yet.');
}

/** Its partial derivative by x. */
export function dfX(x: number, y: number): number {
  throw new Error('This is not written yet.');
}

/** Its partial derivative by y. */
export function dfY(x: number, y: number): number {
  throw new Error('This is not written yet.');
}

/** Gradient descent: so many epochs from the start, each a step of the learning rate times the slope downhill. Returns the end. Start and end are points [x, y]. */
export function gradientDescent(start: number[], learningRate: number, epochs: number): number[] {
  throw new Error('This is not written yet.');
}
