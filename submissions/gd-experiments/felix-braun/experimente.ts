export const fx = (x: number): number => Math.sin(x) * Math.exp((-x * x) / 20);

export const deriv = (x: number): number => (Math.cos(x) - (x / 10) * Math.sin(x)) * Math.exp((-x * x) / 20);

export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let i = 0; i < epochs; i++) x -= learningRate * deriv(x);
  return x;
}

function linspace(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

export const startLocs = linspace(-5, 5, 50);
export const finalByStart = startLocs.map((start) => gradientDescent(start, 0.01, 1000));

export const learningRates = linspace(1e-10, 0.1, 50);
export const finalByRate = learningRates.map((rate) => gradientDescent(0, rate, 1000));

export const trainingEpochs = linspace(10, 500, 40).map(Math.round);
export const finalGrid = learningRates.map((rate) => trainingEpochs.map((epochs) => gradientDescent(0, rate, epochs)));
