import { gauss } from 'plumbline/random';

interface Point {
  x: number;
  y: number;
}

interface HParams {
  alpha: number;
  gamma?: number;
  eps?: number;
  beta_1?: number;
  beta_2?: number;
}

interface WithVelocity extends Point {
  v_x: number;
  v_y: number;
}

interface AdamResult extends Point {
  f_x: number;
  f_y: number;
  s_x: number;
  s_y: number;
}

type TestFunction = {
  f: (x: number, y: number) => number;
  optimum: () => number[];
};

// smooth and convex, a sanity check
export function bowl(): TestFunction {
  return {
    f: (x, y) => x ** 2 + y ** 2,
    optimum: () => [0, 0],
  };
}

// local minimum in the centre
export function mult(): TestFunction {
  return {
    f: (x, y) => Math.sin(Math.sqrt(x ** 2 + y ** 2)),
    optimum: () => [0, 0],
  };
}

// saddle: gradient 0 but downhill to one side
export function monkey(): TestFunction {
  return {
    f: (x, y) => x ** 3 + 3 * x * y ** 2,
    optimum: () => [0, 0],
  };
}

// valley, ill conditioned
export function matyas(): TestFunction {
  return {
    f: (x, y) => 0.26 * (x ** 2 + y ** 2) - 0.48 * x * y,
    optimum: () => [0, 0],
  };
}

// needle in a haystack
export function easom(): TestFunction {
  return {
    f: (x, y) => -Math.cos(x) * Math.cos(y) * Math.exp(-((x - Math.PI) ** 2 + (y - Math.PI) ** 2)),
    optimum: () => [Math.PI, Math.PI],
  };
}

export function gradientDescent(x: number, y: number, dx: number, dy: number, hparams: HParams): Point {
  return { x: x - hparams.alpha * dx, y: y - hparams.alpha * dy };
}

export function stochasticGradientDescent(x: number, y: number, dx: number, dy: number, hparams: HParams): Point {
  return gradientDescent(x, y, gauss(dx, 1), gauss(dy, 1), hparams);
}

export function momentum(
  x: number, y: number, dx: number, dy: number,
  v_x: number, v_y: number, hparams: HParams,
): WithVelocity {
  const { alpha, gamma = 0.9 } = hparams;
  v_x = gamma * v_x + alpha * gauss(dx, 1);
  v_y = gamma * v_y + alpha * gauss(dy, 1);
  return { x: x - v_x, y: y - v_y, v_x, v_y };
}

export function adagrad(
  x: number, y: number, dx: number, dy: number,
  v_x: number, v_y: number, hparams: HParams,
): WithVelocity {
  const { alpha, eps = 1e-7 } = hparams;
  const gx = gauss(dx, 1);
  const gy = gauss(dy, 1);
  v_x += gx * gx;
  v_y += gy * gy;
  return {
    x: x - (alpha * gx) / Math.sqrt(v_x + eps),
    y: y - (alpha * gy) / Math.sqrt(v_y + eps),
    v_x,
    v_y,
  };
}

export function adam(
  x: number, y: number, dx: number, dy: number,
  f_x: number, f_y: number, s_x: number, s_y: number,
  i: number, hparams: HParams,
): AdamResult {
  const { alpha, eps = 1e-7, beta_1 = 0.9, beta_2 = 0.999 } = hparams;
  const gx = gauss(dx, 1);
  const gy = gauss(dy, 1);

  f_x = beta_1 * f_x + (1 - beta_1) * gx;
  f_y = beta_1 * f_y + (1 - beta_1) * gy;
  s_x = beta_2 * s_x + (1 - beta_2) * gx ** 2;
  s_y = beta_2 * s_y + (1 - beta_2) * gy ** 2;

  const t = i + 1;
  const fHatX = f_x / (1 - Math.pow(beta_1, t));
  const fHatY = f_y / (1 - Math.pow(beta_1, t));
  const sHatX = s_x / (1 - Math.pow(beta_2, t));
  const sHatY = s_y / (1 - Math.pow(beta_2, t));

  return {
    x: x - (alpha * fHatX) / Math.sqrt(sHatX + eps),
    y: y - (alpha * fHatY) / Math.sqrt(sHatY + eps),
    f_x, f_y, s_x, s_y,
  };
}
