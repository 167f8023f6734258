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

// ---------------------------------------------------------------- layers

type Matrix = number[][];

interface Layer {
  forwardPass(x: Matrix): Matrix;
}

interface HiddenLayerLike extends Layer {
  W: Matrix;
  c: number[];
  backwardPass(x: Matrix, h: Matrix, dLdh: Matrix, alpha: number, learningRate: number): Matrix;
}

interface Gradients {
  weights: Matrix;
  bias: number[];
}

interface ForwardResult {
  hiddenOutputs: Matrix[];
  z: Matrix;
  loss: number;
}

const build = (rows: number, cols: number, f: (i: number, j: number) => number): Matrix =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => f(i, j)));

const sum = (xs: number[]): number => xs.reduce((total, v) => total + v, 0);

// X W + bias
function linear(x: Matrix, w: Matrix, bias: number[]): Matrix {
  return build(x.length, bias.length, (n, j) => sum(x[n]!.map((v, i) => v * w[i]![j]!)) + bias[j]!);
}

// what both kinds of layers need from delta = dL/dU
function gradients(x: Matrix, delta: Matrix, w: Matrix, alpha: number): Gradients {
  return {
    weights: build(w.length, w[0]!.length, (i, j) => sum(delta.map((d, n) => d[j]! * x[n]![i]!)) + alpha * w[i]![j]!),
    bias: delta[0]!.map((_, j) => sum(delta.map((d) => d[j]!))),
  };
}

function downstream(delta: Matrix, w: Matrix): Matrix {
  return build(delta.length, w.length, (n, i) => sum(w[i]!.map((v, j) => v * delta[n]![j]!)));
}

const minus = (w: Matrix, by: Matrix, rate: number): Matrix => w.map((r, i) => r.map((v, j) => v - rate * by[i]![j]!));

export class Hidden implements HiddenLayerLike {
  W: Matrix;
  c: number[];

  constructor(inputDims: number, outputDims: number) {
    this.W = build(inputDims, outputDims, () => Math.random() - 0.5);
    this.c = build(1, outputDims, () => Math.random() - 0.5)[0]!;
  }

  leakyRelu(inp: Matrix): Matrix {
    return inp.map((row) => row.map((u) => (u > 0 ? u : 0.01 * u)));
  }

  leakyReluDerivative(h: Matrix): Matrix {
    return h.map((row) => row.map((v) => (v > 0 ? 1 : 0.01)));
  }

  forwardPass(x: Matrix): Matrix {
    return this.leakyRelu(linear(x, this.W, this.c));
  }

  backwardPass(x: Matrix, h: Matrix, dLdh: Matrix, alpha: number, learningRate: number): Matrix {
    const slope = this.leakyReluDerivative(h);
    const delta = dLdh.map((row, n) => row.map((g, j) => g * slope[n]![j]!));
    const { weights, bias } = gradients(x, delta, this.W, alpha);
    const forPrev = downstream(delta, this.W);
    this.W = minus(this.W, weights, learningRate);
    this.c = this.c.map((v, j) => v - (learningRate * bias[j]!) / x.length);
    return forPrev;
  }
}

export class Hidden_Vondrick implements HiddenLayerLike {
  W: Matrix;
  c: number[];
  U: Matrix = [];
  vondrick_exponent: number;

  constructor(inputDims: number, outputDims: number) {
    this.W = build(inputDims, outputDims, () => Math.random());
    this.c = build(1, outputDims, () => Math.random())[0]!;
    this.vondrick_exponent = 1.4 + 0.6 * Math.random();
  }

  vondrickActivation(u: Matrix): Matrix {
    return u.map((row) => row.map((v) => (v > 0 ? v ** this.vondrick_exponent : 0.01 * v)));
  }

  vondrickActivationDerivative(): { dhdU: Matrix; dhdn: Matrix } {
    const n = this.vondrick_exponent;
    return {
      dhdU: this.U.map((row) => row.map((v) => (v > 0 ? n * v ** (n - 1) : 0.01))),
      dhdn: this.U.map((row) => row.map((v) => (v > 0 ? Math.log(v) * v ** n : 0))),
    };
  }

  forwardPass(x: Matrix): Matrix {
    this.U = linear(x, this.W, this.c);
    return this.vondrickActivation(this.U);
  }

  backwardPass(x: Matrix, _h: Matrix, dLdh: Matrix, alpha: number, _learningRate = 0.0005): Matrix {
    const { dhdU, dhdn } = this.vondrickActivationDerivative();
    const delta = dLdh.map((row, n) => row.map((g, j) => g * dhdU[n]![j]!));
    const slope = sum(dLdh.map((row, n) => sum(row.map((g, j) => g * dhdn[n]![j]!))));
    const { weights, bias } = gradients(x, delta, this.W, alpha);
    const forPrev = downstream(delta, this.W);
    this.W = minus(this.W, weights, 0.0005);
    this.c = this.c.map((v, j) => v - 0.0005 * bias[j]!);
    this.vondrick_exponent = Math.max(1.01, this.vondrick_exponent - 0.001 * slope);
    return forPrev;
  }
}

