// Emi Watanabe
import { gauss } from 'plumbline/random';

type Rows = number[][];
type Activation = { value(u: number): number; slope(u: number): number };

/** A linear part that knows its own input: all three layers with weights are made of it. */
class Linear {
  private _seen: Rows = [];
  readonly kernel: Rows;
  readonly offset: number[];

  constructor(fanIn: number, fanOut: number, low: number) {
    this.kernel = Array.from({ length: fanIn }, () => Array.from({ length: fanOut }, () => low + Math.random()));
    this.offset = Array.from({ length: fanOut }, () => low + Math.random());
  }

  static apply(X: Rows, kernel: Rows, offset: number[]): Rows {
    return X.map((x) => offset.map((c, o) => x.reduce((sum, v, i) => sum + v * kernel[i]![o]!, c)));
  }

  static back(delta: Rows, kernel: Rows): Rows {
    return delta.map((d) => kernel.map((weights) => weights.reduce((sum, w, o) => sum + w * d[o]!, 0)));
  }

  static gradient(X: Rows, delta: Rows, kernel: Rows, decay: number): Rows {
    return kernel.map((weights, i) =>
      weights.map((w, o) => delta.reduce((sum, d, n) => sum + X[n]![i]! * d[o]!, decay * w)),
    );
  }

  static total(delta: Rows): number[] {
    return delta[0]!.map((_, o) => delta.reduce((sum, d) => sum + d[o]!, 0));
  }
}

/** Moves numbers where they are. */
function descend(kernel: Rows, by: Rows, rate: number): void {
  kernel.forEach((weights, i) => weights.forEach((_, o) => (weights[o]! -= rate * by[i]![o]!)));
}

const times = (a: Rows, b: Rows): Rows => a.map((row, n) => row.map((v, o) => v * b[n]![o]!));
const each = (a: Rows, f: (v: number) => number): Rows => a.map((row) => row.map(f));

export class HiddenLayer {
  weights: Rows;
  bias: number[];
  private lastU: Rows = [];
  private readonly act: Activation = { value: (u) => Math.max(u, 0.01 * u), slope: (u) => (u > 0 ? 1 : 0.01) };

  constructor(inputDims: number, outputDims: number) {
    const { kernel, offset } = new Linear(inputDims, outputDims, -0.5);
    this.weights = kernel;
    this.bias = offset;
  }

  leakyRelu(u: Rows): Rows {
    return each(u, this.act.value);
  }

  leakyReluDerivative(h: Rows): Rows {
    return each(h, this.act.slope);
  }

  forwardPass(x: Rows): Rows {
    this.lastU = Linear.apply(x, this.weights, this.bias);
    return this.leakyRelu(this.lastU);
  }

  backwardPass(x: Rows, _h: Rows, dLdh: Rows, alpha: number, learningRate: number): Rows {
    const delta = times(dLdh, this.leakyReluDerivative(this.lastU));
    const downstream = Linear.back(delta, this.weights);
    descend(this.weights, Linear.gradient(x, delta, this.weights, alpha), learningRate);
    Linear.total(delta).forEach((sum, o) => (this.bias[o]! -= (learningRate * sum) / x.length));
    return downstream;
  }
}

export class HiddenVondrickLayer {
  weights: Rows;
  bias: number[];
  exponent = 1.4 + 0.6 * Math.random();
  private u: Rows = [];

  constructor(inputDims: number, outputDims: number) {
    const { kernel, offset } = new Linear(inputDims, outputDims, 0);
    this.weights = kernel;
    this.bias = offset;
  }

  vondrickActivation(u: Rows): Rows {
    return each(u, (v) => (v > 0 ? Math.pow(v, this.exponent) : 0.01 * v));
  }

  vondrickActivationDerivative(): { dhdU: Rows; dhdn: Rows } {
    const n = this.exponent;
    const dhdU = each(this.u, (v) => (v > 0 ? n * Math.pow(v, n - 1) : 0.01));
    const dhdn = each(this.u, (v) => (v > 0 ? Math.log(v) * Math.pow(v, n) : 0));
    return { dhdU, dhdn };
  }

  forwardPass(x: Rows): Rows {
    this.u = Linear.apply(x, this.weights, this.bias);
    return this.vondrickActivation(this.u);
  }

