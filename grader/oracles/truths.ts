import { testFunctions } from '../../reference/functions/index.ts';
import { mistaken } from '../../reference/misconception.ts';
import type { Misconception } from '../../reference/misconception.ts';
import type { TestFunction } from '../../reference/functions/test-function.ts';
import { layers, losses } from '../../reference/mlp/index.ts';
import type { Layer } from '../../reference/mlp/layer.ts';
import type { Loss } from '../../reference/mlp/loss.ts';
import { optimizers } from '../../reference/optimizers/index.ts';
import type { Optimizer } from '../../reference/optimizers/optimizer.ts';
import type { Schedule } from '../../reference/schedules/schedule.ts';
import { schedules } from '../../reference/schedules/index.ts';
import { scalar, vector } from '../contract/tensor.ts';
import { GraderError } from '../model/grader-error.ts';
import type { TargetSpec } from '../model/target.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { RoleFunction, Truth } from '../subject/reference-subject.ts';
import { descentAnswer, descentMistakes } from './descent-truths.ts';
import { layerMethods } from './layer-truths.ts';
import { lossMethods } from './loss-truths.ts';
import { need } from './tensors.ts';

type Convention = Readonly<Record<string, string>>;

/** A misconception of some part of the reference; to name it, the part does not matter. */
export type AnyMisconception = Omit<Misconception<never>, 'of'>;

/** The known mistakes in what a target is held to, and the part of the reference that they are in. */
export function misconceptionsOf({ oracle }: TargetSpec): {
  readonly part: string;
  readonly known: readonly AnyMisconception[];
} {
  if ('testFunction' in oracle)
    return { part: oracle.testFunction, known: testFunctionOf(oracle.testFunction).misconceptions };
  if ('gradientOf' in oracle)
    return { part: `${oracle.gradientOf}-gradient`, known: testFunctionOf(oracle.gradientOf).gradientMisconceptions };
  if ('optimizer' in oracle) return { part: oracle.optimizer, known: optimizerOf(oracle.optimizer).misconceptions };
  if ('layer' in oracle) return { part: oracle.layer, known: layerOf(oracle.layer).misconceptions };
  if ('loss' in oracle) return { part: oracle.loss, known: lossOf(oracle.loss).misconceptions };
  if ('descentOn' in oracle)
    return {
      part: 'descent',
      known: descentMistakes(testFunctionOf(oracle.descentOn), scheduleOf(oracle.schedule)),
    };
  return { part: 'network', known: [] };
}

/**
 * What is right about a target, under a convention; null for a network, which is held to its own layers.
 *
 * @param mistakes ids of misconceptions to put into it, the innermost first; right unless told
 */
export function truthOf(target: TargetSpec, convention: Convention, mistakes: readonly string[] = []): Truth | null {
  const { oracle } = target;
  if ('testFunction' in oracle) {
    const on = testFunctionOf(oracle.testFunction);
    return functionTruth(target, mistaken(on, on.misconceptions, mistakes));
  }
  if ('gradientOf' in oracle) {
    const right = testFunctionOf(oracle.gradientOf);
    const on = mistaken(right, right.gradientMisconceptions, mistakes);
    return {
      kind: 'function',
      answer: (roles) => new Map([['gradient', like(need(roles, 'theta'), on.gradient(need(roles, 'theta').data))]]),
    };
  }
  if ('optimizer' in oracle) {
    const right = optimizerOf(oracle.optimizer);
    const optimizer = mistaken(right, right.misconceptions, mistakes);
    const step = stepOf(target, optimizer, convention);
    return target.methods === undefined
      ? { kind: 'function', answer: step }
      : { kind: 'class', methods: { step: (roles) => step(withState(optimizer, roles)) } };
  }
  if ('layer' in oracle) {
    const right = layerOf(oracle.layer);
    return { kind: 'class', methods: layerMethods(mistaken(right, right.misconceptions, mistakes), convention) };
  }
  if ('loss' in oracle) {
    const right = lossOf(oracle.loss);
    return { kind: 'class', methods: lossMethods(mistaken(right, right.misconceptions, mistakes), convention) };
  }
  if ('network' in oracle) return null;
  const on = testFunctionOf(oracle.descentOn);
  return { kind: 'function', answer: descentAnswer(on, scheduleOf(oracle.schedule), mistakes) };
}

