import type { LayerParameters } from '../../../reference/mlp/layer.ts';
import { buildNetwork, networkState, readNetwork } from '../../contract/network/build.ts';
import type { LayerValues } from '../../contract/network/build.ts';
import { newDraft, resultsFor, writeCall } from '../../contract/network/draft.ts';
import type { NetworkForm } from '../../contract/network/network-form.ts';
import type { NoAnswer } from '../../contract/network/network-form.ts';
import type { Workshop } from '../../contract/question.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { valuesOf } from '../network/cases.ts';
import { answerAt, networkFailure } from '../network/chain.ts';
import type { Breach } from '../network/aspect.ts';
import { predictionsOf } from '../network/predict.ts';
import { readLosses } from '../network/train.ts';
import type { LabelledRows, TrainingRows } from './rows.ts';

/** All parameters of a network, layer by layer. */
export type State = readonly Roles[];

export interface Ask {
  readonly workshop: Workshop;
  readonly form: NetworkForm;
  readonly rows: TrainingRows;
  /** Target and size of each layer, the output layer last. */
  readonly layers: readonly { readonly target: string; readonly size: number }[];
  readonly batchSize: number;
  /** As the student is given it. */
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly seed: number;
}

export type ChunkAnswer =
  | {
      readonly kind: 'trained';
      /** As many as there came back. */
      readonly losses: readonly number[];
      readonly state: readonly (Roles | null)[];
      /** What was predicted for the rows; null where nothing was asked, or where it is no number for each row. */
      readonly train: readonly number[] | null;
      readonly test: readonly number[] | null;
      readonly predictProblem: string | null;
    }
  | { readonly kind: 'stopped'; readonly breach: Pick<Breach, 'kind' | 'summary' | 'error'> }
  | Extract<NoAnswer, { kind: 'ended' }>;

/** A few epochs from given parameters: few, so that slow code that is right stays far from its limits. */
export async function trainChunk(ask: Ask, from: State, epochs: number, predict: boolean): Promise<ChunkAnswer> {
  const { workshop, form, rows } = ask;
  const draft = newDraft(ask.seed);
  const layers = ask.layers.map(({ target, size }, index): LayerValues => ({
    target,
    inputSize: ask.layers[index - 1]?.size ?? rows.inputs,
    outputSize: size,
    state: from[index] ?? new Map<string, Tensor>(),
  }));
  const network = buildNetwork(draft, form, layers);
  const trained = writeCall(
    draft,
    form.network,
    'train',
    network.self,
    valuesOf({ ...ask, rows: rows.train.tensor, labels: vector(rows.train.labels), epochs }),
  );
  const reads = readNetwork(draft, network);
  const predicted = (predict ? [rows.train, rows.test] : []).map(({ tensor }) =>
    writeCall(draft, form.network, 'predict', network.self, new Map([['input', tensor]])),
  );
  const outcome = await workshop.run(draft.operations);
  if (outcome.kind === 'ended') return outcome;
  const { answers } = outcome;
  const steps = [...network.steps, trained, ...reads.flat().map(({ at }) => at), ...predicted];
  const failure = networkFailure(form.network, steps, answers);
  if (failure?.kind === 'broken') return { kind: 'stopped', breach: failure.breach };
  const answer = answerAt(answers, trained);
  const specs = resultsFor(form.network, 'train');
  const losses = answer.kind === 'returned' ? readLosses(specs, answer.value) : 'Training gave no answer.';
  if (typeof losses === 'string') return { kind: 'stopped', breach: { kind: 'misfit', summary: losses } };
  const read = predicted.map((at) => predictionsOf(form.network, answerAt(answers, at)));
  const problems = read.flatMap((one, index) => problemOf(one, index === 0 ? rows.train : rows.test));
  const classes = read.map((one) => (one.kind === 'read' && problems.length === 0 ? one.numbers.data : null));
  return {
    kind: 'trained',
    losses: losses.data,
    state: networkState(reads, answers),
    train: classes[0] ?? null,
    test: classes[1] ?? null,
    predictProblem: problems[0] ?? null,
  };
}

function problemOf(read: ReturnType<typeof predictionsOf>, { labels }: LabelledRows): readonly string[] {
  if (read.kind === 'misfit') return [read.problem];
  const { data, shape } = read.numbers;
  if (data.length === labels.length) return [];
  return [
    `There should be one class for each of ${labels.length} rows, but predicting returns an array of shape (${shape.join(', ')}).`,
  ];
}

/** The reference's parameters, by role. */
export function stateOf(parameters: readonly LayerParameters[]): State {
  return parameters.map(
    ({ weights, bias, exponent }) =>
      new Map<string, Tensor>([
        ['weights', { shape: [weights.rows, weights.columns], data: Array.from(weights.data) }],
        ['bias', vector(Array.from(bias))],
        ...(exponent === null ? [] : [['exponent', scalar(exponent)] as const]),
      ]),
  );
}
