import { buildLayers, buildNetwork, firstFailure } from '../../contract/network/build.ts';
import { methodFor, newDraft } from '../../contract/network/draft.ts';
import type { NetworkForm, PartForm } from '../../contract/network/network-form.ts';
import { layOut } from '../../contract/results.ts';
import type { ResultPath } from '../../contract/results.ts';
import { faultOfReply } from '../../findings/faults.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { failedWith } from '../settle.ts';
import type { Aspect } from './aspect.ts';
import { caseOf } from './cases.ts';
import { answerAt, chainBackward, chainForward } from './chain.ts';
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

  // The own layers alone first: when they take the process with them, that is not the network's doing.
  const draft = newDraft(seed);
  for (const [kind] of hidden.entries()) {
    const own = caseOf(
      { hidden: [{ kind, size: 2 }], inputs: 3, classes: 2, rows: 2, batchSize: 1, epochs: 1, seed: 1 },
      form,
    );
    const twin = buildLayers(draft, form, own.layers);
    if (!aspect.layers.includes('forward')) continue;
    const outputs = chainForward(draft, twin, own.rows);
    if (aspect.layers.includes('backward')) chainBackward(draft, twin, outputs, own.rows, own.labels, own);
  }
  const alone = await workshop.run(draft.operations);
  if (alone.kind === 'ended') {
    const fault = faultOfReply(alone);
    if (fault.kind === 'not-known')
      return { kind: 'settled', outcome: { kind: 'inconclusive', message: fault.message, cases: 0 } };
    return blocked(`your own layers, asked without the network: ${fault.finding.summary}`);
  }
  if (!aspect.builtOn.includes('forward')) return { kind: 'ready', form, forward: new Map() };
  return lookAtForward(workshop, seed, form);
}

/** Where in what the network's forward pass returns its parts are. */
async function lookAtForward(
  workshop: CheckContext<unknown>['workshop'],
  seed: number,
  form: NetworkForm,
): Promise<Ready> {
  const draft = newDraft(seed);
  const own = caseOf(
    { hidden: [{ kind: 0, size: 2 }], inputs: 3, classes: 2, rows: 2, batchSize: 1, epochs: 1, seed: 1 },
    form,
  );
  const network = buildNetwork(draft, form, own.layers);
  const at = askForward(draft, form.network, network, own);
  const outcome = await workshop.run(draft.operations);
  if (outcome.kind === 'ended') {
    const fault = faultOfReply(outcome);
    if (fault.kind === 'not-known')
      return { kind: 'settled', outcome: { kind: 'inconclusive', message: fault.message, cases: 0 } };
    return blocked(`the forward pass of your network: ${fault.finding.summary}`);
  }
  if (firstFailure([...network.steps, at], outcome.answers) !== null)
    return blocked('the forward pass of your network stops with an error.');
  const answer = answerAt(outcome.answers, at);
  const method = methodFor(form.network, 'forward');
  const specs = typeof method === 'string' ? [] : method.spec.results;
  const layout = answer.kind === 'returned' ? layOut(specs, answer.value) : null;
  if (layout?.kind !== 'laid-out')
    return blocked(`the forward pass of your network: ${layout?.problem ?? 'it returns nothing.'}`);
  return { kind: 'ready', form, forward: new Map(layout.parts.map(({ part, path }) => [part.role, path])) };
}

function blocked(message: string): Ready {
  return { kind: 'settled', outcome: { kind: 'blocked', message: `This cannot be told: ${message}`, cases: 0 } };
}