export class Output implements Layer {
  w: Matrix;
  b: number[];

  constructor(inputDims: number, outputDims: number) {
    this.w = build(inputDims, outputDims, () => Math.random() - 0.5);
    this.b = build(1, outputDims, () => Math.random() - 0.5)[0]!;
  }

  forwardPass(h: Matrix): Matrix {
    return linear(h, this.w, this.b).map((row) => {
      const largest = Math.max(...row);
      return row.map((v) => v - largest);
    });
  }

  backwardPass(h: Matrix, dLdz: Matrix, alpha: number, learningRate: number): Matrix {
    const { weights, bias } = gradients(h, dLdz, this.w, alpha);
    const dLdh = downstream(dLdz, this.w);
    this.w = minus(this.w, weights, learningRate);
    this.b = this.b.map((v, j) => v - (learningRate * bias[j]!) / h.length);
    return dLdh;
  }
}

export class Loss {
  readonly inputDims: number;
  readonly outputDims: number;

  constructor(inputDims: number, outputDims: number) {
    this.inputDims = inputDims;
    this.outputDims = outputDims;
  }

  private logOfSum(row: number[]): number {
    const largest = Math.max(...row);
    return largest + Math.log(sum(row.map((v) => Math.exp(v - largest))));
  }

  forwardPass(z: Matrix, y: number[]): number {
    return sum(z.map((row, n) => this.logOfSum(row) - row[y[n]!]!)) / z.length;
  }

  backwardPass(z: Matrix, y: number[]): Matrix {
    return z.map((row, n) => {
      const total = this.logOfSum(row);
      return row.map((v, k) => Math.exp(v - total) - (k === y[n] ? 1 : 0));
    });
  }
}

export class NN {
  hiddenLayers: HiddenLayerLike[] = [];
  outputLayer?: Output;
  lossLayer?: Loss;

  addLayer(name: string, inputDims: number, outputDims: number): void {
    if (name === 'hidden') this.hiddenLayers.push(new Hidden(inputDims, outputDims));
    else if (name === 'hidden_vondrick') this.hiddenLayers.push(new Hidden_Vondrick(inputDims, outputDims));
    else if (name === 'output') this.outputLayer = new Output(inputDims, outputDims);
    else if (name === 'loss') this.lossLayer = new Loss(inputDims, outputDims);
    else throw new Error(`unknown layer ${name}`);
  }

  forwardProp(x: Matrix, y: number[], alpha: number): ForwardResult {
    const hiddenOutputs: Matrix[] = [];
    let h = x;
    for (const layer of this.hiddenLayers) {
      h = layer.forwardPass(h);
      hiddenOutputs.push(h);
    }
    const z = this.outputLayer!.forwardPass(h);
    const matrices = [...this.hiddenLayers.map((layer) => layer.W), this.outputLayer!.w];
    const squares = sum(matrices.map((w) => sum(w.map((row) => sum(row.map((v) => v * v))))));
    return { hiddenOutputs, z, loss: this.lossLayer!.forwardPass(z, y) + 0.5 * alpha * squares };
  }

  backwardProp(x: Matrix, hiddenOutputs: Matrix[], z: Matrix, y: number[], alpha = 0.01, learningRate = 0.01): void {
    const top = hiddenOutputs[hiddenOutputs.length - 1]!;
    let gradient = this.outputLayer!.backwardPass(top, this.lossLayer!.backwardPass(z, y), alpha, learningRate);
    for (let i = this.hiddenLayers.length - 1; i >= 0; i--) {
      const below = i > 0 ? hiddenOutputs[i - 1]! : x;
      gradient = this.hiddenLayers[i]!.backwardPass(below, hiddenOutputs[i]!, gradient, alpha, learningRate);
    }
  }

  train(
    x: Matrix, y: number[], epochs: number, batchSize: number, learningRate: number, alpha: number,
    showTrainingAccuracy = true,
  ): number[] {
    const losses: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch++) {
      if (showTrainingAccuracy) console.log(`epoch ${epoch + 1}: ${this.computeAccuracy(x, y)}`);
      const ofBatches: number[] = [];
      for (let k = 0; k < x.length; k += batchSize) {
        const xs = x.slice(k, k + batchSize);
        const ys = y.slice(k, k + batchSize);
        const { hiddenOutputs, z, loss } = this.forwardProp(xs, ys, alpha);
        this.backwardProp(xs, hiddenOutputs, z, ys, alpha, learningRate);
        ofBatches.push(loss);
      }
      losses.push(sum(ofBatches) / ofBatches.length);
    }
    return losses;
  }

  predict(x: Matrix): number[] {
    const h = this.hiddenLayers.reduce((rows, layer) => layer.forwardPass(rows), x);
    return this.outputLayer!.forwardPass(h).map((row) => row.indexOf(Math.max(...row)));
  }

  computeAccuracy(x: Matrix, y: number[]): number {
    return sum(this.predict(x).map((k, n) => (k === y[n] ? 1 : 0))) / y.length;
  }
}
