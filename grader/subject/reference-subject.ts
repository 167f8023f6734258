import type { ParameterSpec, ResultSpec, TargetSpec } from '../model/target.ts';
import type { Answer } from '../model/outcome.ts';
import type { Argument, Callee, Operation, Program, Reference } from '../model/program.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Definition, Subject } from '../model/subject.ts';
import type { Value } from '../model/value.ts';
import { cut, join } from '../contract/parts.ts';
import { splitRole } from '../contract/role.ts';
import { scalar, toTensor, vector } from '../contract/tensor.ts';

/** What is right about a target, in roles. `null`: the role has no result. */
export type RoleFunction = (roles: Roles) => Roles;

/** A target's truth: it answers itself, or it returns functions that do. */
export type Truth =
  | { readonly kind: 'function'; readonly answer: RoleFunction }
  | { readonly kind: 'factory'; readonly functions: Readonly<Record<string, RoleFunction>> }
  /** A class: its methods, asked with the state of an object among the roles. */
  | { readonly kind: 'class'; readonly methods: Readonly<Record<string, RoleFunction>> };

type Held =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'functions'; readonly functions: readonly Inner[] };
interface Inner {
  readonly parameters: readonly Taken[];
  readonly result: string;
  readonly answer: RoleFunction;
}

/**
 * The reference as a subject: it answers the same programs as a student's code, through the same contract.
 * With some truths replaced by known mistakes it is a misconception.
 */
