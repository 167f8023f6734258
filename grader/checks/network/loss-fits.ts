import { compareTensors } from '../../compare/close.ts';
import { scalar } from '../../contract/tensor.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Fits } from './aspect.ts';
import type { NetworkCase } from './cases.ts';

/** Known mistakes in the L2 term that give exactly this loss. @param plain loss of the own loss layer */
export function lossFits(
  plain: number,
  { layers, weightDecay, rows }: NetworkCase,
  actual: number,
  tolerance: Tolerance,
): Fits {
  const squares = (role: string) => (state: ReadonlyMap<string, { readonly data: readonly number[] }>) =>
    sum((state.get(role)?.data ?? []).map((one) => one * one));
  const ofWeights = layers.map(({ state }) => squares('weights')(state));
  const biases = sum(layers.map(({ state }) => squares('bias')(state)));
  const exponents = sum(layers.map(({ state }) => squares('exponent')(state)));
  const sizes = sum(layers.flatMap(({ state }) => (state.get('weights')?.data ?? []).map(Math.abs)));
  const norms = sum(ofWeights.map(Math.sqrt));
  const all = sum(ofWeights);
  const half = 0.5 * weightDecay;
  const [count = 1] = rows.shape;
  const candidates: readonly (readonly [string, number])[] = [
    ['no-l2', plain],
    ['l2-norm-not-squared', plain + half * norms],
    ['l2-norm-not-squared', plain + half * Math.sqrt(all)],
    ['l2-norm-not-squared', plain + weightDecay * norms],
    ['l2-norm-not-squared', plain + weightDecay * Math.sqrt(all)],
    ['l2-of-bias', plain + half * (all + biases)],
    ['l2-of-exponent', plain + half * (all + exponents)],
    ['l2-not-halved', plain + weightDecay * all],
    ['l2-halved-twice', plain + 0.5 * half * all],
    ['l2-without-output-layer', plain + half * sum(ofWeights.slice(0, -1))],
    ['l2-of-output-layer-only', plain + half * (ofWeights.at(-1) ?? 0)],
    ['l2-over-rows', plain + (half * all) / count],
    ['l2-without-weight-decay', plain + 0.5 * all],
    ['l2-of-sizes', plain + half * sizes],
    ['l2-of-sizes', plain + weightDecay * sizes],
    ['l2-subtracted', plain - half * all],
    ['l2-alone', half * all],
  ];
  const near = (value: number): boolean => compareTensors(scalar(value), scalar(actual), tolerance).agrees;
  return new Set(candidates.flatMap(([id, value]) => (near(value) ? [id] : [])));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
