// Aufgabe 1
export function f(x: number): number {
  return 3 * x * x - 3 * x + 4;
}

export function df(x: number): number {
  return 6 * x - 3 * x;
}

export function gd(start: number, lr: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x = x - lr * df(x);
  return x;
}

for (const start of [-2, -1, 0, 1, 2]) console.log(start, gd(start, 0.01, 100));
