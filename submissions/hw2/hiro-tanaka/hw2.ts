import { gauss } from 'plumbline/random';
import { bowl, easom, matyas, monkey, mult } from './functions.ts';

export { bowl, mult, monkey, matyas, easom };

/** one coordinate at a time; x and y never mix in these methods */
type State<K extends string> = Record<K, number>;
type Rule<K extends string, H> = (theta: number, g: number, state: State<K>, h: H) => [number, State<K>];

class Coordinate<K extends string, H> {
  private readonly rule: Rule<K, H>;
  private readonly noise: boolean;

  constructor(rule: Rule<K, H>, noise = true) {
    this.rule = rule;
    this.noise = noise;
  }

  step(theta: number, slope: number, state: State<K>, h: H): [number, State<K>] {
    const g = this.noise ? slope + gauss() : slope;
    return this.rule(theta, g, state, h);
  }
}

const plain: Rule<never, { alpha: number }> = (theta, g, state, { alpha }) => [theta - alpha * g, state];
const exact = new Coordinate(plain, false);
const stochastic = new Coordinate(plain);

const heavyBall = new Coordinate<'v', { alpha: number; gamma: number }>((theta, g, { v }, h) => {
  const next = h.gamma * v + h.alpha * g;
  return [theta - next, { v: next }];
});

const ada = new Coordinate<'v', { alpha: number; eps: number }>((theta, g, { v }, h) => {
  const next = v + g ** 2;
  return [theta - (h.alpha / (Math.sqrt(next) + h.eps)) * g, { v: next }];
});

type AdamH = { alpha: number; eps: number; beta_1: number; beta_2: number; t: number };
const adamRule = new Coordinate<'f' | 's', AdamH>((theta, g, { f, s }, h) => {
  const nf = h.beta_1 * f + (1 - h.beta_1) * g;
  const ns = h.beta_2 * s + (1 - h.beta_2) * g ** 2;
  const fHat = nf / (1 - h.beta_1 ** h.t);
  const sHat = ns / (1 - h.beta_2 ** h.t);
  return [theta - (h.alpha * fHat) / (Math.sqrt(sHat) + h.eps), { f: nf, s: ns }];
});

type Plain = { alpha: number };

export const gradientDescent = (x: number, y: number, dx: number, dy: number, hparams: Plain) => {
  const none = {} as State<never>;
  return [exact.step(x, dx, none, hparams)[0], exact.step(y, dy, none, hparams)[0]];
};

export const stochasticGradientDescent = (x: number, y: number, dx: number, dy: number, hparams: Plain) => {
  const none = {} as State<never>;
  return [stochastic.step(x, dx, none, hparams)[0], stochastic.step(y, dy, none, hparams)[0]];
};

export const momentum = (
  x: number, y: number, dx: number, dy: number, vX: number, vY: number,
  hparams: Plain & { gamma: number },
) => {
  const [nx, sx] = heavyBall.step(x, dx, { v: vX }, hparams);
  const [ny, sy] = heavyBall.step(y, dy, { v: vY }, hparams);
  return [nx, ny, sx.v, sy.v] as const;
};

export const adagrad = (
  x: number, y: number, dx: number, dy: number, vX: number, vY: number,
  hparams: Plain & { eps: number },
) => {
  const [nx, sx] = ada.step(x, dx, { v: vX }, hparams);
  const [ny, sy] = ada.step(y, dy, { v: vY }, hparams);
  return { x: nx, y: ny, vX: sx.v, vY: sy.v };
};

export const adam = (
  x: number, y: number, dx: number, dy: number,
  fX: number, fY: number, sX: number, sY: number, i: number,
  hparams: Omit<AdamH, 't'>,
) => {
  const h = { ...hparams, t: i + 1 };
  const [nx, a] = adamRule.step(x, dx, { f: fX, s: sX }, h);
  const [ny, b] = adamRule.step(y, dy, { f: fY, s: sY }, h);
  return { x: nx, y: ny, fX: a.f, fY: b.f, sX: a.s, sY: b.s };
};
