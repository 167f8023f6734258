import { buildNetwork, networkState, readNetwork } from '../../contract/network/build.ts';
import type { NetworkReads } from '../../contract/network/build.ts';
import { resultsFor, writeCall } from '../../contract/network/draft.ts';
import { layOut } from '../../contract/results.ts';
import { describeValue, toTensor, vector } from '../../contract/tensor.ts';
import { compareTensors } from '../../compare/close.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Tensor } from '../../model/roles.ts';
import type { Value } from '../../model/value.ts';
import type { Aspect, CaseVerdict, Posing } from './aspect.ts';
import { askBackward, compareStates, isChanged, NOTHING_CHANGES, wrongPlaces } from './backward.ts';
import { sliceRows, valuesOf } from './cases.ts';
import { answerAt, broken, networkFailure, ownFailure } from './chain.ts';
import { differenceOf } from './difference.ts';
import { givePredictions } from './given-predictions.ts';
import { askForward } from './forward.ts';
import { trainingFits } from './training-fits.ts';

const RANDOM = 'It draws random numbers, and so takes the rows in another order: the batches are asked for in order.';

/** Losses and parameters after training, against the network's own passes over the batches, in order. */
export const trainAspect: Aspect = {
  method: 'train',
  builtOn: ['forward', 'backward'],
  layers: [],
  loss: [],
  tellsNothing: (told) => (told.includes('changed') ? null : NOTHING_CHANGES),
  pose: ({ draft, form, own, forward, tolerance, givenPredictions }) => {
    const from = draft.operations.length;
    const network = buildNetwork(draft, form, own.layers);
    givePredictions({ draft, form, givenPredictions }, network, own.labels.data);
    const asked = writeCall(draft, form.network, 'train', network.self, valuesOf(own));
    const reads = readNetwork(draft, network);
    const to = draft.operations.length;
    const count = own.labels.data.length;
    const whole = passes({ draft, form, own, forward }, count);
    const full = count - (count % own.batchSize);
    const short = full < count && full > 0 ? passes({ draft, form, own, forward }, full) : null;
    const judge = (answers: readonly Answer[]): CaseVerdict => {
      const why = ownFailure(whole.steps, answers);
      if (why !== null)
        return { kind: 'silent', why: why.replace('your own layers', "your network's own passes"), isOfLayers: true };
      const lossPath = forward.get('loss') ?? [2];
      const losses = whole.losses.map((epoch) => epoch.map((at) => lossAt(answers, at, lossPath)));
      const want = networkState(whole.reads, answers);
      if (losses.flat().includes(null) || want.includes(null))
        return { kind: 'silent', why: "your network's own passes do not give numbers" };
      const failure = networkFailure(
        form.network,
        [...network.steps, asked, ...reads.flat().map(({ at }) => at)],
        answers,
      );
      if (failure !== null) return failure;
      const answer = answerAt(answers, asked);
      if (answer.kind !== 'returned') return { kind: 'silent', why: 'it gave no answer' };
      const specs = resultsFor(form.network, 'train');
      const read = readLosses(specs, answer.value);
      if (typeof read === 'string') return broken('misfit', read, []);
      const batches = losses.map((epoch) => epoch.map((loss) => loss ?? NaN));
      const means = vector(batches.map(mean));
      const name = specs[0]?.names[0] ?? 'losses';
      const lossDifference = differenceOf(name, means, read, tolerance, form.language);
      const got = networkState(reads, answers);
      const parameters = compareStates(form, want, got, own.layers, tolerance);
      const told = want.map((state, index) => (isChanged(state, own.layers[index]) ? 'changed' : 'unchanged'));
      const wrongParameters = parameters.some(({ agrees }) => !agrees);
      const holding = (reads: NetworkReads | null): boolean => {
        const states = reads === null ? want : networkState(reads, answers);
        return compareStates(form, states, got, own.layers, tolerance).every(({ agrees }) => agrees);
      };
      const fits = trainingFits({
        batches,
        withoutSmall: short?.losses.map((epoch) => epoch.map((at) => lossAt(answers, at, lossPath) ?? NaN)) ?? null,
        sizes: batchSizes(count, own.batchSize),
        batchSize: own.batchSize,
        actual: read.data,
        parameters: new Set([
          ...(wrongParameters ? [] : (['right'] as const)),
          ...(holding(short?.reads ?? null) ? (['without-small'] as const) : []),
          ...(holding(whole.firstEpoch) ? (['first-epoch'] as const) : []),
          ...(got.some((state, index) => isChanged(state, own.layers[index])) ? [] : (['before'] as const)),
        ]),
        near: (one, other) => compareTensors(vector(one), vector(other), tolerance).agrees,
      });
      if (lossDifference.agrees && !wrongParameters) return { kind: 'holds', told, fits };
      const random = wrongParameters && answer.draws.normal + answer.draws.uniform > 0 ? ` ${RANDOM}` : '';
      const summary = wrongParameters
        ? `After training ${wrongPlaces(parameters)} ${wrongPlaces(parameters).includes(' and ') ? 'are' : 'is'} not what your network's own passes over the batches in order give.${random}`
        : `The losses are ${lossDifference.actual}, but the means over the batches of what your own forward pass gives are ${lossDifference.expected}.`;
      return broken('differs', summary, [lossDifference, ...parameters], fits);
    };
    return { shown: { from, to }, judge };
  },
};