export function layerOf(id: string): Layer {
  return registered(layers, id, 'layer');
}

export function lossOf(id: string): Loss {
  return registered(losses, id, 'loss');
}

export function testFunctionOf(id: string): TestFunction {
  return registered(testFunctions, id, 'test function');
}

export function optimizerOf(id: string): Optimizer {
  return registered(optimizers, id, 'optimizer');
}

/** `fixed` where an assignment names none. */
export function scheduleOf(id: string | undefined): Schedule {
  return registered(schedules, id ?? 'fixed', 'learning-rate schedule');
}

function registered<Entry>(registry: Readonly<Record<string, Entry>>, id: string, what: string): Entry {
  const entry = Object.hasOwn(registry, id) ? registry[id] : undefined;
  if (entry === undefined)
    throw new GraderError(
      'oracle-unknown',
      `There is no ${what} named ${id}. There are: ${Object.keys(registry).join(', ')}.`,
    );
  return entry;
}

function functionTruth(target: TargetSpec, truth: TestFunction): Truth {
  const value: RoleFunction = (roles) => new Map([['value', scalar(truth.value(need(roles, 'theta').data))]]);
  if (!target.results.some((result) => result.callable)) return { kind: 'function', answer: value };
  return {
    kind: 'factory',
    functions: { function: value, optimum: () => new Map([['optimum', vector(truth.optimum)]]) },
  };
}

function stepOf(target: TargetSpec, optimizer: Optimizer, convention: Convention): RoleFunction {
  return (roles) => {
    const theta = need(roles, 'theta');
    const stepped = optimizer.step(stepInput(optimizer, roles), convention);
    return new Map([
      ['theta', like(theta, stepped.theta)],
      ...Object.entries(stepped.state).map(([name, values]): [string, Tensor] => [
        `state.${name}`,
        like(theta, values),
      ]),
      ...handedOn(target, roles),
    ]);
  };
}

/** What a returned dictionary carries on to the next step: its number, and what was chosen. */
function handedOn({ results }: TargetSpec, roles: Roles): Roles {
  const asked = results.flatMap(({ role, entries }) => (entries === undefined ? [role] : Object.keys(entries)));
  const next = new Map<string, Tensor>([...roles, ['iteration', scalar((roles.get('iteration')?.data[0] ?? 1) + 1)]]);
  return new Map(
    asked.flatMap((role): [string, Tensor][] => {
      const tensor = role === 'iteration' || role.startsWith('hyperparameters.') ? next.get(role) : undefined;
      return tensor === undefined ? [] : [[role, tensor]];
    }),
  );
}

/** An object that was just made has no state yet: zeros. */
function withState(optimizer: Optimizer, roles: Roles): Roles {
  const theta = need(roles, 'theta');
  const zeros = like(
    theta,
    theta.data.map(() => 0),
  );
  return new Map([...optimizer.state.map(({ name }): [string, Tensor] => [`state.${name}`, zeros]), ...roles]);
}

/** The roles of an update rule, as the optimizer wants them. */
export function stepInput(optimizer: Optimizer, roles: Roles): Parameters<Optimizer['step']>[0] {
  return {
    theta: need(roles, 'theta').data,
    gradient: need(roles, 'gradient').data,
    state: Object.fromEntries(optimizer.state.map(({ name }) => [name, need(roles, `state.${name}`).data])),
    iteration: roles.get('iteration')?.data[0] ?? 1,
    hyperparameters: hyperparametersOf(Object.keys(optimizer.hyperparameters), roles),
  };
}

function hyperparametersOf(names: readonly string[], roles: Roles): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, need(roles, `hyperparameters.${name}`).data[0] ?? NaN]));
}

function like(shape: Tensor, data: readonly number[]): Tensor {
  return { shape: shape.shape, data };
}
