import type { TargetSpec } from '../model/target.ts';
import { isOurs, type Answer } from '../model/outcome.ts';
import type { Reference } from '../model/program.ts';
import type { Value } from '../model/value.ts';
import { bindAttribute } from './attributes.ts';
import type { ClassForm } from './class-form.ts';
import { emptyHidden, firstFailure, listMembers, sizesOf } from './network/build.ts';
import type { Draft } from './network/draft.ts';
import { methodFor, newDraft, writeCall, writeConstruction } from './network/draft.ts';
import { partsOfNetwork } from './network/network-form.ts';
import type { NetworkForm, NetworkLook, NoAnswer, PartForm } from './network/network-form.ts';
import { LOOKED_AT } from './look-at-class.ts';
import type { Workshop } from './question.ts';
import { resultOf } from './result-of.ts';

/**
 * Looks at how a submission's networks are put together: the classes of their parts, the text by which each is added, and
 * where the network keeps it. Knows nothing of what is right.
 *
 * @param seed of what is random while it looks: initial weights, which say nothing of where layers are kept
 */
export function lookAtNetwork(
  workshop: Workshop,
  targets: Readonly<Record<string, TargetSpec>>,
  targetId: string,
  seed: number,
): Promise<NetworkLook> {
  const look = (): Promise<NetworkLook> => lookAtOnce(workshop, targets, targetId, seed);
  return workshop.keep(`network ${targetId}`, look, (seen) => seen.kind !== 'network' && seen.reply.kind === 'ended');
}

async function lookAtOnce(
  workshop: Workshop,
  targets: Readonly<Record<string, TargetSpec>>,
  targetId: string,
  seed: number,
): Promise<NetworkLook> {
  const parts = partsOfNetwork(targetId, targets);
  const network = await workshop.classForm(targetId);
  if (network.kind !== 'class') return { kind: 'no-network', reply: network };
  const add = methodFor(network, 'add');
  if (typeof add === 'string') return { kind: 'no-network', reply: fault(network, add) };

  const hidden: PartForm[] = [];
  const without: { readonly target: string; readonly reply: NoAnswer }[] = [];
  const others: PartForm[] = [];
  for (const part of [...parts.hidden, parts.output, parts.loss]) {
    const form = await workshop.classForm(part.target);
    const [lacking] = form.kind === 'class' ? form.lacking : [];
    const reply = form.kind !== 'class' ? form : lacking === undefined ? null : fault(form, lacking);
    const isHidden = parts.hidden.includes(part);
    if (reply !== null && (!isHidden || wasLost(reply))) return { kind: 'no-part', target: part.target, reply };
    if (reply !== null) without.push({ target: part.target, reply });
    else if (form.kind === 'class') (isHidden ? hidden : others).push({ ...part, form });
  }
  const [output, loss] = others;
  const [none] = without;
  if (hidden.length === 0 && none !== undefined) return { kind: 'no-part', ...none };
  if (output === undefined || loss === undefined) throw new TypeError('an output layer and a loss were looked at');

  // A name may be compared as the homework writes it in its examples: `hidden_vondrick` or `Hidden_Vondrick`.
  const spellings: readonly ((called: string) => string)[] = [(called) => called, capitalised];
  let problem: NetworkLook | null = null;
  for (const spell of spellings) {
    const spelled = (part: PartForm): PartForm => ({ ...part, called: spell(part.called) });
    const found = await lookAtPlaces(workshop, targets[targetId], seed, {
      kind: 'network',
      language: network.language,
      network,
      hidden: hidden.map(spelled),
      output: spelled(output),
      loss: spelled(loss),
      sharesHidden: false,
      without: without.map(({ target, reply }) => `${targets[target]?.title ?? target}: ${problemOf(reply)}`),
    });
    if (found.kind === 'network' || wasLost(found.reply)) return found;
    problem ??= found;
  }
  return problem ?? { kind: 'no-network', reply: fault(network, 'no layer could be added') };
}