interface Passes {
  readonly steps: readonly number[];
  /** The forward pass of each batch, epoch by epoch. */
  readonly losses: readonly (readonly number[])[];
  readonly reads: NetworkReads;
  /** Read after the first epoch; null where there is no other. */
  readonly firstEpoch: NetworkReads | null;
}

/** The network's own forward and backward passes over the batches of the first rows. */
function passes(
  { draft, form, own, forward }: Pick<Posing, 'draft' | 'form' | 'own' | 'forward'>,
  count: number,
): Passes {
  const network = buildNetwork(draft, form, own.layers);
  const steps = [...network.steps];
  let firstEpoch: NetworkReads | null = null;
  const losses = Array.from({ length: own.epochs }, (_, epoch) => {
    if (epoch === 1) firstEpoch = readNetwork(draft, network);
    return Array.from({ length: Math.ceil(count / own.batchSize) }, (_, batch) => {
      const begin = batch * own.batchSize;
      const end = Math.min(begin + own.batchSize, count);
      const part = { ...own, rows: sliceRows(own.rows, begin, end), labels: sliceRows(own.labels, begin, end) };
      const passed = askForward(draft, form.network, network, part);
      steps.push(passed, askBackward(draft, form, network.self, passed, forward, part));
      return passed;
    });
  });
  const reads = readNetwork(draft, network);
  return { steps: [...steps, ...reads.flat().map(({ at }) => at)], losses, reads, firstEpoch };
}

/** The loss in what a forward pass returned. */
function lossAt(answers: readonly Answer[], at: number, path: readonly (number | string)[]): number | null {
  const answer = answerAt(answers, at);
  let value: Value | null = answer.kind === 'returned' ? answer.value : null;
  for (const step of path) {
    if (value?.kind === 'list' && typeof step === 'number') value = value.items[step] ?? null;
    else if (value?.kind === 'record' && typeof step === 'string') value = value.entries.get(step) ?? null;
    else if (value?.kind === 'array' && typeof step === 'number' && value.shape.length === 1)
      value = { kind: 'number', value: value.data[step] ?? NaN };
    else value = null;
  }
  const tensor = value && toTensor(value);
  return tensor?.data.length === 1 ? (tensor.data[0] ?? null) : null;
}

/** The losses that training returned, or what is wrong with them. */
export function readLosses(specs: Parameters<typeof layOut>[0], value: Value): Tensor | string {
  const layout = layOut(specs, value);
  const part = layout.kind === 'misfit' ? value : (layout.parts[0]?.value ?? value);
  return toTensor(part) ?? `Training should return the loss of each epoch, but returned ${describeValue(part)}.`;
}

function batchSizes(count: number, size: number): readonly number[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, batch) => Math.min(size, count - batch * size));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
