import type { Misconception } from '../misconception.ts';
import type { Matrix } from '../numeric/matrix.ts';

/** What a layer has learned so far. */
export interface LayerParameters {
  /** (inputs, outputs) */
  readonly weights: Matrix;
  /** One for each output. */
  readonly bias: Float64Array;
  /** Of a layer with a learnable exponent; null for every other. */
  readonly exponent: number | null;
}

/** What a forward pass of n rows leaves behind. */
export interface ForwardPass {
  /** X W + c, (n, outputs) */
  readonly preactivation: Matrix;
  /** (n, outputs) */
  readonly output: Matrix;
}

/** Derivatives of the activation, entry by entry, (n, outputs). */
export interface ActivationSlopes {
  /** By the preactivation. */
  readonly slope: Matrix;
  /** By the exponent; null where there is none. */
  readonly exponentSlope: Matrix | null;
}

/** Gradients of the loss by a layer's parameters, without the term of the weight decay. Their scale is a convention. */
export interface LayerGradients {
  readonly weights: Matrix;
  readonly bias: Float64Array;
  /** Null where there is no exponent. */
  readonly exponent: number | null;
}

export interface BackwardPass {
  /** Gradient by the input, (n, inputs): what is handed to the layer below. */
  readonly downstream: Matrix;
  readonly gradients: LayerGradients;
}

/** A choice where careful people differ. */
export interface ConventionChoice {
  readonly value: string;
  readonly text: string;
}

/** Which choice is followed, by the name of the convention; a missing one means its first choice. */
export type LayerConvention = Readonly<Record<string, string>>;

export interface UpdateRates {
  readonly learningRate: number;
  /** lambda of the L2 term 0.5 lambda ||W||^2; its gradient lambda W is added to that of the weights, never to that of the bias. */
  readonly weightDecay: number;
}

/** What happens first on the way back of a batch; the gradients where it is right. */
export type LearningOrder =
  | 'gradients-first'
  /** The gradient is handed down through weights that are updated already. */
  | 'weights-first'
  /** The slopes are those of an exponent that is updated already. */
  | 'exponent-first';

/** [low, high) */
export type Range = readonly [number, number];

/** What parameters are drawn from, evenly, before training. */
export interface InitialRanges {
  /** Weights and bias. */
  readonly weights: Range;
  /** Null where there is no exponent. */
  readonly exponent: Range | null;
}

/**
 * A layer: linear, then an activation entry by entry. All functions are pure; an update is a step of its own, and returns
 * new parameters. Batches have at least one row. Numbers that are not finite pass through as IEEE 754 has them; at NaN slopes are NaN,
 * but for that of a straight line, which is 1 everywhere. Throws a RangeError when shapes do not fit, or a convention's choice is
 * unknown: faults of the caller.
 */
export interface Layer {
  /** The file's name. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly hasExponent: boolean;
  /** Where an update keeps the exponent, whatever the gradient; null where there is no exponent, or no bound. */
  readonly smallestExponent: number | null;
  /** Conventions by name, the usual choice first. Where each shows: `conventionScopes`. */
  readonly conventions: Readonly<Record<string, readonly ConventionChoice[]>>;
  readonly initial: InitialRanges;
  /** What `learn` does first. */
  readonly learningOrder: LearningOrder;
  /** Known mistakes in this layer. */
  readonly misconceptions: readonly Misconception<Layer>[];
  /** @param exponent ignored by a layer that has none */
  activation(preactivation: Matrix, exponent: number | null): Matrix;
  derivative(preactivation: Matrix, exponent: number | null, convention: LayerConvention): ActivationSlopes;
  /** @param convention read by `logits` only (`shift`): every other layer has nothing to choose here */
  forward(parameters: LayerParameters, input: Matrix, convention?: LayerConvention): ForwardPass;
  /**
   * @param upstream gradient of the loss by the output, (n, outputs)
   * @param slopes derivatives of the activation at this pass: the layer's own, or somebody else's in their place
   */
  backward(
    parameters: LayerParameters,
    input: Matrix,
    upstream: Matrix,
    slopes: ActivationSlopes,
    convention: LayerConvention,
  ): BackwardPass;
  /** One step of gradient descent. A layer with rates of its own ignores the learning rate. */
  update(parameters: LayerParameters, gradients: LayerGradients, rates: UpdateRates): LayerParameters;
}
