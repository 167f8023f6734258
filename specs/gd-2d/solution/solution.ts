// Gradient descent in two dimensions: a solution

type Point = [number, number];

/** The three bell curves that peaks is made of, without the factors before them. */
function bells(x: number, y: number): [number, number, number] {
  return [Math.exp(-(x ** 2) - (y + 1) ** 2), Math.exp(-(x ** 2) - y ** 2), Math.exp(-((x + 1) ** 2) - y ** 2)];
}

/** What stands before the second bell curve, but for the 10. */
function factor(x: number, y: number): number {
  return x / 5 - x ** 3 - y ** 5;
}

/** The function peaks at (x, y). */
export function peaks(x: number, y: number): number {
  const [first, second, third] = bells(x, y);
  return 3 * (1 - x) ** 2 * first - 10 * factor(x, y) * second - third / 3;
}

/** Its partial derivative by x: the product rule for each of the three bell curves. */
export function dfX(x: number, y: number): number {
  const [first, second, third] = bells(x, y);
  return (
    -6 * (1 - x) * (1 + x * (1 - x)) * first -
    10 * (1 / 5 - 3 * x ** 2 - 2 * x * factor(x, y)) * second +
    (2 / 3) * (x + 1) * third
  );
}

/** Its partial derivative by y. The first factor has no y in it. */
export function dfY(x: number, y: number): number {
  const [first, second, third] = bells(x, y);
  return -6 * (1 - x) ** 2 * (y + 1) * first + 10 * (5 * y ** 4 + 2 * y * factor(x, y)) * second + (2 / 3) * y * third;
}

/** Both coordinates move at once, by the gradient where they were. Returns the end, and the points on the way. */
export function gradientDescent(
  start: Point,
  learningRate: number,
  epochs: number,
): { result: Point; history: Point[] } {
  let [x, y] = start;
  const history: Point[] = [];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    [x, y] = [x - learningRate * dfX(x, y), y - learningRate * dfY(x, y)];
    history.push([x, y]);
  }
  return { result: [x, y], history };
}
