import { buildLayers, buildNetwork, firstFailure } from '../../contract/network/build.ts';
import { methodFor, newDraft } from '../../contract/network/draft.ts';
import type { NetworkForm, PartForm } from '../../contract/network/network-form.ts';
import { layOut } from '../../contract/results.ts';
import type { ResultPath } from '../../contract/results.ts';
import { faultOfReply } from '../../findings/faults.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { failedWith } from '../settle.ts';
import type { Aspect } from './aspect.ts';
import { smallest } from './cases.ts';
import { answerAt, chainBackward, chainForward, ownFailure } from './chain.ts';
import { askForward } from './forward.ts';

type Ready =
  | {
      readonly kind: 'ready';
      /** With those kinds of hidden layers only that can be chained. */
      readonly form: NetworkForm;
      readonly forward: ReadonlyMap<string, ResultPath>;
    }
  | { readonly kind: 'settled'; readonly outcome: CheckOutcome };

/** Whether everything is there that a method of the network is held to; where not, what to say. */
export async function ready(
  { workshop, seed }: Pick<CheckContext<unknown>, 'workshop' | 'seed'>,
  found: NetworkForm,
  aspect: Aspect,
): Promise<Ready> {
  const asked = found.network.methods.get(aspect.method);
  const problem = methodFor(found.network, aspect.method);
  if (typeof problem === 'string') {
    const kind = asked?.kind === 'missing' ? 'missing' : 'signature';
    const finding = { kind, summary: problem, where: found.network.definition.where } as const;
    return { kind: 'settled', outcome: failedWith(finding, { cases: 0 }) };
  }
  for (const id of aspect.builtOn) {
    const other = methodFor(found.network, id);
    if (typeof other === 'string') return blocked(other);
  }
  const lacks = ({ form }: PartForm, methods: readonly string[]): string | null =>
    methods.map((id) => methodFor(form, id)).find((one) => typeof one === 'string') ?? null;
  const output = lacks(found.output, aspect.layers) ?? lacks(found.loss, aspect.loss);
  if (output !== null) return blocked(output);
  const hidden = found.hidden.filter((part) => lacks(part, aspect.layers) === null);
  const [first] = found.hidden;
  if (hidden.length === 0)
    return blocked(first === undefined ? 'there is no hidden layer.' : (lacks(first, aspect.layers) ?? ''));
  const dropped = found.hidden.flatMap((part) => lacks(part, aspect.layers) ?? []);
  const form: NetworkForm = { ...found, hidden, without: [...found.without, ...dropped] };

  // The own layers alone first, each kind by itself: when one takes the process with it, that is not the network's doing.
  const working: PartForm[] = [];
  const problems: string[] = [];
  for (const [kind, part] of hidden.entries()) {
    const alone = await layersAlone(workshop, seed, form, aspect, kind);
    if (alone.kind === 'not-known') return unknown(alone);
    if (alone.kind === 'fails') problems.push(`${part.form.definition.name}: ${alone.problem}`);
    else working.push(part);
  }
  if (working.length === 0) return blocked(problems[0] ?? 'there is no hidden layer.');
  const usable: NetworkForm = { ...form, hidden: working, without: [...form.without, ...problems] };
  if (!aspect.builtOn.includes('forward')) return { kind: 'ready', form: usable, forward: new Map() };
  return lookAtForward(workshop, seed, usable);
}

/**
 * Where in what the network's forward pass returns its parts are, and of which kinds of hidden layers it can be made: each kind on
 * its own, so that one that fails does not take the others with it.
 */
async function lookAtForward(
  workshop: CheckContext<unknown>['workshop'],
  seed: number,
  form: NetworkForm,
): Promise<Ready> {
  const hidden: PartForm[] = [];
  const problems: string[] = [];
  let forward: ReadonlyMap<string, ResultPath> | null = null;
  for (const [kind, part] of form.hidden.entries()) {
    const found = await forwardWith(workshop, seed, form, kind);
    if (found.kind === 'not-known') return unknown(found);
    if (found.kind === 'fails') {
      problems.push(`${part.form.definition.name}: ${found.problem}`);
      continue;
    }
    hidden.push(part);
    forward ??= found.paths;
  }
  return forward === null
    ? blocked(problems[0] ?? 'there is no hidden layer.')
    : { kind: 'ready', form: { ...form, hidden, without: [...form.without, ...problems] }, forward };
}

type Found =
  | { readonly kind: 'found'; readonly paths: ReadonlyMap<string, ResultPath> }
  | { readonly kind: 'fails'; readonly problem: string }
  | { readonly kind: 'not-known'; readonly message: string };

/** The forward pass of a network with one kind of hidden layer. */
async function forwardWith(
  workshop: CheckContext<unknown>['workshop'],
  seed: number,
  form: NetworkForm,
  kind: number,
): Promise<Found> {
  const draft = newDraft(seed);
  const own = smallest(kind, form);
  const network = buildNetwork(draft, form, own.layers);
  const at = askForward(draft, form.network, network, own);
  const outcome = await workshop.run(draft.operations);
  if (outcome.kind === 'ended') {
    const fault = faultOfReply(outcome);
    return fault.kind === 'not-known'
      ? fault
      : { kind: 'fails', problem: `the forward pass of your network: ${fault.finding.summary}` };
  }
  if (firstFailure([...network.steps, at], outcome.answers) !== null)
    return { kind: 'fails', problem: 'the forward pass of your network stops with an error.' };
  const answer = answerAt(outcome.answers, at);
  const method = methodFor(form.network, 'forward');
  const specs = typeof method === 'string' ? [] : method.spec.results;
  const layout = answer.kind === 'returned' ? layOut(specs, answer.value) : null;
  if (layout?.kind !== 'laid-out')
    return { kind: 'fails', problem: `the forward pass of your network: ${layout?.problem ?? 'it returns nothing.'}` };
  return { kind: 'found', paths: new Map(layout.parts.map(({ part, path }) => [part.role, path])) };
}

/** The student's own layers without a network, with one kind of hidden layer. */
async function layersAlone(
  workshop: CheckContext<unknown>['workshop'],
  seed: number,
  form: NetworkForm,
  { layers }: Aspect,
  kind: number,
): Promise<Exclude<Found, { kind: 'found' }> | { readonly kind: 'work' }> {
  const draft = newDraft(seed);
  const own = smallest(kind, form);
  const twin = buildLayers(draft, form, own.layers);
  const outputs = layers.includes('forward') ? chainForward(draft, twin, own.rows) : [];
  const back = layers.includes('backward') ? chainBackward(draft, twin, outputs, own.rows, own.labels, own) : [];
  const outcome = await workshop.run(draft.operations);
  if (outcome.kind === 'ended') {
    const fault = faultOfReply(outcome);
    return fault.kind === 'not-known'
      ? fault
      : { kind: 'fails', problem: `your own layers, asked without the network: ${fault.finding.summary}` };
  }
  // Without all answers nothing is known of them: the cases say so.
  if (outcome.answers.length < draft.operations.length) return { kind: 'work' };
  const why = ownFailure([...twin.steps, ...outputs, ...back], outcome.answers);
  return why === null ? { kind: 'work' } : { kind: 'fails', problem: /[.!?]$/.test(why) ? why : `${why}.` };
}

function unknown({ message }: { readonly message: string }): Ready {
  return { kind: 'settled', outcome: { kind: 'inconclusive', message, cases: 0 } };
}

function blocked(message: string): Ready {
  return { kind: 'settled', outcome: { kind: 'blocked', message: `This cannot be told: ${message}`, cases: 0 } };
}
