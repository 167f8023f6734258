// Experiments with gradient descent: a solution

/** The function sin(x) exp(-x^2/20). */
export function f(x: number): number {
  return Math.sin(x) * Math.exp(-(x ** 2) / 20);
}

/** Its derivative by the product rule. */
export function df(x: number): number {
  return (Math.cos(x) - (x / 10) * Math.sin(x)) * Math.exp(-(x ** 2) / 20);
}

/** Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end. */
export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= learningRate * df(x);
  return x;
}

/** So many numbers at equal distances. */
function evenly(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}

// Experiment 1: where descent ends, over where it starts
export const startLocs = evenly(-5, 5, 50);
export const learningRate = 0.01;
export const epochs = 1000;
export const finalResStarts = startLocs.map((start) => gradientDescent(start, learningRate, epochs));

// Experiment 2: where descent ends, over the learning rate
export const learningRates = evenly(1e-10, 1e-1, 50);
export const finalResRates = learningRates.map((rate) => gradientDescent(0, rate, epochs));

// Experiment 3: where descent ends, over learning rate and epochs; a row for each rate
export const trainingEpochs = evenly(10, 500, 50);
export const finalResGrid = learningRates.map((rate) => trainingEpochs.map((count) => gradientDescent(0, rate, count)));
