export const fn = (x: number): number => Math.cos(2 * Math.PI * x) + Math.pow(x, 2);
export const grad = (x: number): number => 2 * x - 2 * Math.PI * Math.sin(2 * Math.PI * x);

export const gradientDescent = (start: number, lr: number, epochs: number): number => {
  let i = 0;
  let x = start;
  while (i <= epochs) {
    x = x - lr * grad(x);
    i += 1;
  }
  return x;
};
