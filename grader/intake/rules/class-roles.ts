import type { TargetSpec } from '../../model/target.ts';
import type { Optimizer } from '../../../reference/optimizers/optimizer.ts';
import { knownLayer, knownLoss, knownOptimizer } from './known-oracle.ts';

/** Roles that have to be listed, and others that may be. */
export interface RoleList {
  readonly must: readonly string[];
  readonly may: readonly string[];
}

export interface MethodRoles {
  readonly takes: RoleList;
  readonly gives: RoleList;
  /** Attributes that are others after it. */
  readonly changes: readonly string[];
}

/** What an oracle of a class knows, in roles. */
export interface ClassRoles {
  /** For messages, e.g. `a layer`. */
  readonly title: string;
  /** Parameters of the constructor. */
  readonly takes: RoleList;
  readonly attributes: RoleList;
  /** Attributes that are there only once a method has made them. */
  readonly madeLater: readonly string[];
  /** By id. */
  readonly methods: Readonly<Record<string, MethodRoles>>;
}

const roles = (must: readonly string[], may: readonly string[] = []): RoleList => ({ must, may });
const none = roles([]);
const method = (takes: RoleList, gives: RoleList, changes: readonly string[] = []): MethodRoles => ({
  takes,
  gives,
  changes,
});

/** Whether a submission has to define a class. */
export function isClass({ oracle, methods }: TargetSpec): boolean {
  return (
    'layer' in oracle || 'loss' in oracle || 'network' in oracle || ('optimizer' in oracle && methods !== undefined)
  );
}

/** undefined for a function, and where the oracle does not exist. */
export function classRoles(target: TargetSpec): ClassRoles | undefined {
  if ('network' in target.oracle) return ofNetwork;
  const optimizer = knownOptimizer(target);
  if (optimizer !== undefined && isClass(target)) return ofOptimizer(optimizer);
  const layer = knownLayer(target);
  if (layer !== undefined) return ofLayer(layer.hasExponent);
  return knownLoss(target) === undefined ? undefined : ofLoss;
}

function ofLayer(hasExponent: boolean): ClassRoles {
  const learned = ['weights', 'bias', ...(hasExponent ? ['exponent'] : [])];
  // A layer with an exponent has rates of its own.
  const backward = hasExponent
    ? roles(['input', 'upstream', 'weightDecay'], ['output', 'learningRate'])
    : roles(['input', 'upstream', 'weightDecay', 'learningRate'], ['output']);
  return {
    title: hasExponent ? 'a layer with an exponent' : 'a layer',
    takes: roles(['inputSize', 'outputSize']),
    attributes: roles(learned, ['preactivation']),
    madeLater: ['preactivation'],
    methods: {
      forward: method(roles(['input']), roles(['output'])),
      activation: method(roles(['preactivation']), roles(['output'])),
      derivative: method(
        roles([], ['preactivation', 'output']),
        roles(['slope', ...(hasExponent ? ['exponentSlope'] : [])]),
      ),
      backward: method(backward, roles(['downstream']), learned),
    },
  };
}

/** An object that makes steps: it is made with what was chosen, and keeps its state to itself. */
function ofOptimizer({ title, hyperparameters }: Optimizer): ClassRoles {
  return {
    title,
    takes: roles(Object.keys(hyperparameters).map((name) => `hyperparameters.${name}`)),
    attributes: none,
    madeLater: [],
    methods: { step: method(roles(['theta', 'gradient']), roles(['theta'])) },
  };
}

const ofLoss: ClassRoles = {
  title: 'a loss',
  takes: roles([], ['inputSize', 'outputSize']),
  attributes: none,
  madeLater: [],
  methods: {
    forward: method(roles(['logits', 'labels']), roles(['loss'])),
    backward: method(roles(['logits', 'labels']), roles(['downstream'])),
  },
};

const ofNetwork: ClassRoles = {
  title: 'a network',
  takes: none,
  attributes: roles(['hiddenLayers', 'outputLayer', 'lossLayer']),
  madeLater: [],
  methods: {
    add: method(roles(['layer', 'inputSize', 'outputSize']), none),
    forward: method(roles(['input', 'labels', 'weightDecay']), roles(['hiddenOutputs', 'output', 'loss'])),
    backward: method(roles(['input', 'hiddenOutputs', 'output', 'labels', 'weightDecay', 'learningRate']), none),
    train: method(
      roles(['input', 'labels', 'epochs', 'batchSize', 'learningRate', 'weightDecay'], ['verbose']),
      roles([], ['losses']),
    ),
    predict: method(roles(['input']), roles(['predictions'])),
    accuracy: method(roles(['input', 'labels']), roles(['accuracy'])),
  },
};