export function referenceSubject(
  targets: Readonly<Record<string, TargetSpec>>,
  truths: Readonly<Record<string, Truth>>,
): Subject {
  const definitions = Object.entries(targets)
    .filter(([id]) => truths[id] !== undefined)
    .map(([, target]): Definition => ({
      name: target.names[0] ?? '',
      form: 'function',
      signature: {
        parameters: target.parameters.map(({ names: [name = ''] }) => ({ name, required: true })),
        variadic: false,
      },
      where: { file: 'reference', line: 1 },
    }));

  const call = (operation: Extract<Operation, { op: 'call' }>, held: readonly (Held | null)[]): Held => {
    const values = operation.arguments.map((argument) => resolve(argument, held));
    const { callee } = operation;
    if (callee.kind === 'name') {
      const [id, target] = Object.entries(targets).find(([, one]) => one.names[0] === callee.name) ?? [];
      const truth = id === undefined ? undefined : truths[id];
      if (target === undefined || truth === undefined) throw new TypeError(`the reference has no ${callee.name}`);
      if (truth.kind === 'class') throw new TypeError(`${callee.name} is asked method by method`);
      if (truth.kind === 'factory') return { kind: 'functions', functions: innerFunctions(target, truth.functions) };
      const roles = rolesOf(target.parameters, values);
      const answer = (): Value => together(valuesOf(target.results, truth.answer(roles)));
      return { kind: 'value', value: repeated(operation.repeat, answer) };
    }
    const inner = innerOf(callee, held);
    const answer = (): Value =>
      valuesOf([{ role: inner.result }], inner.answer(rolesOf(inner.parameters, values)))[0] ?? { kind: 'none' };
    return { kind: 'value', value: repeated(operation.repeat, answer) };
  };

  return {
    describe: () => Promise.resolve({ kind: 'loaded', language: 'python', definitions, helps: [] }),
    run: (program: Program) => {
      const held: (Held | null)[] = [];
      const answers = program.map((operation): Answer => {
        const result: Held =
          operation.op === 'call' ? call(operation, held) : { kind: 'value', value: { kind: 'none' } };
        held.push(result);
        return { kind: 'returned', value: shown(result), draws: { normal: 0, uniform: 0 } };
      });
      return Promise.resolve({ kind: 'answered', answers, printed: '' });
    },
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

function repeated(times: number | undefined, answer: () => Value): Value {
  return times === undefined ? answer() : { kind: 'list', items: Array.from({ length: times }, answer) };
}

function innerFunctions(target: TargetSpec, functions: Readonly<Record<string, RoleFunction>>): readonly Inner[] {
  return target.results.map((result) => {
    const answer = functions[result.role];
    if (answer === undefined || result.callable === undefined)
      throw new TypeError(`the reference has no function for ${result.role}`);
    return { parameters: result.callable.parameters, result: result.callable.result, answer };
  });
}

function innerOf(callee: Callee, held: readonly (Held | null)[]): Inner {
  const source = callee.kind === 'reference' ? held[callee.operation] : null;
  const index = callee.kind === 'reference' ? callee.path[0] : undefined;
  const inner = source?.kind === 'functions' && typeof index === 'number' ? source.functions[index] : undefined;
  if (inner === undefined) throw new TypeError('the reference has no such function');
  return inner;
}

/** Functions are shown as what they are; their bodies stay here. */
function shown(held: Held): Value {
  if (held.kind === 'value') return held.value;
  const items = held.functions.map(({ parameters }): Value => ({
    kind: 'opaque',
    type: 'function',
    text: 'function',
    callable: { parameters: parameters.map(({ role }) => ({ name: role, required: true })), variadic: false },
  }));
  return { kind: 'list', items };
}

function resolve(argument: Argument, held: readonly (Held | null)[]): Value {
  if (argument.kind === 'answering') throw new TypeError('the reference is not given functions');
  return argument.kind === 'reference' ? follow(argument, held) : argument;
}

function follow(reference: Reference, held: readonly (Held | null)[]): Value {
  const source = held[reference.operation];
  let value: Value = source?.kind === 'value' ? source.value : { kind: 'none' };
  for (const step of reference.path) {
    value =
      value.kind === 'list' && typeof step === 'number' ? (value.items[step] ?? { kind: 'none' }) : { kind: 'none' };
  }
  return value;
}

type Taken = Omit<ParameterSpec, 'names'>;

function rolesOf(parameters: readonly Taken[], values: readonly Value[]): Roles {
  const roles = new Map<string, Tensor>();
  const elements = new Map<string, number[]>();
  for (const [position, parameter] of parameters.entries()) {
    const value = values[position];
    if (value === undefined) continue;
    const { base, index } = splitRole(parameter.role);
    if (parameter.parts !== undefined) {
      roles.set(base, wholeOf(parameter, value));
      continue;
    }
    if (parameter.entries !== undefined && value.kind === 'record') {
      const { from } = parameter;
      const opened = Object.keys(parameter.entries).map((role) => ({ role, ...(from !== undefined && { from }) }));
      const own = Object.values(parameter.entries).map((key): Value => value.entries.get(key) ?? { kind: 'none' });
      for (const [role, tensor] of rolesOf(opened, own)) roles.set(role, tensor);
      continue;
    }
    if (value.kind === 'record') {
      for (const [name, key] of Object.entries(parameter.keys ?? {}))
        roles.set(`hyperparameters.${name}`, numbers(value.entries.get(key)));
      continue;
    }
    const tensor = numbers(value);
    if (base === 'iteration') roles.set(base, scalar((tensor.data[0] ?? NaN) + 1 - (parameter.from ?? 1)));
    else if (index === null) roles.set(base, tensor);
    else {
      const list = elements.get(base) ?? [];
      list[index] = tensor.data[0] ?? NaN;
      elements.set(base, list);
    }
  }
  for (const [base, list] of elements) roles.set(base, vector(list));
  return roles;
}

function wholeOf({ role, parts }: Taken, value: Value): Tensor {
  const joined = parts === undefined ? null : join(parts, value, role);
  if (joined?.kind !== 'joined') throw new TypeError(`the reference is asked with all parts of ${role}`);
  return joined.whole;
}

interface Given {
  readonly role: string;
  readonly optional?: boolean | undefined;
  readonly from?: 0 | 1 | undefined;
  readonly entries?: ResultSpec['entries'] | undefined;
  readonly parts?: ResultSpec['parts'] | undefined;
}

function valuesOf(results: readonly Given[], roles: Roles): readonly Value[] {
  return results.flatMap((result): readonly Value[] => {
    const { role, optional, from = 1, entries, parts } = result;
    if (entries !== undefined) {
      const values = Object.entries(entries).flatMap(([own, key]) =>
        valuesOf([{ ...result, role: own, entries: undefined }], roles).map((value): [string, Value] => [key, value]),
      );
      return [{ kind: 'record', entries: new Map(values) }];
    }
    const { base, index } = splitRole(role);
    const tensor = roles.get(base);
    if (tensor === undefined) {
      if (optional) return [];
      throw new TypeError(`the reference gives no ${base}`);
    }
    if (parts !== undefined) return [cut(parts, tensor)];
    if (base === 'iteration') return [{ kind: 'number', value: (tensor.data[0] ?? NaN) - 1 + from }];
    if (index !== null) return [{ kind: 'number', value: tensor.data[index] ?? NaN }];
    return [
      tensor.shape.length === 0 ? { kind: 'number', value: tensor.data[0] ?? NaN } : { kind: 'array', ...tensor },
    ];
  });
}

/** One result is returned as it is, several as a list. */
function together(values: readonly Value[]): Value {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : { kind: 'list', items: values };
}

function numbers(value: Value | undefined): Tensor {
  const tensor = value && toTensor(value);
  if (!tensor) throw new TypeError('the reference is asked with numbers only');
  return tensor;
}
