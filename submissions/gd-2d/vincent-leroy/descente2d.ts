export function peaks(x: number, y: number): number {
  return (
    3 * (1 - x) ** 2 * Math.exp(-x * x - (y + 1) ** 2) -
    10 * (x / 5 - x ** 3 - y ** 5) * Math.exp(-x * x - y * y) -
    (1 / 3) * Math.exp(-((x + 1) ** 2) - y * y)
  );
}

export function dfX(x: number, y: number): number {
  const e1 = Math.exp(-x * x - (y + 1) ** 2);
  const e2 = Math.exp(-x * x - y * y);
  const e3 = Math.exp(-((x + 1) ** 2) - y * y);
  return (-6 * (1 - x) - 6 * x * (1 - x) ** 2) * e1 - (2 - 30 * x * x - 20 * x * (x / 5 - x ** 3 - y ** 5)) * e2 + (1 / 3) * e3;
}

export function dfY(x: number, y: number): number {
  const e1 = Math.exp(-x * x - (y + 1) ** 2);
  const e2 = Math.exp(-x * x - y * y);
  const e3 = Math.exp(-((x + 1) ** 2) - y * y);
  return -6 * (y + 1) * (1 - x) ** 2 * e1 + (50 * y ** 4 + 20 * y * (x / 5 - x ** 3 - y ** 5)) * e2 + (2 / 3) * y * e3;
}

export function gradientDescent(start: number[], learningRate: number, epochs: number): number[] {
  let point = [...start];
  for (let i = 0; i < epochs; i++) {
    const slope = [dfX(point[0], point[1]), dfY(point[0], point[1])];
    point = point.map((value, k) => value - learningRate * slope[k]);
  }
  return point;
}
