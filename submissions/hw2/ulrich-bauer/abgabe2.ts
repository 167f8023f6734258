// Ulrich Bauer
import { gauss } from 'plumbline/random';

const LEAK = 0.01;

function dot(a: number[], b: number[]): number {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i]! * b[i]!;
  return s;
}

const column = (m: number[][], j: number): number[] => m.map((r) => r[j]!);

export class Hidden {
  W: number[][] = [];
  c: number[] = [];

  constructor(inputDims: number, outputDims: number) {
    for (let i = 0; i < inputDims; i++) {
      this.W.push([]);
      for (let j = 0; j < outputDims; j++) this.W[i]!.push(Math.random() - 0.5);
    }
    for (let j = 0; j < outputDims; j++) this.c.push(Math.random() - 0.5);
  }

  leakyRelu(inp: number[][]): number[][] {
    return inp.map((r) => r.map((u) => (u > 0 ? u : LEAK * u)));
  }

  leakyReluDerivative(h: number[][]): number[][] {
    return h.map((r) => r.map((v) => (v > 0 ? 1 : LEAK)));
  }

  forwardPass(X: number[][]): number[][] {
    const U = X.map((x) => this.c.map((c, j) => dot(x, column(this.W, j)) + c));
    return this.leakyRelu(U);
  }

  backwardPass(X: number[][], h: number[][], dLdh: number[][], alpha: number, learningRate: number): number[][] {
    const slope = this.leakyReluDerivative(h);
    const dU = dLdh.map((r, n) => r.map((g, j) => g * slope[n]![j]!));
    const forPrev = dU.map((d) => this.W.map((w) => dot(d, w)));
    for (let i = 0; i < this.W.length; i++) {
      for (let j = 0; j < this.c.length; j++) {
        const g = dot(column(X, i), column(dU, j)) + alpha * this.W[i]![j]!;
        this.W[i]![j]! -= learningRate * g;
      }
    }
    for (let j = 0; j < this.c.length; j++) {
      const sum = column(dU, j).reduce((a, b) => a + b, 0);
      this.c[j]! -= (learningRate * sum) / X.length;
    }
    return forPrev;
  }
}

export class Hidden_Vondrick {
  W: number[][] = [];
  c: number[] = [];
  U: number[][] = [];
  vondrick_exponent: number;

  constructor(inputDims: number, outputDims: number) {
    for (let i = 0; i < inputDims; i++) {
      this.W.push([]);
      for (let j = 0; j < outputDims; j++) this.W[i]!.push(Math.random());
    }
    for (let j = 0; j < outputDims; j++) this.c.push(Math.random());
    this.vondrick_exponent = 1.4 + Math.random() * 0.6;
  }

  vondrickActivation(U: number[][]): number[][] {
    return U.map((r) => r.map((u) => (u > 0 ? Math.pow(u, this.vondrick_exponent) : LEAK * u)));
  }

  vondrickActivationDerivative(): [number[][], number[][]] {
    const n = this.vondrick_exponent;
    const wrtU = this.U.map((r) => r.map((u) => (u > 0 ? n * Math.pow(u, n - 1) : LEAK)));
    const wrtExponent = this.U.map((r) => r.map((u) => (u > 0 ? Math.pow(u, n) * Math.log(u) : 0)));
    return [wrtU, wrtExponent];
  }

  forwardPass(X: number[][]): number[][] {
    this.U = X.map((x) => this.c.map((c, j) => dot(x, column(this.W, j)) + c));
    return this.vondrickActivation(this.U);
  }

  backwardPass(X: number[][], h: number[][], dLdh: number[][], alpha: number, learningRate = 0.0005): number[][] {
    const [wrtU, wrtExponent] = this.vondrickActivationDerivative();
    const dU = dLdh.map((r, n) => r.map((g, j) => g * wrtU[n]![j]!));
    const forPrev = dU.map((d) => this.W.map((w) => dot(d, w)));
    for (let i = 0; i < this.W.length; i++) {
      for (let j = 0; j < this.c.length; j++) {
        const g = dot(column(X, i), column(dU, j)) + alpha * this.W[i]![j]!;
        this.W[i]![j]! -= 0.0005 * g;
      }
    }
    for (let j = 0; j < this.c.length; j++) {
      this.c[j]! -= 0.0005 * column(dU, j).reduce((a, b) => a + b, 0);
    }
    let dn = 0;
    dLdh.forEach((r, n) => r.forEach((g, j) => (dn += g * wrtExponent[n]![j]!)));
    this.vondrick_exponent -= 0.001 * dn;
    return forPrev;
  }
}

export class Output {
  w: number[][] = [];
  b: number[] = [];

  constructor(inputDims: number, outputDims: number) {
    for (let i = 0; i < inputDims; i++) {
      this.w.push([]);
      for (let j = 0; j < outputDims; j++) this.w[i]!.push(Math.random() - 0.5);
    }
    for (let j = 0; j < outputDims; j++) this.b.push(Math.random() - 0.5);
  }

