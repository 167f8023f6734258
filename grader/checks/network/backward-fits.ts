import type { Roles } from '../../model/roles.ts';
import type { Fits } from './aspect.ts';

type States = readonly (Roles | null)[];

/** The parameters of all layers, the output layer last. */
interface Updated {
  /** After the own layers' backward passes. */
  readonly right: States;
  /** The same with learning rate and weight decay swapped. */
  readonly swapped: States;
  readonly before: States;
  /** Whether these are what came. */
  readonly isLike: (states: States) => boolean;
}

/** Known mistakes in the backward pass of a network that give exactly the parameters that came. */
export function backwardFits({ right, swapped, before, isLike }: Updated): Fits {
  const last = right.length - 1;
  const keeping = (keeps: (index: number) => boolean): States =>
    right.map((state, index) => (keeps(index) ? (before[index] ?? null) : state));
  const candidates: readonly (readonly [string, States])[] = [
    ['rates-swapped', swapped],
    ['no-layer-updated', before],
    ['only-output-layer-updated', keeping((index) => index < last)],
    ['output-layer-not-updated', keeping((index) => index === last)],
    ['first-layer-not-updated', keeping((index) => index === 0)],
  ];
  return new Set(candidates.flatMap(([id, states]) => (isLike(states) ? [id] : [])));
}
