// Homework 2: backpropagation and gradient-based optimization
//
// Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
// assignment accepts. Try it as often as you like: npx grade check hw2.ts --assignment hw2

type Matrix = number[][];

/** A linear layer with leaky ReLU: 0.01 times the input where it is not above 0. */
export class Hidden {
  W: Matrix;
  c: number[];

  constructor(inputDims: number, outputDims: number) {
    this.W = Array.from({ length: inputDims }, () => Array.from({ length: outputDims }, () => Math.random() - 0.5));
    this.c = new Array<number>(outputDims).fill(0);
  }

  /** Returns what the next one takes. */
  forwardPass(X: Matrix): Matrix {
    throw new Error('This is not written yet.');
  }

  /** Its activation. */
  leakyRelu(inp: Matrix): Matrix {
    throw new Error('This is not written yet.');
  }

  /** The derivative of its activation. */
  leakyReluDerivative(h: Matrix): Matrix {
    throw new Error('This is not written yet.');
  }

  /** Updates its parameters, and returns the gradient for the layer below. */
  backwardPass(X: Matrix, h: Matrix, dLdh: Matrix, alpha: number, learningRate: number): Matrix {
    throw new Error('This is not written yet.');
  }
}

/** A linear layer with a learnable exponent. */
export class Hidden_Vondrick {
  W: Matrix;
  c: number[];
  vondrickExponent: number;
  U: Matrix;

  constructor(inputDims: number, outputDims: number) {
    this.W = Array.from({ length: inputDims }, () => Array.from({ length: outputDims }, () => Math.random() - 0.5));
    this.c = new Array<number>(outputDims).fill(0);
    this.vondrickExponent = 1.5;
    this.U = [];
  }

  /** Returns what the next one takes. */
  forwardPass(X: Matrix): Matrix {
    throw new Error('This is not written yet.');
  }

  /** Its activation. */
  vondrickActivation(U: Matrix): Matrix {
    throw new Error('This is not written yet.');
  }

  /** The derivative of its activation. */
  vondrickActivationDerivative(U?: Matrix): [Matrix, Matrix] {
    throw new Error('This is not written yet.');
  }

  /** Updates its parameters, and returns the gradient for the layer below. */
  backwardPass(X: Matrix, h: Matrix, dLdh: Matrix, alpha: number, learningRate: number = 0.0005): Matrix {
    throw new Error('This is not written yet.');
  }
}

/** A linear layer without activation. */
export class Output {
  w: Matrix;
  b: number[];

  constructor(inputDims: number, outputDims: number) {
    this.w = Array.from({ length: inputDims }, () => Array.from({ length: outputDims }, () => Math.random() - 0.5));
    this.b = new Array<number>(outputDims).fill(0);
  }

  /** Returns what the next one takes. */
  forwardPass(h: Matrix): Matrix {
    throw new Error('This is not written yet.');
  }

  /** Updates its parameters, and returns the gradient for the layer below. */
  backwardPass(h: Matrix, dLdz: Matrix, alpha: number, learningRate: number): Matrix {
    throw new Error('This is not written yet.');
  }
}

/** Softmax and cross entropy. */
export class Loss {
  constructor(inputDims: number, outputDims: number) {}

  /** The loss: the mean over the batch. */
  forwardPass(z: Matrix, y: number[]): number {
    throw new Error('This is not written yet.');
  }

  /** The gradient by the logits. */
  backwardPass(z: Matrix, y: number[]): Matrix {
    throw new Error('This is not written yet.');
  }
}

/** The network: layers are added one by one, then it is trained. */
export class NN {
  hiddenLayers: unknown[] = [];
  outputLayer: unknown = null;
  lossLayer: unknown = null;

  /** Adds a layer by its name: hidden, hidden_vondrick, output or loss. */
  addLayer(name: string, inputDims: number, outputDims: number): void {
    throw new Error('This is not written yet.');
  }

  /** Returns the outputs of the hidden layers, the logits and the loss with L2. */
  forwardProp(X: Matrix, y: number[], alpha: number): [Matrix[], Matrix, number] {
    throw new Error('This is not written yet.');
  }

