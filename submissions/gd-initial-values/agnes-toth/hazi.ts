export function f(x: number): number {
  return Math.sin(3 * Math.PI * x) + x ** 3;
}

export function df(x: number): number {
  return 3 * Math.PI * Math.cos(3 * Math.PI * x) + 3 * x ** 2;
}

export function gradientDescent(start: number, learningRate: number, epochs: number): number {
  let x = start;
  for (let i = 0; i < epochs; i++) x = x - learningRate * df(x);
  return x;
}

export const initialValues = [-1.5, -0.9, -0.3, 0.3, 0.9, 1.5];
export const minimums = initialValues.map((value) => gradientDescent(value, 0.01, 20));
