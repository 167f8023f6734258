// Quentin Dubois, devoir 2 (partie 2)
import { gauss } from 'plumbline/random';

const zero = () => ({ x: 0, y: 0 });
const list = (p: { x: number; y: number }) => [p.x, p.y];

export const bowl = () => ({ f: (x: number, y: number) => x * x + y * y, opt: () => list(zero()) });
export const mult = () => ({ f: (x: number, y: number) => Math.sin(Math.hypot(x, y)), opt: () => list(zero()) });
export const monkey = () => ({ f: (x: number, y: number) => x ** 3 + 3 * x * y ** 2, opt: () => list(zero()) });
export const matyas = () => ({
  f: (x: number, y: number) => 0.26 * (x * x + y * y) - 0.48 * x * y,
  opt: () => list(zero()),
});
export const easom = () => ({
  f: (x: number, y: number) =>
    -Math.cos(x) * Math.cos(y) * Math.exp(-((x - Math.PI) ** 2) - (y - Math.PI) ** 2),
  opt: () => list({ x: Math.PI, y: Math.PI }),
});

type H = Record<'alpha' | 'gamma' | 'eps' | 'beta_1' | 'beta_2', number>;

export function gradient_descent(x: number, y: number, dx: number, dy: number, { alpha }: H) {
  return [x - alpha * dx, y - alpha * dy];
}

// bruit gaussien
const bruit = (g: number): number => g + gauss(0, 1);

export function stochastic_gradient_descent(x: number, y: number, dx: number, dy: number, { alpha }: H) {
  return [x - alpha * bruit(dx), y - alpha * bruit(dy)];
}

export function momentum(x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, { alpha, gamma }: H) {
  v_x = gamma * v_x + alpha * bruit(dx);
  v_y = gamma * v_y + alpha * bruit(dy);
  return [x - v_x, y - v_y, v_x, v_y];
}

export function adagrad(x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, { alpha, eps }: H) {
  v_x += bruit(dx) ** 2;
  v_y += bruit(dy) ** 2;
  x -= (alpha * bruit(dx)) / Math.sqrt(v_x + eps);
  y -= (alpha * bruit(dy)) / Math.sqrt(v_y + eps);
  return [x, y, v_x, v_y];
}

export function adam(
  x: number, y: number, dx: number, dy: number,
  f_x: number, f_y: number, s_x: number, s_y: number, i: number,
  { alpha, eps, beta_1, beta_2 }: H,
) {
  f_x = beta_1 * f_x + (1 - beta_1) * bruit(dx);
  f_y = beta_1 * f_y + (1 - beta_1) * bruit(dy);
  s_x = beta_2 * s_x + (1 - beta_2) * bruit(dx) ** 2;
  s_y = beta_2 * s_y + (1 - beta_2) * bruit(dy) ** 2;
  const corr1 = 1 - beta_1 ** (i + 1);
  const corr2 = 1 - beta_2 ** (i + 1);
  x -= (alpha * (f_x / corr1)) / Math.sqrt(s_x / corr2 + eps);
  y -= (alpha * (f_y / corr1)) / Math.sqrt(s_y / corr2 + eps);
  return [x, y, f_x, f_y, s_x, s_y];
}