  /** Goes back through all layers, and updates them. */
  backwardProp(X: Matrix, hiddenOutputs: Matrix[], z: Matrix, y: number[], alpha: number, learningRate: number): void {
    throw new Error('This is not written yet.');
  }

  /** Trains on batches, and returns the mean loss of each epoch. */
  train(
    X: Matrix,
    y: number[],
    epochs: number,
    batchSize: number,
    learningRate: number,
    alpha: number,
    showTrainingAccuracy: boolean = true,
  ): number[] {
    throw new Error('This is not written yet.');
  }

  /** The class with the largest logit of each row. */
  predict(X: Matrix): number[] {
    throw new Error('This is not written yet.');
  }

  /** The share of right predictions, from 0 to 1. */
  computeAccuracy(X: Matrix, Y: number[]): number {
    throw new Error('This is not written yet.');
  }
}

/** bowl: x^2 + y^2 */
export function bowl(): [(x: number, y: number) => number, () => [number, number]] {
  const f = (x: number, y: number): number => {
    throw new Error('This is not written yet.');
  };
  const opt = (): [number, number] => {
    throw new Error('This is not written yet.');
  };
  return [f, opt];
}

/** mult: sin(sqrt(x^2 + y^2)) */
export function mult(): [(x: number, y: number) => number, () => [number, number]] {
  const f = (x: number, y: number): number => {
    throw new Error('This is not written yet.');
  };
  const opt = (): [number, number] => {
    throw new Error('This is not written yet.');
  };
  return [f, opt];
}

/** monkey saddle: x^3 + 3 x y^2 */
export function monkey(): [(x: number, y: number) => number, () => [number, number]] {
  const f = (x: number, y: number): number => {
    throw new Error('This is not written yet.');
  };
  const opt = (): [number, number] => {
    throw new Error('This is not written yet.');
  };
  return [f, opt];
}

/** Matyas: 0.26 (x^2 + y^2) - 0.48 x y */
export function matyas(): [(x: number, y: number) => number, () => [number, number]] {
  const f = (x: number, y: number): number => {
    throw new Error('This is not written yet.');
  };
  const opt = (): [number, number] => {
    throw new Error('This is not written yet.');
  };
  return [f, opt];
}

/** Easom: -cos(x) cos(y) exp(-(x - pi)^2 - (y - pi)^2) */
export function easom(): [(x: number, y: number) => number, () => [number, number]] {
  const f = (x: number, y: number): number => {
    throw new Error('This is not written yet.');
  };
  const opt = (): [number, number] => {
    throw new Error('This is not written yet.');
  };
  return [f, opt];
}

/** One step of gradient descent. hparams has alpha. Returns x, y. */
export function gradientDescent(
  x: number,
  y: number,
  dx: number,
  dy: number,
  hparams: Record<string, number>,
): number[] {
  throw new Error('This is not written yet.');
}

/** One step of stochastic gradient descent. hparams has alpha. Returns x, y. */
export function stochasticGradientDescent(
  x: number,
  y: number,
  dx: number,
  dy: number,
  hparams: Record<string, number>,
): number[] {
  throw new Error('This is not written yet.');
}

/** One step of momentum. hparams has alpha, gamma. Returns x, y, v_x, v_y. */
export function momentum(
  x: number,
  y: number,
  dx: number,
  dy: number,
  vX: number,
  vY: number,
  hparams: Record<string, number>,
): number[] {
  throw new Error('This is not written yet.');
}

/** One step of AdaGrad. hparams has alpha, eps. Returns x, y, v_x, v_y. */
export function adagrad(
  x: number,
  y: number,
  dx: number,
  dy: number,
  vX: number,
  vY: number,
  hparams: Record<string, number>,
): number[] {
  throw new Error('This is not written yet.');
}

/** One step of Adam. hparams has alpha, beta_1, beta_2, eps. Returns x, y, f_x, f_y, s_x, s_y. */
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
  hparams: Record<string, number>,
): number[] {
  throw new Error('This is not written yet.');
}
