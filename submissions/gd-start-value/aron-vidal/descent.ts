interface Descent {
  start: number;
  learningRate: number;
  epochs: number;
}

export const f = (x: number): number => x * x + Math.cos(2 * Math.PI * x);
export const df = (x: number): number => 2 * x - 2 * Math.PI * Math.sin(2 * Math.PI * x);

export function gradientDescent({ start, learningRate, epochs }: Descent): { x: number; history: number[] } {
  const history = [start];
  let x = start;
  for (let i = 0; i < epochs; i++) {
    x -= learningRate * df(x);
    history.push(x);
  }
  return { x, history };
}

// On top of the bump the slope is 0: step aside first.
export function remedy(options: Descent): { x: number; history: number[] } {
  const { start, epochs } = options;
  const isStuck = Math.abs(df(start)) < 1e-6;
  return gradientDescent({ start: isStuck ? start + 0.05 : start, learningRate: options.learningRate, epochs });
}

console.log(gradientDescent({ start: 0, learningRate: 0.01, epochs: 100 }).x);
console.log(remedy({ start: 0, learningRate: 0.01, epochs: 100 }).x);
