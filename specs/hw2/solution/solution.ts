// Homework 2: a solution
import { gauss } from 'plumbline/random';

/** Rows are samples, columns are neurons. */
type Matrix = number[][];

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: number[]): number => sum(values) / values.length;
const dot = (a: number[], b: number[]): number => sum(a.map((value, i) => value * b[i]!));
const map = (a: Matrix, f: (value: number) => number): Matrix => a.map((row) => row.map(f));
const zip = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix =>
  a.map((row, i) => row.map((value, j) => f(value, b[i]![j]!)));
const times = (a: Matrix, b: Matrix): Matrix => zip(a, b, (x, y) => x * y);
const transpose = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));
const product = (a: Matrix, b: Matrix): Matrix => a.map((row) => transpose(b).map((column) => dot(row, column)));

/** What all layers have in common: weights, a bias, and how these are updated. */
class Linear {
  W: Matrix;
  c: number[];

  constructor(inputDims: number, outputDims: number) {
    this.c = new Array<number>(outputDims).fill(0);
    this.W = Array.from({ length: inputDims }, () => this.c.map(() => Math.random() - 0.5));
  }

  /** Weighted sums of the inputs, plus the bias. */
  linear(X: Matrix): Matrix {
    return product(X, this.W).map((row) => row.map((value, j) => value + this.c[j]!));
  }

  /** Updates weights and bias. Returns the gradient for the layer below, by the weights as they were before. */
  update(X: Matrix, dLdU: Matrix, alpha: number, rate: number): Matrix {
    const forPrevious = product(dLdU, transpose(this.W));
    this.W = zip(this.W, product(transpose(X), dLdU), (w, slope) => w - rate * (slope + alpha * w));
    const slopes = transpose(dLdU).map(mean);
    this.c = this.c.map((value, j) => value - rate * slopes[j]!);
    return forPrevious;
  }
}

/** A linear layer with leaky ReLU. */
export class Hidden extends Linear {
  forwardPass(X: Matrix): Matrix {
    return this.leakyRelu(this.linear(X));
  }

  leakyRelu(inp: Matrix): Matrix {
    return map(inp, (u) => (u > 0 ? u : 0.01 * u));
  }

  /** From the outputs: they have the sign of the inputs. */
  leakyReluDerivative(h: Matrix): Matrix {
    return map(h, (value) => (value > 0 ? 1 : 0.01));
  }

  backwardPass(X: Matrix, h: Matrix, dLdh: Matrix, alpha: number, learningRate: number): Matrix {
    return this.update(X, times(dLdh, this.leakyReluDerivative(h)), alpha, learningRate);
  }
}

/** A linear layer with a learnable exponent. It has learning rates of its own. */
export class Hidden_Vondrick extends Linear {
  vondrickExponent = 1.5;
  U: Matrix = [];

  forwardPass(X: Matrix): Matrix {
    this.U = this.linear(X);
    return this.vondrickActivation(this.U);
  }

  vondrickActivation(U: Matrix): Matrix {
    return map(U, (u) => (u > 0 ? u ** this.vondrickExponent : 0.01 * u));
  }

  /** By the inputs U of the activation, and by the exponent. */
  vondrickActivationDerivative(): [Matrix, Matrix] {
    const n = this.vondrickExponent;
    return [
      map(this.U, (u) => (u > 0 ? n * u ** (n - 1) : 0.01)),
      map(this.U, (u) => (u > 0 ? u ** n * Math.log(u) : 0)),
    ];
  }

  backwardPass(X: Matrix, _h: Matrix, dLdh: Matrix, alpha: number): Matrix {
    const [dhdU, dhdn] = this.vondrickActivationDerivative();
    this.vondrickExponent = Math.max(1.01, this.vondrickExponent - 0.001 * sum(times(dLdh, dhdn).flat()));
    return this.update(X, times(dLdh, dhdU), alpha, 0.0005);
  }
}

