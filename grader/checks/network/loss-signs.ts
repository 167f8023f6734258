import { compareTensors } from '../../compare/close.ts';
import { scalar } from '../../contract/tensor.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { NetworkCase } from './cases.ts';

/** Known ways to get the L2 term wrong that give exactly this loss. @param plain loss of the own loss layer */
export function lossSigns(
  plain: number,
  { layers, weightDecay, rows }: NetworkCase,
  actual: number,
  tolerance: Tolerance,
): ReadonlyMap<string, string> {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const squares = (role: string) => (state: ReadonlyMap<string, { readonly data: readonly number[] }>) =>
    sum((state.get(role)?.data ?? []).map((one) => one * one));
  const ofWeights = layers.map(({ state }) => squares('weights')(state));
  const ofBiases = layers.map(({ state }) => squares('bias')(state));
  const ofExponents = layers.map(({ state }) => squares('exponent')(state));
  const absolute = sum(layers.flatMap(({ state }) => (state.get('weights')?.data ?? []).map(Math.abs)));
  const all = sum(ofWeights);
  const half = 0.5 * weightDecay;
  const [count = 1] = rows.shape;
  const candidates: readonly (readonly [string, number, string])[] = [
    ['no-l2', plain, 'The loss lacks the L2 term: half of the weight decay times the squares of all weights.'],
    [
      'not-squared',
      plain + half * sum(ofWeights.map(Math.sqrt)),
      'The L2 norm of the weights is not squared in the loss.',
    ],
    ['not-squared', plain + half * Math.sqrt(all), 'The L2 norm of the weights is not squared in the loss.'],
    [
      'not-squared',
      plain + weightDecay * sum(ofWeights.map(Math.sqrt)),
      'The L2 norm of the weights is not squared in the loss, and not halved.',
    ],
    [
      'bias',
      plain + half * (all + sum(ofBiases)),
      'The bias is in the L2 term of the loss: only weights belong there.',
    ],
    [
      'exponent',
      plain + half * (all + sum(ofExponents)),
      'The exponent is in the L2 term of the loss: only weights belong there.',
    ],
    ['no-half', plain + weightDecay * all, 'The L2 term of the loss is not halved.'],
    ['half-twice', plain + 0.5 * half * all, 'The L2 term of the loss is halved twice.'],
    [
      'no-output',
      plain + half * sum(ofWeights.slice(0, -1)),
      'The weights of the output layer are not in the L2 term of the loss.',
    ],
    [
      'only-output',
      plain + half * (ofWeights.at(-1) ?? 0),
      'Only the weights of the output layer are in the L2 term of the loss.',
    ],
    ['over-rows', plain + (half * all) / count, 'The L2 term of the loss is divided by the number of rows.'],
    ['no-decay', plain + 0.5 * all, 'The L2 term of the loss is not multiplied by the weight decay.'],
    [
      'absolute',
      plain + half * absolute,
      'The L2 term of the loss adds up the sizes of the weights, not their squares.',
    ],
    [
      'absolute',
      plain + weightDecay * absolute,
      'The L2 term of the loss adds up the sizes of the weights, not their squares.',
    ],
    ['subtracted', plain - half * all, 'The L2 term is subtracted from the loss, not added.'],
    ['only-l2', half * all, 'The loss is the L2 term alone: what the loss layer gives is left out.'],
  ];
  const right = plain + half * all;
  const near = (value: number): boolean => compareTensors(scalar(value), scalar(actual), tolerance).agrees;
  const apart = (value: number): boolean => !compareTensors(scalar(right), scalar(value), tolerance).agrees;
  return new Map(
    candidates
      .flatMap(([key, value, sentence]) => (apart(value) && near(value) ? [[key, sentence] as const] : []))
      .toReversed(),
  );
}
