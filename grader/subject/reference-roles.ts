import type { ParameterSpec, ResultSpec } from '../model/target.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Signature, Value } from '../model/value.ts';
import { cut, join } from '../contract/parts.ts';
import { splitRole } from '../contract/role.ts';
import { scalar, toTensor, vector } from '../contract/tensor.ts';

type Taken = Omit<ParameterSpec, 'names'>;

/** Arguments in roles. */
export function rolesOf(parameters: readonly Taken[], values: readonly Value[]): Roles {
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

/** Roles as results; an optional one that has no value is left out. */
export function valuesOf(results: readonly Given[], roles: Roles): readonly Value[] {
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
    return [valueOf(tensor)];
  });
}

/** One result is returned as it is, several as a list. */
export function together(values: readonly Value[]): Value {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : { kind: 'list', items: values };
}

function numbers(value: Value | undefined): Tensor {
  const tensor = value && toTensor(value);
  if (!tensor) throw new TypeError('the reference is asked with numbers only');
  return tensor;
}

/** What takes these parameters, under the first of their accepted names. */
export function signatureOf(parameters: readonly Pick<ParameterSpec, 'names'>[]): Signature {
  return { parameters: parameters.map(({ names: [name = ''] }) => ({ name, required: true })), variadic: false };
}

/** A number, or an array. */
export function valueOf(tensor: Tensor): Value {
  return tensor.shape.length === 0 ? { kind: 'number', value: tensor.data[0] ?? NaN } : { kind: 'array', ...tensor };
}
