import { listed } from '../../findings/listed.ts';
import type { UpdateRates } from '../../../reference/mlp/layer.ts';
import { buildLayers, buildNetwork, networkState, readNetwork } from '../../contract/network/build.ts';
import type { LayerValues, NetworkReads } from '../../contract/network/build.ts';
import { resultsFor, writeCall } from '../../contract/network/draft.ts';
import type { Draft, Given } from '../../contract/network/draft.ts';
import type { NetworkForm } from '../../contract/network/network-form.ts';
import { resultOf } from '../../contract/result-of.ts';
import { compareTensors } from '../../compare/close.ts';
import { scalar } from '../../contract/tensor.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Difference } from '../../model/report.ts';
import type { Reference } from '../../model/program.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { Aspect, CaseVerdict, Posing } from './aspect.ts';
import { backwardFits } from './backward-fits.ts';
import { valuesOf } from './cases.ts';
import type { NetworkCase } from './cases.ts';
import { answerAt, broken, chainBackward, chainForward, networkFailure, numbersAt, ownFailure } from './chain.ts';
import { differenceOf } from './difference.ts';
import { askForward } from './forward.ts';
import { compareForward } from './read-forward.ts';

export const NOTHING_CHANGES = 'your own layers change nothing in their backward passes, so that no update can be told';

/** All parameters after the network's backward pass, against the own layers' backward passes, last to first. */
export const backwardAspect: Aspect = {
  method: 'backward',
  builtOn: ['forward'],
  layers: ['forward', 'backward'],
  loss: ['backward'],
  tellsNothing: (told) => (told.includes('changed') ? null : NOTHING_CHANGES),
  pose: ({ draft, form, own, forward, tolerance }) => {
    const from = draft.operations.length;
    const network = buildNetwork(draft, form, own.layers);
    const passed = askForward(draft, form.network, network, own);
    const asked = askBackward(draft, form, network.self, passed, forward, own);
    const reads = readNetwork(draft, network);
    const to = draft.operations.length;
    const right = chained({ draft, form, own }, own);
    // Learning rate and weight decay are easily swapped in a call.
    const swapped = chained({ draft, form, own }, { learningRate: own.weightDecay, weightDecay: own.learningRate });
    const judge = (answers: readonly Answer[]): CaseVerdict => {
      const why = ownFailure(right.steps, answers);
      if (why !== null) return { kind: 'silent', why, isOfLayers: true };
      const forwardFailure = networkFailure(form.network, [...network.steps, passed], answers);
      if (forwardFailure !== null)
        return { kind: 'silent', why: 'the forward pass of your network stops with an error' };
      const answer = answerAt(answers, passed);
      const parts = resultsFor(form.network, 'forward');
      const outputs = right.outputs.map((at) => numbersAt(answers, at) ?? scalar(NaN));
      const same =
        answer.kind === 'returned' ? compareForward(parts, answer.value, outputs, tolerance, form.language) : null;
      if (same?.kind !== 'compared' || same.differences.some(({ agrees }) => !agrees))
        return { kind: 'silent', why: 'the forward pass of your network gives something else than your own layers' };
      const failure = networkFailure(form.network, [asked, ...reads.flat().map(({ at }) => at)], answers);
      if (failure !== null) return failure;
      const want = networkState(right.reads, answers);
      if (want.includes(null)) return { kind: 'silent', why: 'your own layers do not keep numbers' };
      const got = networkState(reads, answers);
      const differences = compareStates(form, want, got, own.layers, tolerance);
      const told = want.map((state, index) => (isChanged(state, own.layers[index]) ? 'changed' : 'unchanged'));
      const fits = backwardFits({
        right: want,
        swapped: networkState(swapped.reads, answers),
        before: own.layers.map(({ state }) => state),
        isLike: (states) => compareStates(form, states, got, own.layers, tolerance).every(({ agrees }) => agrees),
      });
      if (differences.every(({ agrees }) => agrees)) return { kind: 'holds', told, fits };
      const wrong = wrongPlaces(differences);
      return broken(
        'differs',
        `After the backward pass ${wrong} ${wrong.includes(' and ') ? 'are' : 'is'} not what your own layers make of it, called one after the other from the last to the first.`,
        differences,
        fits,
      );
    };
    return { shown: { from, to }, judge };
  },
};

/** The network's own backward pass, with what its forward pass returned. */
export function askBackward(
  draft: Draft,
  form: NetworkForm,
  self: Reference,
  passed: number,
  forward: Posing['forward'],
  own: NetworkCase,
): number {
  const given: Given = new Map<string, Tensor | Reference>([
    ...valuesOf(own),
    ['hiddenOutputs', resultOf(passed, forward.get('hiddenOutputs') ?? [0])],
    ['output', resultOf(passed, forward.get('output') ?? [1])],
  ]);
  return writeCall(draft, form.network, 'backward', self, given);
}

interface Chained {
  readonly steps: readonly number[];
  readonly outputs: readonly number[];
  readonly reads: NetworkReads;
}

function chained({ draft, form, own }: Pick<Posing, 'draft' | 'form' | 'own'>, rates: UpdateRates): Chained {
  const twin = buildLayers(draft, form, own.layers);
  const outputs = chainForward(draft, twin, own.rows);
  const back = chainBackward(draft, twin, outputs, own.rows, own.labels, rates);
  const reads = readNetwork(draft, twin);
  return { steps: [...twin.steps, ...outputs, ...back, ...reads.flat().map(({ at }) => at)], outputs, reads };
}

/** Parameter by parameter, under the names that the student gave them. */
export function compareStates(
  form: NetworkForm,
  want: readonly (Roles | null)[],
  got: readonly (Roles | null)[],
  layers: readonly LayerValues[],
  tolerance: Tolerance,
): readonly Difference[] {
  return want.flatMap((found, index) => {
    const state: Roles = found ?? new Map();
    const place =
      index === layers.length - 1 ? form.places.output.join('.') : `${form.places.hidden.join('.')}[${index}]`;
    const part = [...form.hidden, form.output].find(({ target }) => target === layers[index]?.target);
    return [...state].map(([role, expected]) => {
      const name = part?.form.attributes.find(({ spec }) => spec.role === role)?.name ?? role;
      return differenceOf(`${place}.${name}`, expected, got[index]?.get(role) ?? null, tolerance, form.language);
    });
  });
}

export function isChanged(state: Roles | null | undefined, layer: LayerValues | undefined): boolean {
  const parameters: Roles = layer?.state ?? new Map();
  return [...parameters].some(([role, before]) => {
    const after = state?.get(role);
    return after !== undefined && !compareTensors(before, after, { relative: 0, absolute: 0 }).agrees;
  });
}

/** The layers whose parameters differ, in words. */
export function wrongPlaces(differences: readonly Difference[]): string {
  const wrong = differences.filter(({ agrees }) => !agrees).map(({ name }) => `\`${name}\``);
  const few = wrong.length > 4 ? [...wrong.slice(0, 3), `${wrong.length - 3} more`] : wrong;
  return listed(few);
}
