// Daniel Schmidt, Hausaufgabe 2
import { gauss } from 'plumbline/random';

type Matrix = number[][];

// ---- small matrix helpers, everything is rows of numbers

const zeros = (rows: number, cols: number): Matrix => Array.from({ length: rows }, () => new Array<number>(cols).fill(0));
const random = (rows: number, cols: number, shift: number): Matrix =>
  zeros(rows, cols).map((row) => row.map(() => Math.random() - shift));

function matmul(a: Matrix, b: Matrix): Matrix {
  const out = zeros(a.length, b[0]!.length);
  for (let i = 0; i < a.length; i++) {
    for (let k = 0; k < b.length; k++) {
      for (let j = 0; j < b[0]!.length; j++) out[i]![j]! += a[i]![k]! * b[k]![j]!;
    }
  }
  return out;
}

const transpose = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));
const map = (a: Matrix, f: (v: number) => number): Matrix => a.map((row) => row.map(f));
const zip = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix =>
  a.map((row, i) => row.map((v, j) => f(v, b[i]![j]!)));
const addRow = (a: Matrix, bias: number[]): Matrix => a.map((row) => row.map((v, j) => v + bias[j]!));
const columnSums = (a: Matrix): number[] => transpose(a).map((col) => col.reduce((s, v) => s + v, 0));
const sumOfSquares = (a: Matrix): number => a.flat().reduce((s, v) => s + v * v, 0);

abstract class Base {
  constructor(inputDims: number, outputDims: number) {
    this.inputDims = inputDims;
    this.outputDims = outputDims;
  }

  readonly inputDims: number;
  readonly outputDims: number;

  protected updateWeights(W: Matrix, b: number[], dW: Matrix, db: number[], rate: number): [Matrix, number[]] {
    return [zip(W, dW, (w, d) => w - rate * d), b.map((v, j) => v - rate * db[j]!)];
  }
}

export class Hidden extends Base {
  W: Matrix;
  c: number[];

  constructor(inputDims: number, outputDims: number) {
    super(inputDims, outputDims);
    this.W = random(inputDims, outputDims, 0.5);
    this.c = random(1, outputDims, 0.5)[0]!;
  }

  forwardPass(X: Matrix): Matrix {
    return this.leakyRelu(addRow(matmul(X, this.W), this.c));
  }

  backwardPass(X: Matrix, h: Matrix, dLdh: Matrix, alpha: number, learningRate: number): Matrix {
    const dLdU = zip(dLdh, this.leakyReluDerivative(h), (a, b) => a * b);
    const dLdW = zip(matmul(transpose(X), dLdU), this.W, (d, w) => d + alpha * w);
    const dLdc = columnSums(dLdU).map((s) => s / X.length);
    const forPrev = matmul(dLdU, transpose(this.W));
    [this.W, this.c] = this.updateWeights(this.W, this.c, dLdW, dLdc, learningRate);
    return forPrev;
  }

  leakyRelu(inp: Matrix): Matrix {
    return map(inp, (u) => (u > 0 ? u : 0.01 * u));
  }

  leakyReluDerivative(h: Matrix): Matrix {
    return map(h, (v) => (v > 0 ? 1 : 0.01));
  }
}

export class Hidden_Vondrick extends Base {
  W: Matrix;
  c: number[];
  U: Matrix = [];
  vondrickExponent: number;

  constructor(inputDims: number, outputDims: number) {
    super(inputDims, outputDims);
    this.W = random(inputDims, outputDims, 0);
    this.c = random(1, outputDims, 0)[0]!;
    this.vondrickExponent = 1.4 + 0.6 * Math.random();
  }

  forwardPass(X: Matrix): Matrix {
    this.U = addRow(matmul(X, this.W), this.c);
    return this.vondrickActivation(this.U);
  }

  backwardPass(X: Matrix, _h: Matrix, dLdh: Matrix, alpha: number, _learningRate = 0.0005): Matrix {
    const [dhdU, dhdn] = this.vondrickActivationDerivative();
    const dLdU = zip(dLdh, dhdU, (a, b) => a * b);
    const dLdW = zip(matmul(transpose(X), dLdU), this.W, (d, w) => d + alpha * w);
    const dLdn = columnSums(zip(dLdh, dhdn, (a, b) => a * b)).reduce((s, v) => s + v, 0);
    const forPrev = matmul(dLdU, transpose(this.W));
    [this.W, this.c] = this.updateWeights(this.W, this.c, dLdW, columnSums(dLdU), 0.0005);
    this.vondrickExponent = Math.max(1.01, this.vondrickExponent - 0.001 * dLdn);
    return forPrev;
  }

  vondrickActivation(U: Matrix): Matrix {
    return map(U, (u) => (u > 0 ? u ** this.vondrickExponent : 0.01 * u));
  }

  vondrickActivationDerivative(): [Matrix, Matrix] {
    const n = this.vondrickExponent;
    return [
      map(this.U, (u) => (u > 0 ? n * u ** (n - 1) : 0.01)),
      map(this.U, (u) => (u > 0 ? u ** n * Math.log(u) : 0)),
    ];
  }
}

