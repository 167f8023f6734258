import type { Roles, Tensor } from '../model/roles.ts';

/** The role that marks a case which is asked of an object that was asked before: nothing may be left over from then. */
export const SECOND_CALL = 'secondCall';

export function isSecondCall(roles: Roles): boolean {
  return roles.get(SECOND_CALL)?.data[0] === 1;
}

/** Values of a batch on its way through a layer, and of the gradient on its way back. */
const OF_BATCH = new Set(['input', 'output', 'preactivation', 'upstream']);

/** What the object was asked before: another batch, of the same shape. */
export function otherBatch(roles: Roles): Roles {
  return new Map(
    [...roles].map(([role, tensor]): [string, Tensor] => [
      role,
      OF_BATCH.has(role) ? { shape: tensor.shape, data: tensor.data.map((value) => 0.5 - value) } : tensor,
    ]),
  );
}
