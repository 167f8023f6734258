import { predict } from '../../../reference/mlp/network.ts';
import type { Network } from '../../../reference/mlp/network.ts';
import type { NoAnswer } from '../../contract/network/network-form.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Breach } from '../network/aspect.ts';
import { shareRight } from '../network/share-right.ts';
import { stateOf, trainChunk } from './chunk.ts';
import type { Ask, ChunkAnswer, State } from './chunk.ts';
import { endParting, partingOf } from './partings.ts';
import type { Parting } from './partings.ts';
import type { Accuracy, ReferenceRun } from './reference-runs.ts';
import type { Segment } from './segments.ts';
import { CHUNK } from './segments.ts';

/** What was seen of the student's training of one network. */
export interface Seen {
  /** By epoch, counted from 1. */
  readonly losses: Map<number, number>;
  /** By epoch, counted from 0; of a network with an exponent. */
  readonly exponents: Map<number, number>;
  /** By epoch. */
  readonly accuracy: Map<number, Accuracy>;
  /** What was predicted last for the test rows. */
  predictions: readonly number[] | null;
}

export type RunVerdict =
  | { readonly kind: 'keeps' }
  | { readonly kind: 'parts'; readonly parting: Parting }
  | { readonly kind: 'stopped'; readonly breach: Pick<Breach, 'kind' | 'summary' | 'error'> }
  | Extract<NoAnswer, { kind: 'ended' }>;

export interface FollowedRun {
  readonly verdict: RunVerdict;
  readonly seen: Seen;
}

/** Chunks trained after the parting, so that it can be seen. */
const MORE_CHUNKS = 4;

/** Holds the student's training of one network to the reference's. @param bar null: only the curve is judged */
export async function followRun(
  ask: Ask,
  run: ReferenceRun,
  segments: readonly Segment[],
  { bar, tolerance, full }: { readonly bar: number | null; readonly tolerance: Tolerance; readonly full: boolean },
): Promise<FollowedRun> {
  const seen: Seen = { losses: new Map(), exponents: new Map(), accuracy: new Map(), predictions: null };
  const last = run.networks.length - 1;
  let own: State = [];
  for (const { from, epochs, goesOn, predicts } of segments) {
    const start = goesOn ? own : parametersOf(run.networks[from]);
    const answer = await trainChunk(ask, start, epochs, predicts);
    if (answer.kind !== 'trained') return { verdict: answer, seen };
    note(seen, answer, ask, { from, epochs });
    const end = from + epochs;
    const found =
      partingOf(ask, answer, run, from, epochs, tolerance) ??
      (predicts && end === last ? endParting(ask, answer, expectedAt(run, ask), bar) : null);
    if (found !== null) {
      await showMore(ask, seen, answer, { from: end, last, chunks: full ? Infinity : MORE_CHUNKS });
      return { verdict: { kind: 'parts', parting: found }, seen };
    }
    own = answer.state.flatMap((state) => (state === null ? [] : [state]));
  }
  return { verdict: { kind: 'keeps' }, seen };
}

/** What the reference predicts at the end. */
function expectedAt(run: ReferenceRun, { rows }: Ask): Parameters<typeof endParting>[2] {
  const network = run.networks.at(-1);
  if (network === undefined) throw new TypeError('a run has networks');
  return {
    train: predict(network, rows.train.rows),
    test: predict(network, rows.test.rows),
    accuracy: run.accuracy,
  };
}

interface More {
  readonly from: number;
  readonly last: number;
  readonly chunks: number;
}

/** More epochs from where the student is, and what they lead to: the curve shows what the mistake does. */
async function showMore(ask: Ask, seen: Seen, parted: Trained, { from, last, chunks }: More): Promise<void> {
  let answer = parted;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const begin = from + chunk * CHUNK;
    const epochs = Math.min(CHUNK, last - begin);
    const state = answer.state.flatMap((one) => (one === null ? [] : [one]));
    const isNumber = state.every((layer) => [...layer.values()].every(({ data }) => data.every(Number.isFinite)));
    if (epochs < 1 || state.length < answer.state.length || !isNumber) return;
    const next = await trainChunk(ask, state, epochs, chunk === chunks - 1 || begin + epochs === last);
    if (next.kind !== 'trained') return;
    note(seen, next, ask, { from: begin, epochs });
    answer = next;
  }
}

type Trained = Extract<ChunkAnswer, { kind: 'trained' }>;

type Epochs = Pick<Segment, 'from' | 'epochs'>;

function note(seen: Seen, { losses, state, train, test }: Trained, { rows }: Ask, { from, epochs }: Epochs): void {
  // More losses than epochs are no losses of this run.
  for (const [index, loss] of losses.slice(0, epochs).entries()) seen.losses.set(from + index + 1, loss);
  const end = from + epochs;
  const exponent = exponentOf(state);
  if (exponent !== null) seen.exponents.set(end, exponent);
  if (train === null || test === null) return;
  seen.accuracy.set(end, { train: shareRight(train, rows.train.labels), test: shareRight(test, rows.test.labels) });
  seen.predictions = test;
}

/** Of the first layer that has one. */
function exponentOf(state: Trained['state']): number | null {
  const layer = state.find((one) => one?.has('exponent'));
  return layer?.get('exponent')?.data[0] ?? null;
}

function parametersOf(network: Network | undefined): State {
  if (network === undefined) throw new TypeError('there is no network at this epoch');
  return stateOf(network.layers.map(({ parameters }) => parameters));
}