/** A linear layer without activation. */
export class Output extends Linear {
  forwardPass(h: Matrix): Matrix {
    return this.linear(h);
  }

  backwardPass(h: Matrix, dLdz: Matrix, alpha: number, learningRate: number): Matrix {
    return this.update(h, dLdz, alpha, learningRate);
  }
}

/** Softmax and cross entropy. */
export class Loss {
  /** The logarithms of a row's probabilities. It is shifted first, so that no exponential overflows. */
  private logSoftmax(row: number[]): number[] {
    const shift = Math.max(...row);
    const total = Math.log(sum(row.map((value) => Math.exp(value - shift))));
    return row.map((value) => value - shift - total);
  }

  forwardPass(z: Matrix, y: number[]): number {
    return mean(z.map((row, i) => -this.logSoftmax(row)[y[i]!]!));
  }

  /** Not divided by the batch: the layers below do that where they want it. */
  backwardPass(z: Matrix, y: number[]): Matrix {
    return z.map((row, i) => this.logSoftmax(row).map((value, k) => Math.exp(value) - (k === y[i] ? 1 : 0)));
  }
}

/** Layers, one after the other. */
export class NN {
  hiddenLayers: (Hidden | Hidden_Vondrick)[] = [];
  outputLayer!: Output;
  lossLayer!: Loss;

  addLayer(name: string, inputDims: number, outputDims: number): void {
    if (name === 'hidden') this.hiddenLayers.push(new Hidden(inputDims, outputDims));
    if (name === 'hidden_vondrick') this.hiddenLayers.push(new Hidden_Vondrick(inputDims, outputDims));
    if (name === 'output') this.outputLayer = new Output(inputDims, outputDims);
    if (name === 'loss') this.lossLayer = new Loss();
  }

  /** The input, then the output of every hidden layer. */
  private run(X: Matrix): Matrix[] {
    const outputs = [X];
    for (const layer of this.hiddenLayers) outputs.push(layer.forwardPass(outputs.at(-1)!));
    return outputs;
  }

  /** The loss has half of alpha times every squared weight in it. */
  forwardProp(X: Matrix, y: number[], alpha: number): [Matrix[], Matrix, number] {
    const outputs = this.run(X);
    const z = this.outputLayer.forwardPass(outputs.at(-1)!);
    const squares = [...this.hiddenLayers, this.outputLayer].flatMap(({ W }) => W.flat()).map((w) => w ** 2);
    return [outputs.slice(1), z, this.lossLayer.forwardPass(z, y) + (alpha / 2) * sum(squares)];
  }

  backwardProp(X: Matrix, hiddenOutputs: Matrix[], z: Matrix, y: number[], alpha: number, learningRate: number): void {
    const outputs = [X, ...hiddenOutputs];
    let gradient = this.lossLayer.backwardPass(z, y);
    gradient = this.outputLayer.backwardPass(outputs.at(-1)!, gradient, alpha, learningRate);
    for (const k of [...this.hiddenLayers.keys()].reverse()) {
      gradient = this.hiddenLayers[k]!.backwardPass(outputs[k]!, outputs[k + 1]!, gradient, alpha, learningRate);
    }
  }

  /** Returns the mean loss of each epoch's batches. */
  train(X: Matrix, y: number[], epochs: number, batchSize: number, learningRate: number, alpha: number): number[] {
    return Array.from({ length: epochs }, () => {
      const losses: number[] = [];
      for (let start = 0; start < X.length; start += batchSize) {
        const [inputs, labels] = [X.slice(start, start + batchSize), y.slice(start, start + batchSize)];
        const [hiddenOutputs, z, loss] = this.forwardProp(inputs, labels, alpha);
        this.backwardProp(inputs, hiddenOutputs, z, labels, alpha, learningRate);
        losses.push(loss);
      }
      return mean(losses);
    });
  }

