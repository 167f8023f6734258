import { gauss } from 'plumbline/random';
import { bowl, easom, matyas, monkey, mult } from './functions.ts';
import { type Batch, Hidden, HiddenVondrick, Loss, Output } from './layers.ts';

export { bowl, mult, monkey, matyas, easom };
export { Hidden, HiddenVondrick, Loss, Output };

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

type AnyHidden = Hidden | HiddenVondrick;

interface Pass {
  readonly hiddenOutputs: number[][][];
  readonly z: number[][];
  readonly L: number;
}

export class NN {
  hiddenLayers: AnyHidden[] = [];
  outputLayer: Output | null = null;
  lossLayer: Loss | null = null;

  addLayer(name: string, inputDims: number, outputDims: number): this {
    const make: Record<string, () => void> = {
      hidden: () => this.hiddenLayers.push(new Hidden(inputDims, outputDims)),
      hidden_vondrick: () => this.hiddenLayers.push(new HiddenVondrick(inputDims, outputDims)),
      output: () => (this.outputLayer = new Output(inputDims, outputDims)),
      loss: () => (this.lossLayer = new Loss(inputDims, outputDims)),
    };
    make[name]!();
    return this;
  }

  private *outputs(X: Batch): Generator<number[][]> {
    let last = X;
    for (const layer of this.hiddenLayers) {
      const h = layer.forwardPass(last);
      yield h;
      last = h;
    }
  }

  forwardProp(X: Batch, y: readonly number[], alpha: number): Pass {
    const hiddenOutputs = [...this.outputs(X)];
    const z = this.outputLayer!.forwardPass(hiddenOutputs.at(-1)!);
    const squares = [...this.hiddenLayers, this.outputLayer!].reduce((s, layer) => s + layer.squares(), 0);
    return { hiddenOutputs, z, L: this.lossLayer!.forwardPass(z, y) + (alpha * squares) / 2 };
  }

  backwardProp(
    X: Batch, hiddenOutputs: readonly Batch[], z: Batch, y: readonly number[], alpha: number, learningRate: number,
  ): void {
    const inputs = [X, ...hiddenOutputs];
    let g = this.outputLayer!.backwardPass(inputs.pop()!, this.lossLayer!.backwardPass(z, y), alpha, learningRate);
    for (const layer of [...this.hiddenLayers].reverse()) {
      const below = inputs.pop()!;
      g = layer.backwardPass(below, hiddenOutputs[inputs.length]!, g, alpha, learningRate);
    }
  }

  train(
    X: Batch, y: readonly number[], epochs: number, batchSize: number, learningRate: number, alpha: number,
  ): number[] {
    const starts = Array.from({ length: Math.ceil(X.length / batchSize) }, (_, b) => b * batchSize);
    return Array.from({ length: epochs }, () => {
      const losses = starts.map((from) => {
        const [xs, ys] = [X.slice(from, from + batchSize), y.slice(from, from + batchSize)];
        const pass = this.forwardProp(xs, ys, alpha);
        this.backwardProp(xs, pass.hiddenOutputs, pass.z, ys, alpha, learningRate);
        return pass.L;
      });
      return losses.reduce((a, b) => a + b, 0) / losses.length;
    });
  }

  predict(X: Batch): number[] {
    const last = [...this.outputs(X)].at(-1)!;
    return this.outputLayer!.forwardPass(last).map((row) => row.indexOf(Math.max(...row)));
  }

  computeAccuracy(X: Batch, y: readonly number[]): number {
    return this.predict(X).filter((k, n) => k === y[n]).length / y.length;
  }
}
