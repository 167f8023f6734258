import type { Roles, Tensor } from '../../model/roles.ts';

/** A known slip, told as a change of the case: the reference gives what one who makes the slip gives. */
export interface Slip {
  readonly id: string;
  /** Roles of the results that it may explain. */
  readonly explains: readonly string[];
  /** @param actual what the submission gave */
  readonly change: (roles: Roles, actual: Roles) => Roles;
  /** @param names of the results, as a list in words */
  readonly says: (names: string) => string;
}

const GRADIENTS = ['downstream', 'weights', 'bias', 'exponent'];

/** Slips in the backward pass of a layer. */
export const slips: readonly Slip[] = [
  {
    id: 'no-upstream',
    explains: GRADIENTS,
    change: (roles) => changed(roles, 'upstream', (tensor) => filled(tensor, 1)),
    says: (name) => `The gradient from the layer above is left out of ${name}: the chain rule multiplies by it.`,
  },
  {
    id: 'no-slope',
    explains: ['downstream', 'weights', 'bias'],
    change: (roles) => withRole(roles, 'own.slope', filled(get(roles, 'output'), 1)),
    says: (name) => `The derivative of the activation is left out of ${name}: the chain rule multiplies by it.`,
  },
  {
    id: 'after-update',
    explains: ['downstream'],
    change: (roles, actual) => withRole(roles, 'weights', actual.get('weights') ?? get(roles, 'weights')),
    says: (name) => `The weights after their update are used for ${name}, where those before it are needed.`,
  },
  {
    id: 'after-exponent-update',
    explains: ['downstream', 'weights', 'bias'],
    change: (roles, actual) => withRole(roles, 'exponent', actual.get('exponent') ?? get(roles, 'exponent')),
    says: (name) => `The exponent after its update is used for ${name}, where the one before it is needed.`,
  },
  {
    id: 'no-weight-decay',
    explains: ['weights'],
    change: (roles) => changed(roles, 'weightDecay', (tensor) => scaled(tensor, 0)),
    says: (name) => `The L2 term (alpha times the weights) is missing from the gradient of ${name}.`,
  },
  {
    id: 'weight-decay-subtracted',
    explains: ['weights'],
    change: (roles) => changed(roles, 'weightDecay', (tensor) => scaled(tensor, -1)),
    says: (name) => `The L2 term (alpha times the weights) has the wrong sign in the gradient of ${name}.`,
  },
  {
    id: 'weight-decay-doubled',
    explains: ['weights'],
    change: (roles) => changed(roles, 'weightDecay', (tensor) => scaled(tensor, 2)),
    says: (name) => `The L2 term is 2 times what it should be (alpha times the weights) in the gradient of ${name}.`,
  },
  {
    id: 'weight-decay-halved',
    explains: ['weights'],
    change: (roles) => changed(roles, 'weightDecay', (tensor) => scaled(tensor, 0.5)),
    says: (name) => `The L2 term is half of what it should be (alpha times the weights) in the gradient of ${name}.`,
  },
  {
    id: 'first-row-only',
    explains: ['weights', 'bias', 'exponent'],
    change: (roles) => changed(roles, 'upstream', firstRowOnly),
    says: (name) => `Only the first row of the batch counts in the gradient of ${name}; all rows do.`,
  },
];

function withRole(roles: Roles, role: string, tensor: Tensor): Roles {
  return new Map([...roles, [role, tensor]]);
}

function changed(roles: Roles, role: string, change: (tensor: Tensor) => Tensor): Roles {
  return withRole(roles, role, change(get(roles, role)));
}

/** A role that the case may not have: its slip then changes nothing. */
function get(roles: Roles, role: string): Tensor {
  return roles.get(role) ?? { shape: [0], data: [] };
}

function filled(tensor: Tensor, value: number): Tensor {
  return { shape: tensor.shape, data: tensor.data.map(() => value) };
}

function scaled(tensor: Tensor, factor: number): Tensor {
  return { shape: tensor.shape, data: tensor.data.map((value) => factor * value) };
}

function firstRowOnly({ shape, data }: Tensor): Tensor {
  const [, columns = 0] = shape;
  return { shape, data: data.map((value, at) => (at < columns ? value : 0)) };
}
