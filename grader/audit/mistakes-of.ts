import { networkMisconceptions } from '../../reference/mlp/network-misconceptions.ts';
import type { Assignment } from '../intake/assignment-schema.ts';
import { targetIdOf } from '../intake/target-id.ts';
import type { Oracle } from '../model/oracle.ts';
import { misconceptionsOf } from '../oracles/truths.ts';
import { sameOracle } from './reference.ts';
import type { Mistaken } from './reference.ts';

/** A known mistake that an assignment gives room for. */
export interface RoomForMistake extends Mistaken {
  /** As reports call it, e.g. `adam/no-bias-correction`. */
  readonly fullId: string;
  readonly name: string;
  /** Targets whose code has it. */
  readonly targets: readonly string[];
  /** Whether the verdict of a check may change by it. */
  readonly reaches: (checkId: string) => boolean;
}

/** Every known mistake in every part of the reference that an assignment asks for, each part once. */
export function mistakesOf({ targets }: Assignment): readonly RoomForMistake[] {
  const entries = Object.entries(targets);
  return entries.flatMap(([first, target]) => {
    const { oracle } = target;
    const alike = entries.filter(([, other]) => sameOracle(other.oracle, oracle)).map(([id]) => id);
    if (alike[0] !== first) return [];
    const { part } = misconceptionsOf(target);
    // To name a mistake in a network takes more than its answers: its checks know them.
    const known = 'network' in oracle ? networkMisconceptions : misconceptionsOf(target).known;
    const reached = [
      ...alike,
      ...entries.filter(([id, one]) => buildsOn(one.oracle, oracle, alike, id)).map(([id]) => id),
    ];
    return known.map(({ id, name }) => ({
      oracle,
      id,
      fullId: `${part}/${id}`,
      name,
      targets: alike,
      reaches: (checkId: string) => reached.includes(targetIdOf(checkId)),
    }));
  });
}

/** Whether what one target defines is made with what others define: a descent with its derivative, a network with its layers. */
function buildsOn(one: Oracle, on: Oracle, alike: readonly string[], id: string): boolean {
  if (alike.includes(id)) return false;
  if ('network' in one) return one.network.some(({ target }) => alike.includes(target));
  if ('gradientOf' in one) return 'testFunction' in on && on.testFunction === one.gradientOf;
  if ('descentOn' in one)
    return (
      ('gradientOf' in on && on.gradientOf === one.descentOn) ||
      ('testFunction' in on && on.testFunction === one.descentOn)
    );
  return false;
}
