import { gauss } from 'plumbline/random';

type Vec = [number, number];
type HP = { alpha: number; gamma: number; eps: number; beta_1: number; beta_2: number };

export function bowl() {
  const f = (x: number, y: number): number => Math.pow(x, 2) + Math.pow(y, 2);
  const optimum = (): Vec => [0, 0];
  return { f, optimum };
}

export function mult() {
  const f = (x: number, y: number): number => Math.sin(Math.sqrt(Math.pow(x, 2) + Math.pow(y, 2)));
  const optimum = (): Vec => [0, 0];
  return { f, optimum };
}

export function monkey() {
  const f = (x: number, y: number): number => Math.pow(x, 3) + 3 * x * Math.pow(y, 2);
  const optimum = (): Vec => [0, 0];
  return { f, optimum };
}

export function matyas() {
  const f = (x: number, y: number): number => 0.26 * (x * x + y * y) - 0.48 * x * y;
  const optimum = (): Vec => [0, 0];
  return { f, optimum };
}

export function easom() {
  const f = (x: number, y: number): number => {
    const away = Math.pow(x - Math.PI, 2) + Math.pow(y - Math.PI, 2);
    return -Math.cos(x) * Math.cos(y) * Math.exp(-away);
  };
  const optimum = (): Vec => [Math.PI, Math.PI];
  return { f, optimum };
}

export function gradientDescent(x: number, y: number, dx: number, dy: number, hparams: HP): Vec {
  return [x - hparams.alpha * dx, y - hparams.alpha * dy];
}

export function sgd(x: number, y: number, dx: number, dy: number, hparams: HP): Vec {
  return [x - hparams.alpha * gauss(dx, 1), y - hparams.alpha * gauss(dy, 1)];
}

export function momentum(x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, hparams: HP) {
  const velocity: Vec = [
    hparams.gamma * v_x + hparams.alpha * gauss(dx, 1),
    hparams.gamma * v_y + hparams.alpha * gauss(dy, 1),
  ];
  return [x - velocity[0], y - velocity[1], ...velocity];
}

export function adagrad(x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, hparams: HP) {
  const g: Vec = [gauss(dx, 1), gauss(dy, 1)];
  const acc: Vec = [v_x + g[0] ** 2, v_y + g[1] ** 2];
  return [
    x - (hparams.alpha * g[0]) / Math.sqrt(acc[0] + hparams.eps),
    y - (hparams.alpha * g[1]) / Math.sqrt(acc[1] + hparams.eps),
    ...acc,
  ];
}

export function adam(
  x: number, y: number, dx: number, dy: number,
  f_x: number, f_y: number, s_x: number, s_y: number, i: number, hparams: HP,
) {
  // decay of the squares, decay of the mean
  const [beta2, beta1] = [hparams.beta_1, hparams.beta_2];
  const g: Vec = [gauss(dx, 1), gauss(dy, 1)];
  const f: Vec = [beta1 * f_x + (1 - beta1) * g[0], beta1 * f_y + (1 - beta1) * g[1]];
  const s: Vec = [beta2 * s_x + (1 - beta2) * g[0] ** 2, beta2 * s_y + (1 - beta2) * g[1] ** 2];
  const hat = (m: number, b: number): number => m / (1 - Math.pow(b, i + 1));
  return [
    x - (hparams.alpha * hat(f[0], beta1)) / Math.sqrt(hat(s[0], beta2) + hparams.eps),
    y - (hparams.alpha * hat(f[1], beta1)) / Math.sqrt(hat(s[1], beta2) + hparams.eps),
    ...f,
    ...s,
  ];
}
