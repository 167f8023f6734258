import fc from 'fast-check';
import { drawsFrom } from '../../../reference/data/draws.ts';
import type { LayerValues } from '../../contract/network/build.ts';
import type { NetworkForm, PartForm } from '../../contract/network/network-form.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { Roles, Tensor } from '../../model/roles.ts';

/** What a case is made from: a few small numbers, so that shrinking gives a small network. */
export interface Plan {
  /** Kind and size of each hidden layer. */
  readonly hidden: readonly { readonly kind: number; readonly size: number }[];
  readonly inputs: number;
  readonly classes: number;
  readonly rows: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Of the weights and the rows. */
  readonly seed: number;
}

/** A small network with rows to put through it. */
export interface NetworkCase {
  /** The output layer last. */
  readonly layers: readonly LayerValues[];
  /** (n, inputs) */
  readonly rows: Tensor;
  /** Whole numbers from 0, n of them. */
  readonly labels: Tensor;
  readonly weightDecay: number;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
}

/** Networks of 1 to 3 hidden layers, 2 to 4 classes, batches of one row and of several; deep ones more often: they tell more. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  hidden: fc
    .tuple(
      fc.constantFrom(1, 2, 3, 2, 3, 3),
      fc.array(fc.record({ kind: fc.nat(11), size: fc.integer({ min: 1, max: 4 }) }), { minLength: 3, maxLength: 3 }),
    )
    .map(([count, layers]) => layers.slice(0, count)),
  inputs: fc.integer({ min: 1, max: 4 }),
  classes: fc.integer({ min: 2, max: 4 }),
  rows: fc.constantFrom(1, 2, 5, 3, 4, 6, 7, 7),
  batchSize: fc.integer({ min: 1, max: 4 }),
  epochs: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(0xffff),
});

/** What the methods of a network are given of a case, by role; each takes what it names. */
export function valuesOf(own: Omit<NetworkCase, 'layers'>): Roles {
  return new Map([
    ['input', own.rows],
    ['labels', own.labels],
    ['weightDecay', scalar(own.weightDecay)],
    ['learningRate', scalar(own.learningRate)],
    ['epochs', scalar(own.epochs)],
    ['batchSize', scalar(own.batchSize)],
    // Training should print nothing.
    ['verbose', scalar(0)],
  ]);
}

/** The network of a plan, of the kinds of hidden layers that a submission has. */
export function caseOf(plan: Plan, { hidden, output }: Pick<NetworkForm, 'hidden' | 'output'>): NetworkCase {
  const { uniform } = drawsFrom(plan.seed);
  // Two decimals: for reading.
  const draw = (low: number, high: number): number => Math.round((low + (high - low) * uniform()) * 100) / 100;
  const numbers = (shape: readonly number[], low: number, high: number): Tensor => ({
    shape,
    data: Array.from({ length: shape.reduce((product, length) => product * length, 1) }, () => draw(low, high)),
  });
  const state = ({ form }: PartForm, inputs: number, outputs: number): Roles => {
    const hasExponent = form.attributes.some(({ spec }) => spec.role === 'exponent');
    return new Map([
      ['weights', numbers([inputs, outputs], -1, 1)],
      ['bias', numbers([outputs], -0.5, 0.5)],
      ...(hasExponent ? [['exponent', scalar(draw(1.2, 2))] as const] : []),
    ]);
  };
  const parts = [
    ...plan.hidden.map(({ kind, size }) => ({ part: hidden[kind % hidden.length] ?? output, size })),
    { part: output, size: plan.classes },
  ];
  const layers = parts.map(({ part, size }, index): LayerValues => {
    const inputSize = parts[index - 1]?.size ?? plan.inputs;
    return { target: part.target, inputSize, outputSize: size, state: state(part, inputSize, size) };
  });
  return {
    layers,
    rows: numbers([plan.rows, plan.inputs], -1.5, 1.5),
    labels: vector(Array.from({ length: plan.rows }, () => Math.floor(uniform() * plan.classes))),
    weightDecay: draw(0.1, 0.4),
    learningRate: draw(0.01, 0.08),
    batchSize: plan.batchSize,
    epochs: plan.epochs,
  };
}

/** The smallest network with a hidden layer of one kind: to see whether that kind works at all. @param kind its place in `hidden` */
export function smallest(kind: number, form: Pick<NetworkForm, 'hidden' | 'output'>): NetworkCase {
  const hidden = [{ kind, size: 2 }];
  return caseOf({ hidden, inputs: 3, classes: 2, rows: 2, batchSize: 1, epochs: 1, seed: 1 }, form);
}

/** The same network with a bias of the output layer that makes every logit about `level`. */
export function atLevel(own: NetworkCase, level: number): NetworkCase {
  const last = own.layers.length - 1;
  const layers = own.layers.map((layer, index) => {
    if (index !== last) return layer;
    const bias = layer.state.get('bias')?.data ?? [];
    return { ...layer, state: new Map([...layer.state, ['bias', vector(bias.map((one) => one + level))]]) };
  });
  return { ...own, layers };
}

/** Rows `begin` to `end` (not included) of a matrix or a list. */
export function sliceRows({ shape, data }: Tensor, begin: number, end: number): Tensor {
  const [count = 0, ...inner] = shape;
  const size = inner.reduce((product, length) => product * length, 1);
  const last = Math.min(end, count);
  return { shape: [last - begin, ...inner], data: data.slice(begin * size, last * size) };
}
