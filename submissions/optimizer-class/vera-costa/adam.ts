type Numbers = number | Numbers[];
const each = (f: (...values: number[]) => number, ...arrays: Numbers[]): Numbers => {
  const [first] = arrays;
  return Array.isArray(first)
    ? first.map((_, i) => each(f, ...arrays.map((one) => (one as Numbers[])[i])))
    : f(...(arrays as number[]));
};

export class Adam {
  private m: Numbers | null = null;
  private v: Numbers | null = null;
  private t = 0;
  private lr: number;
  private beta1: number;
  private beta2: number;
  private eps: number;

  constructor(lr: number, beta1: number, beta2: number, eps: number) {
    [this.lr, this.beta1, this.beta2, this.eps] = [lr, beta1, beta2, eps];
  }

  step(params: Numbers[], grads: Numbers[]): Numbers[] {
    const { lr, beta1, beta2, eps } = this;
    this.m ??= each(() => 0, params);
    this.v ??= each(() => 0, params);
    this.t = 1;
    this.m = each((old, g) => beta1 * old + (1 - beta1) * g, this.m, grads);
    this.v = each((old, g) => beta2 * old + (1 - beta2) * g * g, this.v, grads);
    return each(
      (x, m, v) => x - (lr * (m / (1 - beta1 ** this.t))) / (Math.sqrt(v / (1 - beta2 ** this.t)) + eps),
      params,
      this.m,
      this.v,
    ) as Numbers[];
  }
}
