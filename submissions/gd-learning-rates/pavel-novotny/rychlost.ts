export const fx = (x: number) => 3 * x * x - 3 * x + 4;
export const deriv = (x: number) => 6 * x - 3;

export function gdFixed(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let i = 0; i < epochs; i++) x = x - learningRate * deriv(x);
  return x;
}

export function gdGradient(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let i = 0; i < epochs; i++) {
    const rate = learningRate * deriv(x);
    x = x - rate * deriv(x);
  }
  return x;
}

export function gdTime(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let i = 0; i < epochs; i++) x = x - learningRate * (1 - (i + 1) / epochs) * deriv(x);
  return x;
}