export class Output extends Base {
  w: Matrix;
  b: number[];

  constructor(inputDims: number, outputDims: number) {
    super(inputDims, outputDims);
    this.w = random(inputDims, outputDims, 0.5);
    this.b = random(1, outputDims, 0.5)[0]!;
  }

  forwardPass(h: Matrix): Matrix {
    return addRow(matmul(h, this.w), this.b).map((row) => {
      const top = Math.max(...row);
      return row.map((v) => v - top);
    });
  }

  backwardPass(h: Matrix, dLdz: Matrix, alpha: number, learningRate: number): Matrix {
    const dLdw = zip(matmul(transpose(h), dLdz), this.w, (d, w) => d + alpha * w);
    const dLdb = columnSums(dLdz).map((s) => s / h.length);
    const dLdh = matmul(dLdz, transpose(this.w));
    [this.w, this.b] = this.updateWeights(this.w, this.b, dLdw, dLdb, learningRate);
    return dLdh;
  }
}

export class Loss extends Base {
  private softmax(row: number[]): number[] {
    const top = Math.max(...row);
    const e = row.map((v) => Math.exp(v - top));
    const sum = e.reduce((s, v) => s + v, 0);
    return e.map((v) => v / sum);
  }

  forwardPass(z: Matrix, y: number[]): number {
    let total = 0;
    z.forEach((row, i) => {
      const top = Math.max(...row);
      const sum = row.reduce((s, v) => s + Math.exp(v - top), 0);
      total += Math.log(sum) + top - row[y[i]!]!;
    });
    return total / z.length;
  }

  backwardPass(z: Matrix, y: number[]): Matrix {
    return z.map((row, i) => this.softmax(row).map((p, k) => (k === y[i] ? p - 1 : p)));
  }
}

type HiddenLayer = Hidden | Hidden_Vondrick;

export class NN {
  hiddenLayers: HiddenLayer[] = [];
  outputLayer!: Output;
  lossLayer!: Loss;

  addLayer(name: string, inputDims: number, outputDims: number): void {
    switch (name.toLowerCase()) {
      case 'hidden':
        this.hiddenLayers.push(new Hidden(inputDims, outputDims));
        break;
      case 'hidden_vondrick':
        this.hiddenLayers.push(new Hidden_Vondrick(inputDims, outputDims));
        break;
      case 'output':
        this.outputLayer = new Output(inputDims, outputDims);
        break;
      case 'loss':
        this.lossLayer = new Loss(inputDims, outputDims);
        break;
    }
  }

  forwardProp(X: Matrix, y: number[], alpha: number): { hiddenOutputs: Matrix[]; z: Matrix; L: number } {
    const hiddenOutputs: Matrix[] = [];
    let h = X;
    for (const layer of this.hiddenLayers) {
      h = layer.forwardPass(h);
      hiddenOutputs.push(h);
    }
    const z = this.outputLayer.forwardPass(h);
    let L = this.lossLayer.forwardPass(z, y);
    for (const layer of this.hiddenLayers) L += 0.5 * alpha * sumOfSquares(layer.W);
    L += 0.5 * alpha * sumOfSquares(this.outputLayer.w);
    return { hiddenOutputs, z, L };
  }

  backwardProp(X: Matrix, hiddenOutputs: Matrix[], z: Matrix, y: number[], alpha = 0.01, learningRate = 0.01): void {
    const dLdz = this.lossLayer.backwardPass(z, y);
    let grad = this.outputLayer.backwardPass(hiddenOutputs[hiddenOutputs.length - 1]!, dLdz, alpha, learningRate);
    for (let i = this.hiddenLayers.length - 1; i >= 0; i--) {
      const below = i === 0 ? X : hiddenOutputs[i - 1]!;
      grad = this.hiddenLayers[i]!.backwardPass(below, hiddenOutputs[i]!, grad, alpha, learningRate);
    }
  }

  train(
    X: Matrix, y: number[], epochs: number, batchSize: number, learningRate: number, alpha: number,
    showTrainingAccuracy = true,
  ): number[] {
    const loss: number[] = [];
    for (let epoch = 1; epoch <= epochs; epoch++) {
      if (showTrainingAccuracy) console.log(`epoch ${epoch}: accuracy ${this.computeAccuracy(X, y)}`);
      let sum = 0;
      let batches = 0;
      for (let k = 0; k < X.length; k += batchSize) {
        const inp = X.slice(k, k + batchSize);
        const out = y.slice(k, k + batchSize);
        const { hiddenOutputs, z, L } = this.forwardProp(inp, out, alpha);
        this.backwardProp(inp, hiddenOutputs, z, out, alpha, learningRate);
        sum += L;
        batches++;
      }
      loss.push(sum / batches);
    }
    return loss;
  }

  predict(X: Matrix): number[] {
    let h = X;
    for (const layer of this.hiddenLayers) h = layer.forwardPass(h);
    return this.outputLayer.forwardPass(h).map((row) => row.indexOf(Math.max(...row)));
  }

  computeAccuracy(X: Matrix, Y: number[]): number {
    const guess = this.predict(X);
    return guess.filter((g, i) => g === Y[i]).length / Y.length;
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
