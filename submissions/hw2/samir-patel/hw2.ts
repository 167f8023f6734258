import { gauss } from 'plumbline/random';

type Hyper = { [name: string]: number };

const origin = (): number[] => [0, 0];

export const bowl = () => [(x: number, y: number) => x ** 2 + y ** 2, origin] as const;
export const mult = () => [(x: number, y: number) => Math.sin(Math.sqrt(x ** 2 + y ** 2)), origin] as const;
export const monkey = () => [(x: number, y: number) => x ** 3 + 3 * x * y ** 2, origin] as const;
export const matyas = () => [(x: number, y: number) => 0.26 * (x ** 2 + y ** 2) - 0.48 * x * y, origin] as const;
export const easom = () =>
  [
    (x: number, y: number) =>
      -Math.cos(x) * Math.cos(y) * Math.exp(-((x - Math.PI) ** 2 + (y - Math.PI) ** 2)),
    () => [Math.PI, Math.PI],
  ] as const;

export const gradientDescent = (x: number, y: number, dx: number, dy: number, hparams: Hyper) => {
  const alpha = hparams.alpha!;
  return [x - alpha * dx, y - alpha * dy];
};

export const stochasticGradientDescent = (x: number, y: number, dx: number, dy: number, hparams: Hyper) =>
  gradientDescent(x, y, dx + gauss(0, 1), dy + gauss(0, 1), hparams);

export const momentum = (
  x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, hparams: Hyper,
) => {
  const { alpha, gamma } = hparams as { alpha: number; gamma: number };
  v_x = gamma * v_x + alpha * (dx + gauss(0, 1));
  v_y = gamma * v_y + alpha * (dy + gauss(0, 1));
  return { x: x - v_x, y: y - v_y, v_x, v_y };
};

export const adagrad = (
  x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, hparams: Hyper,
) => {
  const { alpha, eps } = hparams as { alpha: number; eps: number };
  v_x += dx * dx;
  v_y += dy * dy;
  return { x: x - (alpha * dx) / Math.sqrt(v_x + eps), y: y - (alpha * dy) / Math.sqrt(v_y + eps), v_x, v_y };
};

export const adam = (
  x: number, y: number, dx: number, dy: number,
  f_x: number, f_y: number, s_x: number, s_y: number,
  i: number, hparams: Hyper,
) => {
  const { alpha, eps, beta_1, beta_2 } = hparams as { alpha: number; eps: number; beta_1: number; beta_2: number };
  f_x = beta_1 * f_x + (1 - beta_1) * dx;
  f_y = beta_1 * f_y + (1 - beta_1) * dy;
  s_x = beta_2 * s_x + (1 - beta_2) * dx ** 2;
  s_y = beta_2 * s_y + (1 - beta_2) * dy ** 2;
  // 1 - beta^0 is 0 and gives NaN in the first iteration
  const t = i === 0 ? 1e-3 : i;
  const c1 = 1 - beta_1 ** t;
  const c2 = 1 - beta_2 ** t;
  return {
    x: x - (alpha * (f_x / c1)) / Math.sqrt(s_x / c2 + eps),
    y: y - (alpha * (f_y / c1)) / Math.sqrt(s_y / c2 + eps),
    f_x, f_y, s_x, s_y,
  };
};