  backwardPass(x: Rows, _h: Rows, dLdh: Rows, alpha: number): Rows {
    const { dhdU, dhdn } = this.vondrickActivationDerivative();
    const delta = times(dLdh, dhdU);
    const forExponent = times(dLdh, dhdn).flat();
    const downstream = Linear.back(delta, this.weights);
    descend(this.weights, Linear.gradient(x, delta, this.weights, alpha), 0.0005);
    Linear.total(delta).forEach((sum, o) => (this.bias[o]! -= 0.0005 * sum));
    // mean over all the entries, a sum made it jump around
    const mean = forExponent.reduce((sum, v) => sum + v, 0) / forExponent.length;
    this.exponent = Math.max(1.01, this.exponent - 0.001 * mean);
    return downstream;
  }
}

export class OutputLayer {
  weights: Rows;
  bias: number[];

  constructor(inputDims: number, outputDims: number) {
    const { kernel, offset } = new Linear(inputDims, outputDims, -0.5);
    this.weights = kernel;
    this.bias = offset;
  }

  forwardPass(h: Rows): Rows {
    return Linear.apply(h, this.weights, this.bias);
  }

  backwardPass(h: Rows, dLdz: Rows, alpha: number, learningRate: number): Rows {
    const downstream = Linear.back(dLdz, this.weights);
    descend(this.weights, Linear.gradient(h, dLdz, this.weights, alpha), learningRate);
    Linear.total(dLdz).forEach((sum, o) => (this.bias[o]! -= (learningRate * sum) / h.length));
    return downstream;
  }
}

/** log of the softmax of one row, without overflow */
function logSoftmax(row: number[]): number[] {
  const top = row.reduce((a, b) => (a > b ? a : b));
  const logSum = top + Math.log(row.reduce((sum, v) => sum + Math.exp(v - top), 0));
  return row.map((v) => v - logSum);
}

export class LossLayer {
  constructor(_inputDims: number, _outputDims: number) {}

  forwardPass(z: Rows, labels: number[]): number {
    const terms = z.map((row, n) => -logSoftmax(row)[labels[n]!]!);
    return terms.reduce((sum, t) => sum + t, 0) / terms.length;
  }

  backwardPass(z: Rows, labels: number[]): Rows {
    return z.map((row, n) => logSoftmax(row).map((l, k) => Math.exp(l) - Number(k === labels[n])));
  }
}

export class NeuralNetwork {
  hiddenLayers: (HiddenLayer | HiddenVondrickLayer)[] = [];
  outputLayer: OutputLayer | null = null;
  lossLayer: LossLayer | null = null;

  addLayer(kind: string, inputDims: number, outputDims: number): this {
    if (kind === 'output') this.outputLayer = new OutputLayer(inputDims, outputDims);
    else if (kind === 'loss') this.lossLayer = new LossLayer(inputDims, outputDims);
    else if (kind === 'hidden') this.hiddenLayers.push(new HiddenLayer(inputDims, outputDims));
    else this.hiddenLayers.push(new HiddenVondrickLayer(inputDims, outputDims));
    return this;
  }

  private pass(x: Rows): { hiddenOutputs: Rows[]; z: Rows } {
    const hiddenOutputs: Rows[] = [];
    const last = this.hiddenLayers.reduce((h, layer) => {
      const out = layer.forwardPass(h);
      hiddenOutputs.push(out);
      return out;
    }, x);
    return { hiddenOutputs, z: this.outputLayer!.forwardPass(last) };
  }

  forwardProp(x: Rows, labels: number[], alpha: number): [Rows[], Rows, number] {
    const { hiddenOutputs, z } = this.pass(x);
    const all = [...this.hiddenLayers, this.outputLayer!].flatMap((layer) => layer.weights.flat());
    const l2 = (alpha / 2) * all.reduce((sum, w) => sum + w * w, 0);
    return [hiddenOutputs, z, this.lossLayer!.forwardPass(z, labels) + l2];
  }

  backwardProp(x: Rows, hiddenOutputs: Rows[], z: Rows, labels: number[], alpha: number, learningRate: number): void {
    const inputs = [x, ...hiddenOutputs];
    const start = this.outputLayer!.backwardPass(
      inputs.at(-1)!, this.lossLayer!.backwardPass(z, labels), alpha, learningRate,
    );
    this.hiddenLayers.reduceRight(
      (grad, layer, i) => layer.backwardPass(inputs[i]!, inputs[i + 1]!, grad, alpha, learningRate),
      start,
    );
  }

