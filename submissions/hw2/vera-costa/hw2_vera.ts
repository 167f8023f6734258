// Vera Costa
import { gauss } from 'plumbline/random';

/** rows x columns in one type, so that I can chain */
class Mat {
  readonly rows: number[][];

  constructor(rows: number[][]) {
    this.rows = rows;
  }

  static rand(n: number, m: number, low: number): number[][] {
    return [...Array(n)].map(() => [...Array(m)].map(() => low + Math.random()));
  }

  get T(): Mat {
    return new Mat(this.rows[0]!.map((_, j) => this.rows.map((r) => r[j]!)));
  }

  mul(other: Mat): Mat {
    const cols = other.T.rows;
    return new Mat(this.rows.map((r) => cols.map((c) => r.reduce((s, v, i) => s + v * c[i]!, 0))));
  }

  plus(other: Mat, factor = 1): Mat {
    return new Mat(this.rows.map((r, i) => r.map((v, j) => v + factor * other.rows[i]![j]!)));
  }

  hadamard(other: Mat): Mat {
    return new Mat(this.rows.map((r, i) => r.map((v, j) => v * other.rows[i]![j]!)));
  }

  addBias(b: number[][]): Mat {
    return new Mat(this.rows.map((r) => r.map((v, j) => v + b[0]![j]!)));
  }

  each(f: (v: number) => number): Mat {
    return new Mat(this.rows.map((r) => r.map(f)));
  }

  /** sum of every column, as one row */
  sum0(): Mat {
    return new Mat([this.T.rows.map((c) => c.reduce((s, v) => s + v, 0))]);
  }

  total(): number {
    return this.rows.flat().reduce((s, v) => s + v, 0);
  }
}

const mat = (rows: number[][]): Mat => new Mat(rows);

export class Hidden {
  W: number[][];
  c: number[][]; // 1 x outputDims

  constructor(inputDims: number, outputDims: number) {
    this.W = Mat.rand(inputDims, outputDims, -0.5);
    this.c = Mat.rand(1, outputDims, -0.5);
  }

  forwardPass(X: number[][]): number[][] {
    return this.leakyRelu(mat(X).mul(mat(this.W)).addBias(this.c).rows);
  }

  leakyRelu(inp: number[][]): number[][] {
    return mat(inp).each((u) => Math.max(0.01 * u, u)).rows;
  }

  leakyReluDerivative(h: number[][]): number[][] {
    return mat(h).each((v) => (v <= 0 ? 0.01 : 1)).rows;
  }

  backwardPass(X: number[][], h: number[][], dLdh: number[][], alpha: number, learningRate: number): number[][] {
    const W = mat(this.W);
    const dLdU = mat(dLdh).hadamard(mat(this.leakyReluDerivative(h)));
    const dLdW = mat(X).T.mul(dLdU).each((v) => v / X.length).plus(W, alpha);
    const dLdc = dLdU.sum0().each((v) => v / X.length);
    const forPrev = dLdU.mul(W.T).rows;
    this.W = W.plus(dLdW, -learningRate).rows;
    this.c = mat(this.c).plus(dLdc, -learningRate).rows;
    return forPrev;
  }
}

export class HiddenVondrick {
  W: number[][];
  c: number[][];
  U: number[][] | null = null;
  exponent: number;

  constructor(inputDims: number, outputDims: number) {
    this.W = Mat.rand(inputDims, outputDims, 0);
    this.c = Mat.rand(1, outputDims, 0);
    this.exponent = 1.4 + 0.6 * Math.random();
  }

  forwardPass(X: number[][]): number[][] {
    this.U = mat(X).mul(mat(this.W)).addBias(this.c).rows;
    return this.vondrickActivation(this.U);
  }

  vondrickActivation(U: number[][]): number[][] {
    return mat(U).each((u) => (u > 0 ? u ** this.exponent : 0.01 * u)).rows;
  }

  vondrickActivationDerivative(): { derivativeWrtU: number[][]; derivativeWrtExponent: number[][] } {
    const n = this.exponent;
    const U = mat(this.U!);
    return {
      derivativeWrtU: U.each((u) => (u > 0 ? n * u ** (n - 1) : 0.01)).rows,
      derivativeWrtExponent: U.each((u) => (u > 0 ? Math.log(u) * u ** n : 0)).rows,
    };
  }

  backwardPass(X: number[][], h: number[][], dLdh: number[][], alpha: number, learningRate = 0.0005): number[][] {
    const W = mat(this.W);
    const { derivativeWrtU, derivativeWrtExponent } = this.vondrickActivationDerivative();
    const dLdU = mat(dLdh).hadamard(mat(derivativeWrtU));
    const dLdn = mat(dLdh).hadamard(mat(derivativeWrtExponent)).total();
    const dLdW = mat(X).T.mul(dLdU).plus(W, alpha);
    const dLdc = dLdU.sum0();
    const forPrev = dLdU.mul(W.T).rows;
    this.W = W.plus(dLdW, -0.0005).rows;
    this.c = mat(this.c).plus(dLdc, -0.0005).rows;
    this.exponent = Math.max(1.01, this.exponent - 0.001 * dLdn);
    return forPrev;
  }
}

export class Output {
  w: number[][];
  b: number[][];

