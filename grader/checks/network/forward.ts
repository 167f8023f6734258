import { buildLayers, buildNetwork } from '../../contract/network/build.ts';
import type { BuiltLayers, BuiltNetwork, LayerValues } from '../../contract/network/build.ts';
import { resultsFor, writeCall } from '../../contract/network/draft.ts';
import type { Draft } from '../../contract/network/draft.ts';
import { scalar } from '../../contract/tensor.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Tensor } from '../../model/roles.ts';
import { areAlike, NO_FITS } from './aspect.ts';
import type { Aspect, CaseVerdict, Posed, Posing } from './aspect.ts';
import { valuesOf } from './cases.ts';
import type { NetworkCase } from './cases.ts';
import { answerAt, broken, chainForward, networkFailure, numbersAt, ownFailure, ownLoss } from './chain.ts';
import { differenceOf } from './difference.ts';
import { lossFits } from './loss-fits.ts';
import { compareForward } from './read-forward.ts';

/** A forward pass through the network: what the own layers give, and the own loss with the L2 term of all weights. */
export const forwardAspect: Aspect = {
  method: 'forward',
  builtOn: [],
  layers: ['forward'],
  loss: ['forward'],
  tellsNothing: (told) =>
    areAlike(told) ? 'your own loss layer gives the same loss whatever it is given, so that no loss can be told' : null,
  pose: ({ draft, form, own, tolerance }) => {
    const { network, asked, shown, twin, outputs } = askBoth({ draft, form, own });
    const loss = ownLoss(draft, twin, outputs.at(-1) ?? 0, own.labels);
    const judge = (answers: readonly Answer[]): CaseVerdict => {
      const why = ownFailure([...twin.steps, ...outputs, loss], answers);
      if (why !== null) return { kind: 'silent', why, isOfLayers: true };
      const failure = networkFailure(form.network, [...network.steps, asked], answers);
      if (failure !== null) return failure;
      const chained = outputs.map((at) => numbersAt(answers, at));
      const base = numbersAt(answers, loss);
      const [plain] = base?.data ?? [];
      if (chained.some((one) => one === null) || base?.data.length !== 1 || plain === undefined)
        return { kind: 'silent', why: 'your own layers do not return numbers' };
      const answer = answerAt(answers, asked);
      const parts = resultsFor(form.network, 'forward');
      if (answer.kind !== 'returned') return { kind: 'silent', why: 'it gave no answer' };
      const compared = compareForward(parts, answer.value, chained.filter(isThere), tolerance, form.language);
      if (compared.kind === 'misfit') return broken('misfit', compared.problem, []);
      const right = plain + 0.5 * own.weightDecay * squaresOf(own.layers);
      const actual = compared.loss?.data.length === 1 ? (compared.loss.data[0] ?? NaN) : null;
      const lossDifference = differenceOf(compared.lossName, scalar(right), compared.loss, tolerance, form.language);
      const differences = [...compared.differences, lossDifference];
      const wrong = differences.filter(({ agrees }) => !agrees);
      const [first] = wrong;
      const onlyLoss = wrong.every((one) => one === lossDifference);
      const fits = onlyLoss && actual !== null ? lossFits(plain, own, actual, tolerance) : NO_FITS;
      if (first === undefined) return { kind: 'holds', told: [plain.toPrecision(8)], fits };
      const names = wrong.map(({ name }) => `\`${name}\``).join(', ');
      const summary = `${names} ${wrong.length === 1 ? 'is' : 'are'} not what your own layers give: ${first.name} is ${first.actual} where ${first.expected} is right.`;
      return broken('differs', summary, differences, fits);
    };
    return { shown, judge };
  },
};

/** Calls the network's own forward pass with all rows. */
export function askForward(
  draft: Draft,
  form: Parameters<typeof writeCall>[1],
  { self }: BuiltNetwork,
  own: NetworkCase,
): number {
  return writeCall(draft, form, 'forward', self, valuesOf(own));
}

interface AskedBoth {
  readonly network: BuiltNetwork;
  /** Where the network's own forward pass was asked. */
  readonly asked: number;
  readonly shown: Posed['shown'];
  readonly twin: BuiltLayers;
  /** Of the twin's layers, first to last. */
  readonly outputs: readonly number[];
}

/** Asks the network for its forward pass, and the own layers of a twin for theirs, one after the other. */
export function askBoth({ draft, form, own }: Pick<Posing, 'draft' | 'form' | 'own'>): AskedBoth {
  const from = draft.operations.length;
  const network = buildNetwork(draft, form, own.layers);
  const asked = askForward(draft, form.network, network, own);
  const to = draft.operations.length;
  const twin = buildLayers(draft, form, own.layers);
  return { network, asked, shown: { from, to }, twin, outputs: chainForward(draft, twin, own.rows) };
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
