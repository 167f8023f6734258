import { compareTensors } from '../../compare/close.ts';
import { buildLayers, buildNetwork } from '../../contract/network/build.ts';
import type { Built, LayerValues } from '../../contract/network/build.ts';
import { writeCall } from '../../contract/network/draft.ts';
import type { Draft, Given } from '../../contract/network/draft.ts';
import { layOut } from '../../contract/results.ts';
import type { ResultPart } from '../../contract/results.ts';
import { describeValue, scalar, toTensor } from '../../contract/tensor.ts';
import { formatTensor } from '../../findings/format-value.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Difference } from '../../model/report.ts';
import type { Tensor } from '../../model/roles.ts';
import type { Language } from '../../model/subject.ts';
import type { Value } from '../../model/value.ts';
import { areAlike } from './aspect.ts';
import type { Aspect, CaseVerdict } from './aspect.ts';
import type { NetworkCase } from './cases.ts';
import { answerAt, broken, chainForward, networkFailure, numbersAt, ownFailure, ownLoss } from './chain.ts';
import { lossSigns } from './loss-signs.ts';

/** A forward pass through the network: what the own layers give, and the own loss with the L2 term of all weights. */
export const forwardAspect: Aspect = {
  method: 'forward',
  builtOn: [],
  layers: ['forward'],
  loss: ['forward'],
  tellsNothing: (told) =>
    areAlike(told) ? 'your own loss layer gives the same loss whatever it is given, so that no loss can be told' : null,
  pose: ({ draft, form, own, tolerance }) => {
    const from = draft.operations.length;
    const network = buildNetwork(draft, form, own.layers);
    const asked = askForward(draft, form.network, network, own);
    const to = draft.operations.length;
    const twin = buildLayers(draft, form, own.layers);
    const outputs = chainForward(draft, twin, own.rows);
    const loss = ownLoss(draft, twin, outputs.at(-1) ?? 0, own.labels);
    const judge = (answers: readonly Answer[]): CaseVerdict => {
      const why = ownFailure([...twin.steps, ...outputs, loss], answers);
      if (why !== null) return { kind: 'silent', why };
      const failure = networkFailure(form.network, [...network.steps, asked], answers);
      if (failure !== null) return failure;
      const chained = outputs.map((at) => numbersAt(answers, at));
      const base = numbersAt(answers, loss);
      const [plain] = base?.data ?? [];
      if (chained.some((one) => one === null) || base?.data.length !== 1 || plain === undefined)
        return { kind: 'silent', why: 'your own layers do not return numbers' };
      const answer = answerAt(answers, asked);
      const spec = form.network.methods.get('forward');
      const parts = spec?.kind === 'method' || spec?.kind === 'function' ? spec.spec.results : [];
      if (answer.kind !== 'returned') return { kind: 'silent', why: 'it gave no answer' };
      const compared = compareForward(parts, answer.value, chained.filter(isThere), tolerance, form.language);
      if (compared.kind === 'misfit') return broken('misfit', compared.problem, []);
      const right = plain + 0.5 * own.weightDecay * squaresOf(own.layers);
      const actual = compared.loss?.data.length === 1 ? (compared.loss.data[0] ?? NaN) : null;
      const lossDifference = differenceOf(compared.lossName, scalar(right), compared.loss, tolerance, form.language);
      const differences = [...compared.differences, lossDifference];
      const wrong = differences.filter(({ agrees }) => !agrees);
      const [first] = wrong;
      if (first === undefined) return { kind: 'holds', told: [plain.toPrecision(8)] };
      const names = wrong.map(({ name }) => `\`${name}\``).join(', ');
      const onlyLoss = wrong.every((one) => one === lossDifference);
      const signs = onlyLoss && actual !== null ? lossSigns(plain, own, actual, tolerance) : undefined;
      const summary = `${names} ${wrong.length === 1 ? 'is' : 'are'} not what your own layers give: ${first.name} is ${first.actual} where ${first.expected} is right.`;
      return broken('differs', summary, differences, signs);
    };
    return { shown: { from, to }, judge };
  },
};

/** Calls the network's own forward pass with all rows. */
export function askForward(
  draft: Draft,
  form: Parameters<typeof writeCall>[1],
  { self }: Built,
  { rows, labels, weightDecay }: Pick<NetworkCase, 'rows' | 'labels' | 'weightDecay'>,
): number {
  if (self === null) throw new TypeError('layers without a network have no forward pass of their own');
  const given: Given = new Map([
    ['input', rows],
    ['labels', labels],
    ['weightDecay', scalar(weightDecay)],
  ]);
  return writeCall(draft, form, 'forward', self, given);
}