  constructor(inputDims: number, outputDims: number) {
    this.w = Mat.rand(inputDims, outputDims, -0.5);
    this.b = Mat.rand(1, outputDims, -0.5);
  }

  forwardPass(h: number[][]): number[][] {
    const z = mat(h).mul(mat(this.w)).addBias(this.b).rows;
    return z.map((r) => {
      const m = Math.max(...r);
      return r.map((v) => v - m);
    });
  }

  backwardPass(h: number[][], dLdz: number[][], alpha: number, learningRate: number): number[][] {
    const w = mat(this.w);
    const dLdw = mat(h).T.mul(mat(dLdz)).each((v) => v / h.length).plus(w, alpha);
    const dLdb = mat(dLdz).sum0().each((v) => v / h.length);
    const dLdh = mat(dLdz).mul(w.T).rows;
    this.w = w.plus(dLdw, -learningRate).rows;
    this.b = mat(this.b).plus(dLdb, -learningRate).rows;
    return dLdh;
  }
}

function softmax(z: number[][]): number[][] {
  return z.map((r) => {
    const m = Math.max(...r);
    const e = r.map((v) => Math.exp(v - m));
    const s = e.reduce((a, v) => a + v, 0);
    return e.map((v) => v / s);
  });
}

export class Loss {
  inputDims: number;
  outputDims: number;

  constructor(inputDims: number, outputDims: number) {
    this.inputDims = inputDims;
    this.outputDims = outputDims;
  }

  forwardPass(z: number[][], y: number[]): number {
    const terms = z.map((r, i) => {
      const m = Math.max(...r);
      return m + Math.log(r.reduce((s, v) => s + Math.exp(v - m), 0)) - r[y[i]!]!;
    });
    return terms.reduce((s, v) => s + v, 0) / z.length;
  }

  backwardPass(z: number[][], y: number[]): number[][] {
    const hot = z.map((r, i) => r.map((_, k) => (k === y[i] ? 1 : 0)));
    return mat(softmax(z)).plus(mat(hot), -1).each((v) => v / z.length).rows;
  }
}

export class NN {
  hiddenLayers: Array<Hidden | HiddenVondrick> = [];
  outputLayer: Output | null = null;
  lossLayer: Loss | null = null;

  addLayer(name: string, inputDims: number, outputDims: number): void {
    const kind = name.toLowerCase();
    if (kind === 'output') this.outputLayer = new Output(inputDims, outputDims);
    else if (kind === 'loss') this.lossLayer = new Loss(inputDims, outputDims);
    else this.hiddenLayers.push(new (kind === 'hidden' ? Hidden : HiddenVondrick)(inputDims, outputDims));
  }

  forwardProp(X: number[][], y: number[], alpha: number) {
    const hiddenOutputs: number[][][] = [];
    for (const layer of this.hiddenLayers) hiddenOutputs.push(layer.forwardPass(hiddenOutputs.at(-1) ?? X));
    const z = this.outputLayer!.forwardPass(hiddenOutputs.at(-1)!);
    let loss = this.lossLayer!.forwardPass(z, y);
    for (const layer of this.hiddenLayers) loss += (alpha / 2) * mat(layer.W).hadamard(mat(layer.W)).total();
    loss += (alpha / 2) * mat(this.outputLayer!.w).hadamard(mat(this.outputLayer!.w)).total();
    return { hiddenOutputs, z, loss };
  }

  backwardProp(
    X: number[][], hiddenOutputs: number[][][], z: number[][], y: number[], alpha: number, learningRate: number,
  ): void {
    let grad = this.outputLayer!.backwardPass(
      hiddenOutputs.at(-1)!, this.lossLayer!.backwardPass(z, y), alpha, learningRate,
    );
    for (const [i, layer] of [...this.hiddenLayers.entries()].reverse()) {
      grad = layer.backwardPass(hiddenOutputs[i - 1] ?? X, hiddenOutputs[i]!, grad, alpha, learningRate);
    }
  }

  train(
    X: number[][], y: number[], epochs: number, batchSize: number, learningRate: number, alpha: number,
    verbose = false,
  ): number[] {
    const history: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch++) {
      let sum = 0;
      let count = 0;
      for (let from = 0; from < X.length; from += batchSize, count++) {
        const [xs, ys] = [X.slice(from, from + batchSize), y.slice(from, from + batchSize)];
        const { hiddenOutputs, z, loss } = this.forwardProp(xs, ys, alpha);
        this.backwardProp(xs, hiddenOutputs, z, ys, alpha, learningRate);
        sum += loss;
      }
      history.push(sum / count);
      if (verbose) console.log(epoch, history[epoch], this.computeAccuracy(X, y));
    }
    return history;
  }

  private logits(X: number[][]): number[][] {
    const h = this.hiddenLayers.reduce((rows, layer) => layer.forwardPass(rows), X);
    return this.outputLayer!.forwardPass(h);
  }

  predict(X: number[][]): number[] {
    return this.logits(X).map((r) => r.reduce((best, v, k) => (v > r[best]! ? k : best), 0));
  }

  computeAccuracy(X: number[][], Y: number[]): number {
    const guess = this.predict(X);
    return Y.filter((label, i) => label === guess[i]).length / Y.length;
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
