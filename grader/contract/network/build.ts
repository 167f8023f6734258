import type { Answer } from '../../model/outcome.ts';
import type { Reference } from '../../model/program.ts';
import type { Roles } from '../../model/roles.ts';
import { resultOf } from '../result-of.ts';
import { scalar } from '../tensor.ts';
import { readState, stateFrom, write, writeCall, writeConstruction, writeState } from './draft.ts';
import type { Draft, ReadAttribute } from './draft.ts';
import type { NetworkForm, PartForm } from './network-form.ts';

/** What one layer of a network is to be. */
export interface LayerValues {
  /** Id of the target that its class is of. */
  readonly target: string;
  readonly inputSize: number;
  readonly outputSize: number;
  /** `weights`, `bias` and, where there is one, `exponent`. */
  readonly state: Roles;
}

/** Layers in a program, and the operations that must have returned for them to be there. */
export interface BuiltLayers {
  /** First to last, the output layer last. */
  readonly layers: readonly BuiltLayer[];
  readonly loss: { readonly part: PartForm; readonly self: Reference };
  readonly steps: readonly number[];
}

/** A network of the student's own class, with its layers. */
export interface BuiltNetwork extends BuiltLayers {
  readonly self: Reference;
}

interface BuiltLayer {
  readonly part: PartForm;
  readonly self: Reference;
}

/** What is read of the layers, first to last. */
export type NetworkReads = readonly (readonly ReadAttribute[])[];

const STATE = ['weights', 'bias', 'exponent'];

/** A network of the student's own class, its layers added one by one and then set. @param layers the output layer last */
export function buildNetwork(draft: Draft, form: NetworkForm, layers: readonly LayerValues[]): BuiltNetwork {
  const construction = writeConstruction(draft, form.network, new Map());
  const self = resultOf(construction);
  const emptied = form.sharesHidden ? [emptyHidden(draft, self, form.places)] : [];
  const add = (part: PartForm, inputSize: number, outputSize: number): number =>
    writeCall(draft, form.network, 'add', self, sizesOf(inputSize, outputSize), { layer: part.called });
  const parts = layers.map(({ target }) => partOf(form, target));
  const { outputSize: classes } = lastOf(layers);
  const added = layers.map(({ inputSize, outputSize }, index) =>
    add(parts[index] ?? form.output, inputSize, outputSize),
  );
  added.push(add(form.loss, classes, classes));
  const built = parts.map((part, index): BuiltLayer => {
    const path = index === layers.length - 1 ? form.places.output : [...form.places.hidden, index];
    return { part, self: { ...self, path } };
  });
  const set = built.flatMap(({ part, self: layer }, index) =>
    writeState(draft, part.form, layer, layers[index]?.state ?? new Map()),
  );
  const loss = { part: form.loss, self: { ...self, path: form.places.loss } };
  return { self, layers: built, loss, steps: [construction, ...emptied, ...added, ...set] };
}

/** The same layers on their own, one object of the student's own class each. */
export function buildLayers(draft: Draft, form: NetworkForm, layers: readonly LayerValues[]): BuiltLayers {
  const steps: number[] = [];
  const make = (part: PartForm, inputSize: number, outputSize: number): Reference => {
    const made = writeConstruction(draft, part.form, sizesOf(inputSize, outputSize));
    steps.push(made);
    return resultOf(made);
  };
  const built = layers.map(({ target, inputSize, outputSize, state }): BuiltLayer => {
    const part = partOf(form, target);
    const self = make(part, inputSize, outputSize);
    steps.push(...writeState(draft, part.form, self, state));
    return { part, self };
  });
  const { outputSize: classes } = lastOf(layers);
  const loss = { part: form.loss, self: make(form.loss, classes, classes) };
  return { layers: built, loss, steps };
}

/** Reads all parameters of all layers. */
export function readNetwork(draft: Draft, { layers }: BuiltLayers): NetworkReads {
  return layers.map(({ part, self }) => readState(draft, part.form, self, STATE));
}

/** The parameters that were read, layer by layer; null for a layer whose parameters are not numbers. */
export function networkState(reads: NetworkReads, answers: readonly Answer[]): readonly (Roles | null)[] {
  return reads.map((layer) => stateFrom(layer, answers));
}

/** The first of some operations that did not return, and where it stands. */
export function firstFailure(
  steps: readonly number[],
  answers: readonly Answer[],
): { readonly at: number; readonly answer: Exclude<Answer, { kind: 'returned' }> } | null {
  for (const at of steps) {
    const answer = answers[at] ?? { kind: 'skipped', reason: 'there was no answer' };
    if (answer.kind !== 'returned') return { at, answer };
  }
  return null;
}

/** Gives a network a list of hidden layers of its own. */
export function emptyHidden(draft: Draft, self: Reference, { hidden }: NetworkForm['places']): number {
  const [name = ''] = hidden;
  return write(draft, { op: 'set', object: self, name, value: { kind: 'list', items: [] } });
}

/** Keeps what an object has for later in the same program. */
export function listMembers(draft: Draft, self: Reference): number {
  return write(draft, { op: 'members', object: self });
}

export function sizesOf(inputSize: number, outputSize: number): Roles {
  return new Map([
    ['inputSize', scalar(inputSize)],
    ['outputSize', scalar(outputSize)],
  ]);
}

function partOf(form: NetworkForm, target: string): PartForm {
  const part = [...form.hidden, form.output].find((one) => one.target === target);
  if (part === undefined) throw new TypeError(`networks have no part ${target}`);
  return part;
}

function lastOf(layers: readonly LayerValues[]): LayerValues {
  const last = layers.at(-1);
  if (last === undefined) throw new TypeError('a network has at least an output layer');
  return last;
}
