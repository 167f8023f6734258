import { descend } from '../../reference/descent.ts';
import { testFunctions } from '../../reference/functions/index.ts';
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
import type { Oracle } from '../model/oracle.ts';
import type { TargetSpec } from '../model/target.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { RoleFunction, Truth } from '../subject/reference-subject.ts';
import { layerMethods } from './layer-truths.ts';
import { lossMethods } from './loss-truths.ts';
import { need } from './tensors.ts';

type Convention = Readonly<Record<string, string>>;

/** What is right about a target, under a convention; null for a network, which is held to its own layers. */
export function truthOf(target: TargetSpec, convention: Convention): Truth | null {
  const { oracle } = target;
  if ('testFunction' in oracle) return functionTruth(target, testFunctionOf(oracle.testFunction));
  if ('gradientOf' in oracle) {
    const on = testFunctionOf(oracle.gradientOf);
    return {
      kind: 'function',
      answer: (roles) => new Map([['gradient', like(need(roles, 'theta'), on.gradient(need(roles, 'theta').data))]]),
    };
  }
  if ('optimizer' in oracle) {
    const step = stepOf(target, optimizerOf(oracle.optimizer), convention);
    return target.methods === undefined
      ? { kind: 'function', answer: step }
      : { kind: 'class', methods: { step: (roles) => step(withState(optimizerOf(oracle.optimizer), roles)) } };
  }
  if ('layer' in oracle) return { kind: 'class', methods: layerMethods(layerOf(oracle.layer), convention) };
  if ('loss' in oracle) return { kind: 'class', methods: lossMethods(lossOf(oracle.loss), convention) };
  if ('network' in oracle) return null;
  return { kind: 'function', answer: descentOf(oracle) };
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

function descentOf(oracle: Extract<Oracle, { descentOn: string }>): RoleFunction {
  const on = testFunctionOf(oracle.descentOn);
  const schedule = scheduleOf(oracle.schedule);
  const optimizer = optimizerOf('gradient-descent');
  return (roles) => {
    const start = need(roles, 'start');
    const { path } = descend({
      gradient: (theta) => on.gradient(theta),
      start: start.data,
      optimizer,
      hyperparameters: hyperparametersOf(['learningRate'], roles),
      steps: need(roles, 'epochs').data[0] ?? 0,
      schedule,
    });
    return new Map([['result', like(start, path.at(-1) ?? start.data)]]);
  };
}

function hyperparametersOf(names: readonly string[], roles: Roles): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, need(roles, `hyperparameters.${name}`).data[0] ?? NaN]));
}

function like(shape: Tensor, data: readonly number[]): Tensor {
  return { shape: shape.shape, data };
}