/** Adds one of each, and sees where they are. */
async function lookAtPlaces(
  workshop: Workshop,
  target: TargetSpec | undefined,
  seed: number,
  form: Omit<NetworkForm, 'places'>,
): Promise<NetworkLook> {
  const { network } = form;
  const draft = newDraft(seed);
  const made = writeConstruction(draft, network, new Map());
  const before = listMembers(draft, resultOf(made));
  const added = addEach(draft, form, resultOf(made));
  const listed = listMembers(draft, resultOf(made));
  const second = writeConstruction(draft, network, new Map());
  const fresh = listMembers(draft, resultOf(second));
  const outcome = await workshop.run(draft.operations);
  if (outcome.kind === 'ended') return { kind: 'no-network', reply: outcome };
  const failure = firstFailure([made, ...added, listed, second, fresh], outcome.answers);
  if (failure !== null) return stopped(network, failure.answer);
  const members = membersAt(outcome.answers, listed);

  const names = new Map<string, string>();
  for (const spec of target?.attributes ?? []) {
    const binding = bindAttribute(spec, members, network.definition.name, LOOKED_AT);
    if (binding.kind === 'lacking') return { kind: 'no-network', reply: fault(network, binding.problem) };
    if (binding.kind === 'bound') names.set(spec.role, binding.name);
  }
  const place = (role: string): string => names.get(role) ?? role;
  const places = { hidden: place('hiddenLayers'), output: place('outputLayer'), loss: place('lossLayer') };
  const missing = (name: string, { called }: PartForm): NetworkLook => {
    const problem = `After a layer \`${called}\` was added, \`${name}\` of \`${network.definition.name}\` should hold it, but does not.`;
    return { kind: 'no-network', reply: fault(network, problem) };
  };
  if (countOf(members.get(places.hidden)) < form.hidden.length)
    return missing(places.hidden, form.hidden[0] ?? form.output);
  if ((members.get(places.output)?.kind ?? 'none') === 'none') return missing(places.output, form.output);
  if ((members.get(places.loss)?.kind ?? 'none') === 'none') return missing(places.loss, form.loss);
  const found: NetworkForm = {
    ...form,
    places: { hidden: [places.hidden], output: [places.output], loss: [places.loss] },
  };
  const countAt = (at: number): number => countOf(membersAt(outcome.answers, at).get(places.hidden));
  return countAt(fresh) > countAt(before) ? withOwnLists(workshop, seed, found) : found;
}

/**
 * Networks that share one list of hidden layers, such as one that belongs to the class: with a single network in a notebook that
 * goes well. Each network is given a list of its own, where that helps.
 */
async function withOwnLists(workshop: Workshop, seed: number, form: NetworkForm): Promise<NetworkLook> {
  const { network, places } = form;
  const draft = newDraft(seed);
  const made = writeConstruction(draft, network, new Map());
  const emptied = emptyHidden(draft, resultOf(made), places);
  const added = addEach(draft, form, resultOf(made));
  const listed = listMembers(draft, resultOf(made));
  const outcome = await workshop.run(draft.operations);
  if (outcome.kind === 'ended') return { kind: 'no-network', reply: outcome };
  const name = places.hidden.join('.');
  const isOwn =
    firstFailure([made, emptied, ...added, listed], outcome.answers) === null &&
    countOf(membersAt(outcome.answers, listed).get(name)) === form.hidden.length;
  if (isOwn) return { ...form, sharesHidden: true };
  const problem = `All networks share one \`${name}\`: a new \`${network.definition.name}\` starts with the layers of the one before it. Make the list in the constructor.`;
  return { kind: 'no-network', reply: fault(network, problem) };
}

/** Adds a layer of each kind, and the loss. */
function addEach(
  draft: Draft,
  { network, hidden, output, loss }: Omit<NetworkForm, 'places'>,
  self: Reference,
): readonly number[] {
  const sizes = sizesOf(LOOKED_AT.inputSize, LOOKED_AT.outputSize);
  return [...hidden, output, loss].map(({ called }) =>
    writeCall(draft, network, 'add', self, sizes, { layer: called }),
  );
}

function membersAt(answers: readonly Answer[], at: number): ReadonlyMap<string, Value> {
  const answer = answers[at];
  const value = answer?.kind === 'returned' ? answer.value : null;
  return value?.kind === 'record' ? value.entries : new Map();
}

function stopped({ definition }: ClassForm, answer: Exclude<Answer, { kind: 'returned' }>): NetworkLook {
  return { kind: 'no-network', reply: { kind: 'no-function', definition, answer } };
}

/** Whether it was the machine's doing: nothing is known then, of a part or of a spelling. */
function wasLost(reply: NoAnswer): boolean {
  return reply.kind === 'ended' && isOurs(reply.end);
}

function countOf(value: Value | undefined): number {
  return value?.kind === 'list' ? value.items.length : 0;
}

function capitalised(called: string): string {
  return called.replace(/(^|_)[a-z]/g, (start) => start.toUpperCase());
}

function fault({ definition }: ClassForm, problem: string): NoAnswer {
  return { kind: 'signature', problem, definition };
}

function problemOf(reply: NoAnswer): string {
  switch (reply.kind) {
    case 'missing':
    case 'signature':
      return reply.problem;
    case 'unreadable':
      return 'the file cannot be read as code.';
    case 'ended':
      return 'the program ended while it was looked at.';
    case 'no-function':
      return 'an object of it could not be made.';
  }
}