type Compared =
  | {
      readonly kind: 'compared';
      readonly differences: readonly Difference[];
      readonly loss: Tensor | null;
      readonly lossName: string;
    }
  | { readonly kind: 'misfit'; readonly problem: string };

/** Hidden outputs and logits against those of the own layers. @param chained outputs of the layers, the logits last */
export function compareForward(
  parts: readonly ResultPart[],
  value: Value,
  chained: readonly Tensor[],
  tolerance: Tolerance,
  language: Language,
): Compared {
  const layout = layOut(parts, value);
  if (layout.kind === 'misfit') return layout;
  const partOf = (role: string): { readonly name: string; readonly value: Value | null } => {
    const found = layout.parts.find(({ part }) => part.role === role);
    return { name: found?.part.names[0] ?? role, value: found?.value ?? null };
  };
  const hidden = partOf('hiddenOutputs');
  const items = itemsOf(hidden.value, chained.length - 1);
  if (items === null) {
    const was = hidden.value === null ? 'nothing' : describeValue(hidden.value);
    return { kind: 'misfit', problem: `${hidden.name} should hold the output of each hidden layer, but is ${was}.` };
  }
  const differences = chained
    .slice(0, -1)
    .map((want, index) => differenceOf(`${hidden.name}[${index}]`, want, items[index] ?? null, tolerance, language));
  const logits = partOf('output');
  const z = logits.value && toTensor(logits.value);
  differences.push(differenceOf(logits.name, chained.at(-1) ?? scalar(NaN), z, tolerance, language));
  const loss = partOf('loss');
  return { kind: 'compared', differences, loss: loss.value && toTensor(loss.value), lossName: loss.name };
}

/** The loss alone in what a forward pass returned; null when it is no number. */
export function lossIn(
  parts: readonly ResultPart[],
  value: Value,
): { readonly name: string; readonly loss: Tensor | null } {
  const name = parts.find(({ role }) => role === 'loss')?.names[0] ?? 'loss';
  const layout = layOut(parts, value);
  const found = layout.kind === 'misfit' ? undefined : layout.parts.find(({ part }) => part.role === 'loss');
  return { name, loss: found ? toTensor(found.value) : null };
}

export function differenceOf(
  name: string,
  want: Tensor,
  got: Tensor | null,
  tolerance: Pick<Tolerance, 'relative' | 'absolute'>,
  language: Language,
): Difference {
  if (got === null) return { name, expected: formatTensor(want, language), actual: 'no numbers', agrees: false };
  const { agrees, difference } = compareTensors(want, got, tolerance);
  return {
    name,
    expected: formatTensor(want, language),
    actual: formatTensor(want.data.length === got.data.length ? { shape: want.shape, data: got.data } : got, language),
    agrees,
    ...(difference !== null && { difference: difference.toExponential(2) }),
  };
}

/** The outputs in what holds them; what stands before the first of them (the rows themselves) is as good. */
function itemsOf(value: Value | null, count: number): readonly (Tensor | null)[] | null {
  if (value === null) return null;
  const items =
    value.kind === 'list'
      ? value.items.map(toTensor)
      : value.kind === 'record'
        ? [...value.entries.values()].map(toTensor)
        : value.kind === 'array'
          ? stacked(value, count)
          : null;
  if (items === null) return null;
  return items.length === count + 1 ? items.slice(1) : items.length === count ? items : null;
}

/** Outputs of one shape may come as one array. */
function stacked(tensor: Tensor, count: number): readonly Tensor[] {
  const [length = 0, ...inner] = tensor.shape;
  if (inner.length < 2) return count === 1 ? [tensor] : [];
  const size = inner.reduce((product, one) => product * one, 1);
  return Array.from({ length }, (_, index) => ({
    shape: inner,
    data: tensor.data.slice(index * size, (index + 1) * size),
  }));
}

function squaresOf(layers: readonly LayerValues[]): number {
  return layers.reduce((sum, { state }) => sum + sumOf(state.get('weights'), (one) => one * one), 0);
}

function sumOf(tensor: Tensor | undefined, of: (entry: number) => number): number {
  return (tensor?.data ?? []).reduce((sum, entry) => sum + of(entry), 0);
}

function isThere(tensor: Tensor | null): tensor is Tensor {
  return tensor !== null;
}
