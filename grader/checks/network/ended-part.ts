import { partsOfNetwork } from '../../contract/network/network-form.ts';
import type { CheckContext } from '../check.ts';

/** What happened when a method of a network's parts never came to an end before: it is not run again within a network. */
export function endedPart({
  targets,
  targetId,
  endedOf,
}: Pick<CheckContext<unknown>, 'targets' | 'targetId' | 'endedOf'>): string | null {
  const { hidden, output, loss } = partsOfNetwork(targetId, targets);
  const ended = [...hidden, output, loss].map(({ target }) => endedOf(target));
  return ended.find((one) => one !== null) ?? null;
}
