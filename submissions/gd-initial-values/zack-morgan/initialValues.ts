const { sin, cos, PI } = Math;

export function customFunction(x: number): number {
  return sin(3 * PI * x) + 0.5 * x ** 3;
}

export function customDerivative(x: number): number {
  return 3 * PI * cos(3 * PI * x) + 1.5 * x ** 2;
}

export function gradientDescent(value: number, epochs: number, lr: number): number {
  for (let e = 0; e < epochs; e++) value -= lr * customDerivative(value);
  return value;
}

export const initialValues = [-1.5, -0.9, -0.3, 0.3, 0.9, 1.5];
export const minimums = initialValues.map((value) => gradientDescent(value, 20, 0.01));
