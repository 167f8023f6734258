import { drawsFrom } from '../../reference/data/draws.ts';
import { splitRole } from '../contract/role.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { ParameterSpec } from '../model/target.ts';

/** What a stub gives in the place of a right result. */
interface Asked {
  readonly role: string;
  /** What is right: a stub has its shape and nothing else of it. */
  readonly right: Tensor;
  readonly given: Roles;
  readonly parameters: readonly ParameterSpec[];
}

/** Code that does nothing of what is asked, and yet gives something of the right shape. */
export interface StubKind {
  readonly id: string;
  /** After "gives". */
  readonly text: string;
  /** @param seed of what is drawn at random */
  readonly fill: (seed: number) => (asked: Asked) => Tensor;
}

const constant =
  (value: number): StubKind['fill'] =>
  () =>
  ({ right }) => ({ ...right, data: right.data.map(() => value) });

export const stubKinds: readonly StubKind[] = [
  { id: 'zeros', text: 'zeros', fill: constant(0) },
  { id: 'ones', text: 'ones', fill: constant(1) },
  { id: 'nan', text: 'NaN', fill: constant(NaN) },
  {
    id: 'unchanged',
    text: 'everything as it was given',
    fill: () => (asked) => asFits(asked, sameRole(asked) ?? argument(asked, asked.parameters)),
  },
  {
    id: 'first-argument',
    text: 'its first argument',
    fill: () => (asked) => asFits(asked, argument(asked, asked.parameters)),
  },
  {
    id: 'last-argument',
    text: 'its last argument',
    fill: () => (asked) => asFits(asked, argument(asked, asked.parameters.toReversed())),
  },
  {
    id: 'random',
    text: 'random numbers',
    fill: (seed: number) => {
      const { normal } = drawsFrom(seed);
      return ({ right }) => ({ ...right, data: right.data.map(() => normal()) });
    },
  },
];

/** What came in is what goes out; a descent that makes no step ends where it starts. */
function sameRole({ role, given }: Asked): Tensor | undefined {
  return given.get(role === 'result' ? 'start' : role);
}

function argument({ given }: Asked, parameters: readonly ParameterSpec[]): Tensor | undefined {
  for (const { role } of parameters) {
    const { base } = splitRole(role);
    const found = [...given].find(([name]) => name === base || name.startsWith(`${base}.`));
    if (found) return found[1];
  }
  return undefined;
}

/** As it is where it is as long; else its first number everywhere; 0 where there is nothing. */
function asFits({ right }: Asked, tensor: Tensor | undefined): Tensor {
  if (tensor?.data.length === right.data.length) return { ...right, data: tensor.data };
  return { ...right, data: right.data.map(() => tensor?.data[0] ?? 0) };
}
