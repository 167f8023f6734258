type Rate = (slope: number, epoch: number, epochs: number) => number;

export function fx(x: number): number {
  return 3 * x ** 2 - 3 * x + 4;
}

export function deriv(x: number): number {
  return 6 * x - 3;
}

const walk =
  (rate: Rate) =>
  (start: number, learningRate: number, epochs: number): number => {
    let x = start;
    for (let i = 0; i < epochs; i++) {
      const slope = deriv(x);
      x -= learningRate * rate(slope, i, epochs) * slope;
    }
    return x;
  };

export const gdFixed = walk(() => 1);
export const gdGradient = walk((slope) => Math.abs(slope));
export const gdTime = walk((_slope, i, epochs) => 1 - (i + 1) / epochs);
