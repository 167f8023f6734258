// Adam as a class that keeps its state: a solution

/** A number, or an array of any depth. */
type Numbers = number | Numbers[];

/** Applies a function to the numbers that stand at the same place of three arrays of one shape. */
function each(f: (a: number, b: number, c: number) => number, a: Numbers, b: Numbers, c: Numbers): Numbers {
  if (!Array.isArray(a)) return f(a, b as number, c as number);
  return a.map((one, index) => each(f, one, (b as Numbers[])[index]!, (c as Numbers[])[index]!));
}

/** Adam. An object keeps the averages of every number, and counts its own steps. */
export class Adam {
  private m: Numbers = [];
  private v: Numbers = [];
  private t = 0;
  private readonly lr: number;
  private readonly beta1: number;
  private readonly beta2: number;
  private readonly eps: number;

  constructor(lr: number, beta1: number, beta2: number, eps: number) {
    this.lr = lr;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
  }

  /** One step: returns the new arrays, in the order of the old ones. */
  step(params: Numbers[], grads: Numbers[]): Numbers {
    if (this.t === 0) this.m = this.v = each(() => 0, grads, grads, grads);
    this.t += 1;
    this.m = each((g, old) => this.beta1 * old + (1 - this.beta1) * g, grads, this.m, this.m);
    this.v = each((g, old) => this.beta2 * old + (1 - this.beta2) * g ** 2, grads, this.v, this.v);
    return each((x, m, v) => x - this.lr * this.direction(m, v), params, this.m, this.v);
  }

  /** Where to go, of one number: both averages corrected for their start at 0. */
  private direction(m: number, v: number): number {
    const mCorrected = m / (1 - this.beta1 ** this.t);
    const vCorrected = v / (1 - this.beta2 ** this.t);
    return mCorrected / (Math.sqrt(vCorrected) + this.eps);
  }
}