  train(x: Rows, labels: number[], epochs: number, batchSize: number, learningRate: number, alpha: number): number[] {
    const epoch = (): number => {
      const losses: number[] = [];
      for (let from = 0; from < x.length; from += batchSize) {
        const [xs, ys] = [x.slice(from, from + batchSize), labels.slice(from, from + batchSize)];
        const [hs, z, loss] = this.forwardProp(xs, ys, alpha);
        this.backwardProp(xs, hs, z, ys, alpha, learningRate);
        losses.push(loss);
      }
      return losses.reduce((sum, l) => sum + l, 0) / losses.length;
    };
    return Array.from({ length: epochs }, epoch);
  }

  predict(x: Rows): number[] {
    return this.pass(x).z.map((row) => row.reduce((best, v, k) => (v > row[best]! ? k : best), 0));
  }

  computeAccuracy(x: Rows, labels: number[]): number {
    return this.predict(x).reduce((right, k, n) => right + (k === labels[n] ? 1 : 0), 0) / labels.length;
  }
}

// ---- section 2: functions and update rules

type Surface = [(x: number, y: number) => number, () => number[]];
type Settings = { alpha: number; gamma: number; eps: number; beta_1: number; beta_2: number };

const middle = () => [0, 0];

export const bowl = (): Surface => [(x, y) => x * x + y * y, middle];
export const mult = (): Surface => [(x, y) => Math.sin(Math.hypot(x, y)), middle];
export const monkey = (): Surface => [(x, y) => x ** 3 + 3 * x * y ** 2, middle];
export const matyas = (): Surface => [(x, y) => 0.26 * (x * x + y * y) - 0.48 * x * y, middle];
export const easom = (): Surface => [
  (x, y) => -Math.cos(x) * Math.cos(y) * Math.exp(-((x - Math.PI) ** 2) - (y - Math.PI) ** 2),
  () => [Math.PI, Math.PI],
];

export function gradientDescent(x: number, y: number, dx: number, dy: number, hparams: Settings): number[] {
  return [x - hparams.alpha * dx, y - hparams.alpha * dy];
}

export function stochasticGradientDescent(x: number, y: number, dx: number, dy: number, hparams: Settings): number[] {
  return gradientDescent(x, y, gauss(dx, 1), gauss(dy, 1), hparams);
}

export function momentum(
  x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, hparams: Settings,
): number[] {
  const vx = hparams.gamma * v_x + hparams.alpha * gauss(dx, 1);
  const vy = hparams.gamma * v_y + hparams.alpha * gauss(dy, 1);
  return [x - vx, y - vy, vx, vy];
}

export function adagrad(
  x: number, y: number, dx: number, dy: number, v_x: number, v_y: number, hparams: Settings,
): number[] {
  const one = (theta: number, slope: number, old: number) => {
    const g = gauss(slope, 1);
    const sum = old + g * g;
    return [theta - (hparams.alpha * g) / Math.sqrt(sum + hparams.eps), sum];
  };
  const [nx, vx] = one(x, dx, v_x);
  const [ny, vy] = one(y, dy, v_y);
  return [nx!, ny!, vx!, vy!];
}

export function adam(
  x: number, y: number, dx: number, dy: number, f_x: number, f_y: number, s_x: number, s_y: number,
  i: number, hparams: Settings,
): number[] {
  const { alpha, eps, beta_1: b1, beta_2: b2 } = hparams;
  const one = (theta: number, slope: number, first: number, second: number) => {
    const g = gauss(slope, 1);
    const f = b1 * first + (1 - b1) * g;
    const s = b2 * second + (1 - b2) * g * g;
    const fHat = f / (1 - b1 ** (i + 1));
    const sHat = s / (1 - b2 ** (i + 1));
    return [theta - (alpha * fHat) / Math.sqrt(sHat + eps), f, s];
  };
  const [nx, fx, sx] = one(x, dx, f_x, s_x);
  const [ny, fy, sy] = one(y, dy, f_y, s_y);
  return [nx!, ny!, fx!, fy!, sx!, sy!];
}
