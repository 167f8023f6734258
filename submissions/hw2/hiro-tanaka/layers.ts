/** one batch: a row for each sample */
export type Batch = readonly (readonly number[])[];

type Unary = (v: number) => number;

const map2 = (m: Batch, f: Unary): number[][] => m.map((row) => row.map(f));
const zipWith = (a: Batch, b: Batch, f: (p: number, q: number) => number): number[][] =>
  a.map((row, n) => row.map((v, j) => f(v, b[n]![j]!)));
const add = (a: number, b: number): number => a + b;
const inner = (a: readonly number[], b: readonly number[]): number => a.map((v, i) => v * b[i]!).reduce(add, 0);
const turned = (m: Batch): number[][] => (m[0] ?? []).map((_, j) => m.map((row) => row[j]!));

/** what one activation needs; P is whatever it learns besides the weights */
interface Activation<P> {
  value(u: number, p: P): number;
  slope(u: number, p: P): number;
}

const leaky: Activation<undefined> = {
  value: (u) => (u > 0 ? u : u * 0.01),
  slope: (u) => (u > 0 ? 1 : 0.01),
};

const power: Activation<number> & { slopeOfExponent(u: number, n: number): number } = {
  value: (u, n) => (u > 0 ? Math.pow(u, n) : u * 0.01),
  slope: (u, n) => (u > 0 ? n * Math.pow(u, n - 1) : 0.01),
  slopeOfExponent: (u, n) => (u > 0 ? Math.pow(u, n) * Math.log(u) : 0),
};

abstract class Affine {
  W: number[][];
  c: number[];

  protected constructor(fanIn: number, fanOut: number, low: number) {
    const draw = () => low + Math.random();
    this.W = Array.from({ length: fanIn }, () => Array.from({ length: fanOut }, draw));
    this.c = Array.from({ length: fanOut }, draw);
  }

  protected line(X: Batch): number[][] {
    const units = turned(this.W);
    return X.map((x) => units.map((w, j) => inner(x, w) + this.c[j]!));
  }

  /** returns the gradient for X, which needs the weights as they were */
  protected descend(X: Batch, delta: Batch, alpha: number, rate: number, biasRate: number): number[][] {
    const before = this.W;
    const [features, units] = [turned(X), turned(delta)];
    this.W = before.map((row, i) => row.map((w, j) => w - rate * (inner(features[i]!, units[j]!) + alpha * w)));
    this.c = this.c.map((v, j) => v - biasRate * units[j]!.reduce(add, 0));
    return delta.map((d) => before.map((row) => inner(d, row)));
  }

  squares(): number {
    return this.W.flat().reduce((s, w) => s + w * w, 0);
  }
}

export class Hidden extends Affine {
  constructor(inputDims: number, outputDims: number) {
    super(inputDims, outputDims, -0.5);
  }

  leakyRelu(inp: Batch): number[][] {
    return map2(inp, (u) => leaky.value(u, undefined));
  }

  leakyReluDerivative(h: Batch): number[][] {
    return map2(h, (v) => leaky.slope(v, undefined));
  }

  forwardPass(X: Batch): number[][] {
    return this.leakyRelu(this.line(X));
  }

  backwardPass(X: Batch, h: Batch, dLdh: Batch, alpha: number, learningRate: number): number[][] {
    const delta = zipWith(dLdh, this.leakyReluDerivative(h), (g, s) => g * s);
    return this.descend(X, delta, alpha, learningRate, learningRate / X.length);
  }
}

export class HiddenVondrick extends Affine {
  U: number[][] = [];
  vondrickExponent = 1.4 + 0.6 * Math.random();

  constructor(inputDims: number, outputDims: number) {
    super(inputDims, outputDims, 0);
  }

  vondrickActivation(U: Batch): number[][] {
    return map2(U, (u) => power.value(u, this.vondrickExponent));
  }

  vondrickActivationDerivative(): readonly [number[][], number[][]] {
    const n = this.vondrickExponent;
    return [map2(this.U, (u) => power.slope(u, n)), map2(this.U, (u) => power.slopeOfExponent(u, n))];
  }

  forwardPass(X: Batch): number[][] {
    this.U = this.line(X);
    return this.vondrickActivation(this.U);
  }

  backwardPass(X: Batch, _h: Batch, dLdh: Batch, alpha: number, _learningRate?: number): number[][] {
    const [slopes, exponentSlopes] = this.vondrickActivationDerivative();
    const entries = zipWith(dLdh, exponentSlopes, (g, s) => g * s).flat();
    const next = this.vondrickExponent - (0.001 * entries.reduce(add, 0)) / entries.length;
    this.vondrickExponent = next < 1.01 ? 1.01 : next;
    return this.descend(X, zipWith(dLdh, slopes, (g, s) => g * s), alpha, 0.0005, 0.0005);
  }
}

export class Output extends Affine {
  constructor(inputDims: number, outputDims: number) {
    super(inputDims, outputDims, -0.5);
  }

  forwardPass(h: Batch): number[][] {
    return this.line(h).map((row) => {
      const top = row.reduce((a, b) => Math.max(a, b));
      return row.map((v) => v - top);
    });
  }

  backwardPass(h: Batch, dLdz: Batch, alpha: number, learningRate: number): number[][] {
    return this.descend(h, dLdz, alpha, learningRate, learningRate / h.length);
  }
}

function logSoftmax(row: readonly number[]): number[] {
  const top = row.reduce((a, b) => Math.max(a, b));
  const total = top + Math.log(row.map((v) => Math.exp(v - top)).reduce(add));
  return row.map((v) => v - total);
}

export class Loss {
  readonly dims: readonly [number, number];

  constructor(inputDims: number, outputDims: number) {
    this.dims = [inputDims, outputDims];
  }

  forwardPass(z: Batch, y: readonly number[]): number {
    return -z.map((row, n) => logSoftmax(row)[y[n]!]!).reduce(add) / z.length;
  }

  backwardPass(z: Batch, y: readonly number[]): number[][] {
    return z.map((row, n) => logSoftmax(row).map((l, k) => Math.exp(l) - (k === y[n] ? 1 : 0)));
  }
}
