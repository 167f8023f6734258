export type Step = { x: number; slope: number };

/** y = 3x^2 - 3x + 4 */
export const fx = (x: number): number => 3 * x ** 2 - 3 * x + 4;

export const deriv = (x: number): number => 6 * x - 3;

export function gradientDescent(start: number, learningRate: number, epochs: number) {
  const steps: Step[] = [];
  let x = start;
  for (let i = 0; i < epochs; i++) {
    const slope = deriv(x);
    x -= learningRate * slope;
    steps.push({ x, slope });
  }
  return { result: x, history: steps.map((step) => step.x) };
}

const first = Math.random() * 4 - 2;
console.log(`from ${first} to ${gradientDescent(first, 0.01, 100).result}`);
