export const f = (x: number): number => (x - 0.5) ** 2;
export const df = (x: number): number => 2 * (x - 0.5);

export function gradientDescent(start: number, lr: number, epochs: number): { result: number; history: number[] } {
  const history: number[] = [];
  let x = start;
  for (let i = 0; i < epochs; i++) {
    x = x - 0.1 * df(x);
    history.push(x);
  }
  return { result: x, history };
}
