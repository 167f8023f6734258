export function f(x: number): number {
  return (x - 0.5) ** 2;
}

export function df(x: number): number {
  return 2 * (x - 0.5);
}

export function gradientDescent(lr: number, epochs: number): { x: number; history: number[] } {
  let x = -2 + 4 * Math.random();
  const history: number[] = [];
  for (let i = 0; i < epochs; i++) {
    x -= lr * df(x);
    history.push(x);
  }
  return { x, history };
}

for (const lr of [0.1, 0.01, 0.001]) {
  for (const epochs of [100, 500, 1000]) console.log(lr, epochs, gradientDescent(lr, epochs).x);
}
