import type { Roles, Tensor } from '../../model/roles.ts';

/**
 * A metamorphic law: it relates answers to each other, so it needs no oracle.
 *
 * From one generated case it makes the cases to ask, and says from the answers whether they are related as they should.
 */
export interface Law {
  /** The file's name. */
  readonly id: string;
  /** What must hold, as a sentence. */
  readonly title: string;
  /** Kinds of oracles whose targets it may be asked of. */
  readonly appliesTo: 'optimizer' | 'testFunction' | 'descentOn';
  /** The cases to ask. */
  readonly cases: (roles: Roles) => readonly Roles[];
  /** What must be equal (element by element) or, with `atMost`, not exceeded. */
  readonly relations: (asked: readonly Roles[], answers: readonly Roles[]) => readonly Relation[];
}

export interface Relation {
  /** What is compared, e.g. `theta`. */
  readonly name: string;
  readonly expected: Tensor;
  readonly actual: Tensor;
  /** `actual` may be at most `expected`, element by element, in place of equal to it. */
  readonly atMost?: true;
}

/** A case with some roles replaced. */
export function withRoles(roles: Roles, changes: Readonly<Record<string, Tensor>>): Roles {
  return new Map([...roles, ...Object.entries(changes)]);
}

export function role(roles: Roles | undefined, name: string): Tensor {
  const tensor = roles?.get(name);
  if (tensor === undefined) throw new TypeError(`a law needs the role ${name}`);
  return tensor;
}

export function map(tensor: Tensor, change: (value: number, index: number) => number): Tensor {
  return { shape: tensor.shape, data: tensor.data.map(change) };
}

export function zeros(tensor: Tensor): Tensor {
  return map(tensor, () => 0);
}

export function minus(one: Tensor, other: Tensor): Tensor {
  return map(one, (value, index) => value - (other.data[index] ?? NaN));
}

/** The roles that carry an optimizer's state. */
export function stateRoles(roles: Roles): readonly string[] {
  return [...roles.keys()].filter((name) => name.startsWith('state.'));
}

/** A case with all state at zero, as at the first step. */
export function fresh(roles: Roles): Roles {
  const state = Object.fromEntries(stateRoles(roles).map((name) => [name, zeros(role(roles, name))]));
  return withRoles(roles, { ...state, ...(roles.has('iteration') && { iteration: { shape: [], data: [1] } }) });
}
