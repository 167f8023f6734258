type Point = [number, number];

const bumps = (x: number, y: number) => ({
  a: Math.exp(-(x ** 2) - (y + 1) ** 2),
  b: Math.exp(-(x ** 2) - y ** 2),
  c: Math.exp(-((x + 1) ** 2) - y ** 2),
});
const inner = (x: number, y: number): number => x / 5 - x ** 3 - y ** 5;

export function peaks(x: number, y: number): number {
  const { a, b, c } = bumps(x, y);
  return 3 * (1 - x) ** 2 * a - 10 * inner(x, y) * b - c / 3;
}

export function dfX(x: number, y: number): number {
  const { a, b, c } = bumps(x, y);
  return -6 * (1 - x) * a * (1 + x * (1 - x)) - 10 * b * (0.2 - 3 * x ** 2 - 2 * x * inner(x, y)) + (2 / 3) * (x + 1) * c;
}

export function dfY(x: number, y: number): number {
  const { a, b, c } = bumps(x, y);
  return -6 * (1 - x) ** 2 * (y + 1) * a + b * (50 * y ** 4 + 20 * y * inner(x, y)) + (2 / 3) * y * c;
}

export function gradientDescent(start: Point, learningRate: number, epochs: number): { result: Point; trajectory: Point[] } {
  let [x, y] = start;
  const trajectory: Point[] = [];
  for (let i = 0; i < epochs; i++) {
    const [gx, gy] = [dfX(x, y), dfY(x, y)];
    x -= learningRate * gx;
    y -= learningRate * gy;
    trajectory.push([x, y]);
  }
  return { result: [x, y], trajectory };
}
