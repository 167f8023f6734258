import { drawsFrom } from '../../../reference/data/draws.ts';
import { layers as knownLayers, losses as knownLosses } from '../../../reference/mlp/index.ts';
import { initialNetwork } from '../../../reference/mlp/initial-network.ts';
import { accuracy } from '../../../reference/mlp/network.ts';
import type { Network } from '../../../reference/mlp/network.ts';
import { trainEpochs } from '../../../reference/mlp/train.ts';
import { partsOfNetwork } from '../../contract/network/network-form.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { CheckContext, Convention } from '../check.ts';
import { acceptedConventions } from '../conventions.ts';
import type { TrainsOptions } from './options.ts';
import { trainingRows } from './rows.ts';
import type { TrainingRows } from './rows.ts';

/** What the reference does from one set of initial weights. */
export interface ReferenceRun {
  /** The network before training, and after each epoch. */
  readonly networks: readonly Network[];
  /** Of each epoch. */
  readonly losses: readonly number[];
  /** At the end. */
  readonly accuracy: Accuracy;
}

export interface Accuracy {
  readonly train: number;
  readonly test: number;
}

/** A student's conventions, target by target, and what follows from them for the learning rate. */
export interface Conventions {
  readonly of: (target: string) => Convention;
  /** 1, or the batch size where gradients are averaged over the batch. */
  readonly rateFactor: number;
  /** One text for each way of doing it. */
  readonly key: string;
}

type Context = CheckContext<TrainsOptions>;

/** How much above the bar the reference has to end: the luck of the draw is no part of a grade. */
const ROOM = 0.015;
/** Initial weights tried for each network that is wanted. */
const TRIES = 4;

export function rowsOf(context: Context): TrainingRows {
  const { options, seed } = context;
  return context.once('rows', () => trainingRows(context.data(options.data), options.testShare, seed));
}

/** Makes a check's seed that of the initial weights: they are drawn apart from the rows. */
const WEIGHTS = 0x2545f491;

/** Conventions that change what is learned; a slope at exactly 0 or a shift of the logits does not. */
const SCALES = ['weights', 'bias', 'exponent', 'batch'];

/** What the student was found to follow, the usual way where nothing was found. */
export function conventionsOf({ options, targets, targetId, conventionOf }: Context): Conventions {
  const parts = partsOfNetwork(targetId, targets);
  const used = [...new Set(options.layers.map(({ target }) => target)), parts.output.target, parts.loss.target];
  const found = new Map(used.map((target) => [target, { ...usual(targets[target]), ...conventionOf(target) }]));
  const of = (target: string): Convention => found.get(target) ?? {};
  // A layer with rates of its own does not see the learning rate.
  const seeing = used.filter((target) => target !== parts.loss.target && !layerOf(targets, target).hasExponent);
  const averaged =
    of(parts.loss.target)['batch'] === 'mean' || seeing.every((target) => of(target)['weights'] === 'mean');
  const key = [...found].map(([target, convention]) => [target, SCALES.map((name) => convention[name] ?? null)]);
  return { of, rateFactor: averaged ? options.batchSize : 1, key: JSON.stringify(key) };
}

/** The reference's training of each network, under the student's conventions; made once for all who share them. */
export function referenceRuns(context: Context, conventions: Conventions): readonly ReferenceRun[] {
  const starts = context.once('starts', () => chooseStarts(context));
  return starts.map(({ start, run }, index) =>
    conventions.key === usualConventions(context).key
      ? run
      : context.once(`run ${index} ${conventions.key}`, () =>
          train(context, underConventions(context, start, conventions), conventions),
        ),
  );
}

interface Start {
  readonly start: Network;
  readonly run: ReferenceRun;
}

/** Initial weights from which the usual training ends above the bar, in the order in which they are drawn; else the best. */
function chooseStarts(context: Context): readonly Start[] {
  const { options, targets, targetId, seed } = context;
  const { inputs, classes } = rowsOf(context);
  const { uniform: random } = drawsFrom(seed ^ WEIGHTS);
  const parts = partsOfNetwork(targetId, targets);
  const conventions = usualConventions(context);
  const spec = {
    inputs,
    layers: [...options.layers, { target: parts.output.target, size: classes }].map(({ target, size }) => ({
      layer: layerOf(targets, target),
      size,
      convention: conventions.of(target),
    })),
    loss: lossOf(targets, parts.loss.target),
    lossConvention: conventions.of(parts.loss.target),
  };
  const tried: Start[] = [];
  const isGood = ({ run }: Start): boolean => margin(run) >= options.bar + ROOM;
  while (tried.filter(isGood).length < options.networks && tried.length < TRIES * options.networks) {
    const start = initialNetwork(random, spec);
    tried.push({ start, run: train(context, start, conventions) });
  }
  const good = tried.filter(isGood);
  const others = tried.filter((one) => !isGood(one)).toSorted((one, other) => margin(other.run) - margin(one.run));
  return [...good, ...others].slice(0, options.networks);
}

/** Whether all losses, and the parameters in the end, are numbers: what is held to another run would agree with any failure. */
export function isFinite({ losses, networks }: ReferenceRun): boolean {
  const parameters = networks.at(-1)?.layers.map((layer) => layer.parameters) ?? [];
  return (
    losses.every(Number.isFinite) &&
    parameters.every(({ weights, bias, exponent }) => [...weights.data, ...bias, exponent ?? 0].every(Number.isFinite))
  );
}

function margin({ accuracy: { train: onTrain, test } }: ReferenceRun): number {
  return Number.isFinite(onTrain) ? Math.min(onTrain, test) : -Infinity;
}

function train(context: Context, start: Network, { rateFactor }: Conventions): ReferenceRun {
  const { epochs, batchSize, learningRate, weightDecay } = context.options;
  const { train: rows, test } = rowsOf(context);
  const settings = { epochs: 1, batchSize, learningRate: learningRate * rateFactor, weightDecay };
  const networks: Network[] = [start];
  const losses: number[] = [];
  let last = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const { network, losses: own } = trainEpochs(last, rows.rows, rows.labels, settings);
    last = network;
    networks.push(network);
    losses.push(...own);
  }
  return {
    networks,
    losses,
    accuracy: { train: accuracy(last, rows.rows, rows.labels), test: accuracy(last, test.rows, test.labels) },
  };
}

function underConventions({ options, targets, targetId }: Context, start: Network, conventions: Conventions): Network {
  const parts = partsOfNetwork(targetId, targets);
  const names = [...options.layers.map(({ target }) => target), parts.output.target];
  return {
    ...start,
    layers: start.layers.map((layer, index) => ({ ...layer, convention: conventions.of(names[index] ?? '') })),
    lossConvention: conventions.of(parts.loss.target),
  };
}

function usualConventions(context: Context): Conventions {
  return conventionsOf({ ...context, conventionOf: () => null });
}

function usual(target: TargetSpec | undefined): Convention {
  return (target && acceptedConventions(target)[0]) ?? {};
}

function layerOf(targets: Context['targets'], id: string): Network['layers'][number]['layer'] {
  const oracle = targets[id]?.oracle;
  const layer = oracle && 'layer' in oracle ? knownLayers[oracle.layer] : undefined;
  if (layer === undefined) throw new TypeError(`the target ${id} is no layer`);
  return layer;
}

function lossOf(targets: Context['targets'], id: string): Network['loss'] {
  const oracle = targets[id]?.oracle;
  const loss = oracle && 'loss' in oracle ? knownLosses[oracle.loss] : undefined;
  if (loss === undefined) throw new TypeError(`the target ${id} is no loss`);
  return loss;
}