  predict(X: Matrix): number[] {
    return this.outputLayer.forwardPass(this.run(X).at(-1)!).map((row) => row.indexOf(Math.max(...row)));
  }

  computeAccuracy(X: Matrix, Y: number[]): number {
    return mean(this.predict(X).map((label, i) => (label === Y[i] ? 1 : 0)));
  }
}

/** A test function, and a function that returns its optimum. */
type Surface = [(x: number, y: number) => number, () => number[]];

const origin = (): number[] => [0, 0];

export function bowl(): Surface {
  return [(x, y) => x ** 2 + y ** 2, origin];
}

export function mult(): Surface {
  return [(x, y) => Math.sin(Math.sqrt(x ** 2 + y ** 2)), origin];
}

export function monkey(): Surface {
  return [(x, y) => x ** 3 + 3 * x * y ** 2, origin];
}

export function matyas(): Surface {
  return [(x, y) => 0.26 * (x ** 2 + y ** 2) - 0.48 * x * y, origin];
}

export function easom(): Surface {
  return [
    (x, y) => -Math.cos(x) * Math.cos(y) * Math.exp(-((x - Math.PI) ** 2) - (y - Math.PI) ** 2),
    () => [Math.PI, Math.PI],
  ];
}

interface Hyperparameters {
  alpha: number;
  gamma: number;
  eps: number;
  beta_1: number;
  beta_2: number;
}

/** The slope as an optimizer sees it: with normal noise of standard deviation 1. */
const noisy = (slope: number): number => gauss(slope, 1);

export function gradientDescent(x: number, y: number, dx: number, dy: number, hparams: Hyperparameters): number[] {
  return [x - hparams.alpha * dx, y - hparams.alpha * dy];
}

export function stochasticGradientDescent(
  x: number,
  y: number,
  dx: number,
  dy: number,
  hparams: Hyperparameters,
): number[] {
  return gradientDescent(x, y, noisy(dx), noisy(dy), hparams);
}

export function momentum(
  x: number,
  y: number,
  dx: number,
  dy: number,
  vX: number,
  vY: number,
  { alpha, gamma }: Hyperparameters,
): number[] {
  const nextVX = gamma * vX + alpha * noisy(dx);
  const nextVY = gamma * vY + alpha * noisy(dy);
  return [x - nextVX, y - nextVY, nextVX, nextVY];
}

export function adagrad(
  x: number,
  y: number,
  dx: number,
  dy: number,
  vX: number,
  vY: number,
  { alpha, eps }: Hyperparameters,
): number[] {
  const one = (theta: number, slope: number, before: number): [number, number] => {
    const g = noisy(slope);
    const v = before + g ** 2;
    return [theta - (alpha * g) / Math.sqrt(v + eps), v];
  };
  const [nextX, nextVX] = one(x, dx, vX);
  const [nextY, nextVY] = one(y, dy, vY);
  return [nextX, nextY, nextVX, nextVY];
}

export function adam(
  x: number,
  y: number,
  dx: number,
  dy: number,
  fX: number,
  fY: number,
  sX: number,
  sY: number,
  i: number,
  { alpha, beta_1, beta_2, eps }: Hyperparameters,
): number[] {
  const one = (theta: number, slope: number, first: number, second: number): [number, number, number] => {
    const g = noisy(slope);
    const f = beta_1 * first + (1 - beta_1) * g;
    const s = beta_2 * second + (1 - beta_2) * g ** 2;
    const fCorrected = f / (1 - beta_1 ** (i + 1));
    const sCorrected = s / (1 - beta_2 ** (i + 1));
    return [theta - (alpha * fCorrected) / Math.sqrt(sCorrected + eps), f, s];
  };
  const [nextX, nextFX, nextSX] = one(x, dx, fX, sX);
  const [nextY, nextFY, nextSY] = one(y, dy, fY, sY);
  return [nextX, nextY, nextFX, nextFY, nextSX, nextSY];
}