  forwardPass(h: number[][]): number[][] {
    const z = h.map((x) => this.b.map((b, j) => dot(x, column(this.w, j)) + b));
    return z.map((r) => r.map((v) => v - Math.max(...r)));
  }

  backwardPass(h: number[][], dLdz: number[][], alpha: number, learningRate: number): number[][] {
    const dLdh = dLdz.map((d) => this.w.map((w) => dot(d, w)));
    for (let i = 0; i < this.w.length; i++) {
      for (let j = 0; j < this.b.length; j++) {
        const g = dot(column(h, i), column(dLdz, j)) + alpha * this.w[i]![j]!;
        this.w[i]![j]! -= learningRate * g;
      }
    }
    for (let j = 0; j < this.b.length; j++) {
      const sum = column(dLdz, j).reduce((a, b) => a + b, 0);
      this.b[j]! -= (learningRate * sum) / h.length;
    }
    return dLdh;
  }
}

export class Loss {
  constructor(public inputDims: number, public outputDims: number) {}

  forwardPass(z: number[][], y: number[]): number {
    let L = 0;
    for (let i = 0; i < z.length; i++) {
      const r = z[i]!;
      const max = Math.max(...r);
      L += max + Math.log(r.map((v) => Math.exp(v - max)).reduce((a, b) => a + b, 0)) - r[y[i]!]!;
    }
    return L / z.length;
  }

  backwardPass(z: number[][], y: number[]): number[][] {
    const out: number[][] = [];
    for (let i = 0; i < z.length; i++) {
      const max = Math.max(...z[i]!);
      const e = z[i]!.map((v) => Math.exp(v - max));
      const sum = e.reduce((a, b) => a + b, 0);
      const p = e.map((v) => v / sum);
      p[y[i]!]! -= 1;
      out.push(p);
    }
    return out;
  }
}

export class NN {
  hidden_layers: (Hidden | Hidden_Vondrick)[] = [];
  output_layer: Output | undefined;
  loss_layer: Loss | undefined;

  addLayer(name: string, inputDims: number, outputDims: number): void {
    if (name === 'hidden') this.hidden_layers.push(new Hidden(inputDims, outputDims));
    if (name === 'hidden_vondrick') this.hidden_layers.push(new Hidden_Vondrick(inputDims, outputDims));
    if (name === 'output') this.output_layer = new Output(inputDims, outputDims);
    if (name === 'loss') this.loss_layer = new Loss(inputDims, outputDims);
  }

  forwardProp(X: number[][], y: number[], alpha: number): [number[][][], number[][], number] {
    const hiddenOutputs: number[][][] = [];
    let h = X;
    for (const layer of this.hidden_layers) {
      h = layer.forwardPass(h);
      hiddenOutputs.push(h);
    }
    const z = this.output_layer!.forwardPass(h);
    let L = this.loss_layer!.forwardPass(z, y);
    for (const W of [...this.hidden_layers.map((l) => l.W), this.output_layer!.w]) {
      const norm = Math.hypot(...W.flat());
      L += 0.5 * alpha * norm ** 2;
    }
    return [hiddenOutputs, z, L];
  }

  backwardProp(
    X: number[][], hiddenOutputs: number[][][], z: number[][], y: number[], alpha = 0.01, learningRate = 0.01,
  ): void {
    let g = this.loss_layer!.backwardPass(z, y);
    g = this.output_layer!.backwardPass(hiddenOutputs[hiddenOutputs.length - 1]!, g, alpha, learningRate);
    for (let i = this.hidden_layers.length - 1; i > 0; i--) {
      g = this.hidden_layers[i]!.backwardPass(hiddenOutputs[i - 1]!, hiddenOutputs[i]!, g, alpha, learningRate);
    }
    this.hidden_layers[0]!.backwardPass(X, hiddenOutputs[0]!, g, alpha, learningRate);
  }

  train(
    X: number[][], y: number[], epochs: number, batchSize: number, learningRate: number, alpha: number, show = true,
  ): number[] {
    const losses: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch++) {
      if (show) console.log('epoch', epoch + 1, this.computeAccuracy(X, y));
      const batch: number[] = [];
      for (let k = 0; k < X.length; k += batchSize) {
        const xs = X.slice(k, k + batchSize);
        const ys = y.slice(k, k + batchSize);
        const [hiddenOutputs, z, L] = this.forwardProp(xs, ys, alpha);
        batch.push(L);
        this.backwardProp(xs, hiddenOutputs, z, ys, alpha, learningRate);
      }
      losses.push(batch.reduce((a, b) => a + b, 0) / batch.length);
    }
    return losses;
  }

  predict(X: number[][]): number[] {
    let h = X;
    for (const layer of this.hidden_layers) h = layer.forwardPass(h);
    const z = this.output_layer!.forwardPass(h);
    return z.map((r) => r.indexOf(Math.max(...r)));
  }

  computeAccuracy(X: number[][], Y: number[]): number {
    const p = this.predict(X);
    let right = 0;
    for (let i = 0; i < Y.length; i++) if (p[i] === Y[i]) right++;
    return right / Y.length;
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
