// Experiments with gradient descent
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check gd-experiments.ts --assignment gd-experiments

/** The function sin(x) exp(-x^2/20). */
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

const linspace = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));

// Experiment 1: a result for each start, with a rate of 0.01 and 1000 epochs.
export const startLocs = linspace(-5, 5, 50);
export const learningRate = 0.01;
export const epochs = 1000;
export const finalResStarts: number[] = []; // this is not filled yet

// Experiment 2: a result for each rate, from the start 0, with 1000 epochs.
export const learningRates = linspace(1e-10, 1e-1, 50);
export const finalResRates: number[] = []; // this is not filled yet

// Experiment 3: a result for each pair, from the start 0; a row for each rate.
export const trainingEpochs = linspace(10, 500, 40).map((value) => Math.round(value));
export const finalResGrid: number[][] = []; // this is not filled yet
