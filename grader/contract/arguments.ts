import type { ParameterSpec } from '../model/target.ts';
import type { Packed } from '../model/program.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Language } from '../model/subject.ts';
import type { Signature, Value } from '../model/value.ts';
import { normalise } from './names.ts';
import { guessedFields, packedFields, type PackedFields } from './packed-fields.ts';
import { cut } from './parts.ts';
import { splitRole } from './role.ts';

/** In which order a callable wants what the assignment gives. */
export type Arrangement =
  | {
      readonly kind: 'arranged';
      readonly parameters: readonly ParameterSpec[];
      readonly names: readonly string[];
      /** Its last parameter is an object that takes these together. */
      readonly packed?: Packed;
      /** That it is one is not told by the callable itself. */
      readonly guessed?: true;
      /** Something goes into a parameter of another name that has a default. */
      readonly stretched?: true;
    }
  | { readonly kind: 'misfit'; readonly problem: string };

/**
 * Finds how a callable wants its arguments: one by one, or the last of them in one object, where their names say so.
 */
export function arrange(
  specs: readonly ParameterSpec[],
  signature: Signature | undefined,
  callable: string,
): Arrangement {
  const packed = signature && packedFields(specs, signature);
  const told = packed && packedLast(packed, signature, callable);
  if (told) return told;
  const inTurn = inOrder(specs, signature, callable);
  if (inTurn.kind === 'arranged' || signature === undefined) return inTurn;
  const guess = guessedFields(specs, signature);
  const guessed = guess && packedLast(guess, signature, callable);
  return guessed ? { ...guessed, guessed: true } : inTurn;
}

/** Undefined where what stands before the object would have to be left out. */
function packedLast(
  { specs, keys, left }: PackedFields,
  signature: Signature,
  callable: string,
): Extract<Arrangement, { kind: 'arranged' }> | undefined {
  const parameters = signature.parameters.slice(0, -1);
  const before = inOrder(left, { parameters, variadic: false }, callable);
  if (before.kind === 'misfit' || before.parameters.length < parameters.length) return undefined;
  return {
    kind: 'arranged',
    parameters: [...before.parameters, ...specs],
    names: [...before.names, ...keys],
    packed: { from: parameters.length, keys },
  };
}

/**
 * Finds the order of arguments for a callable. Parameters whose names are accepted names are bound by name; the
 * others take what is left, in the assignment's order. So `(value, epochs, lr)` and `(start, lr, epochs)` are both understood.
 */
function inOrder(specs: readonly ParameterSpec[], signature: Signature | undefined, callable: string): Arrangement {
  const named = specs.map((spec) => spec.names[0] ?? spec.role);
  if (signature === undefined) return { kind: 'arranged', parameters: specs, names: named };

  const taken = new Set<ParameterSpec>();
  const byName = signature.parameters.map((parameter) => {
    const spec = specs.find(
      (one) => !taken.has(one) && one.names.some((name) => normalise(name) === normalise(parameter.name)),
    );
    if (spec) taken.add(spec);
    return spec;
  });
  const rest = specs.filter((spec) => !taken.has(spec));
  const parameters: ParameterSpec[] = [];
  const names: string[] = [];
  let stretched = false;
  for (const [index, parameter] of signature.parameters.entries()) {
    const spec = byName[index] ?? nextFor(parameter.required, rest);
    // A parameter with a default that the assignment knows nothing of: it and what follows keep their defaults.
    if (spec === undefined && !parameter.required) break;
    if (spec === undefined) return misfit(specs, signature, callable);
    stretched ||= byName[index] === undefined && !parameter.required;
    parameters.push(spec);
    names.push(parameter.name);
  }
  if (signature.variadic) {
    parameters.push(...rest);
    names.push(...rest.map((spec) => spec.names[0] ?? spec.role));
  }
  const left = specs.filter((spec) => !parameters.includes(spec) && spec.optional !== true);
  if (left.length > 0) return misfit(specs, signature, callable);
  return { kind: 'arranged', parameters, names, ...(stretched && { stretched }) };
}

/** What may be left out is not put into a parameter that has a default: `restarts(lr, epochs, n=10)` takes no start. */
function nextFor(required: boolean, rest: ParameterSpec[]): ParameterSpec | undefined {
  const index = rest.findIndex((spec) => required || spec.optional !== true);
  return index === -1 ? undefined : rest.splice(index, 1)[0];
}

function misfit(specs: readonly ParameterSpec[], signature: Signature, callable: string): Arrangement {
  const list = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '));
  const asked = specs.map((spec) => spec.names[0] ?? spec.role);
  const given = signature.parameters.map((parameter) => parameter.name);
  const keys =
    given.at(-1)?.startsWith('{') || (signature.keys && given.length < asked.length)
      ? ' The keys of an object should have names that the assignment accepts, such as these.'
      : '';
  return {
    kind: 'misfit',
    problem: `\`${callable}\` should take ${asked.length} (${list(asked)}), but takes ${given.length} (${list(given)}).${keys}`,
  };
}

/** Roles whose values are whole numbers. */
const COUNTS = new Set(['epochs', 'batchSize', 'inputSize', 'outputSize']);

/** The argument for one parameter. Every role that a parameter names must be there: a missing one is our own fault. */
export function argumentFor(spec: ParameterSpec, roles: Roles, language: Language): Value {
  const { base, index } = splitRole(spec.role);
  if (base === 'hyperparameters') {
    const entries = Object.entries(spec.keys ?? {}).map(([name, key]): [string, Value] => [
      key,
      { kind: 'number', value: first(need(roles, `hyperparameters.${name}`)) },
    ]);
    return { kind: 'record', entries: new Map(entries) };
  }
  if (spec.entries !== undefined) {
    const entries = Object.entries(spec.entries).map(([role, key]): [string, Value] => [
      key,
      argumentFor({ role, names: [key], ...(spec.from !== undefined && { from: spec.from }) }, roles, language),
    ]);
    return { kind: 'record', entries: new Map(entries) };
  }
  const tensor = need(roles, base);
  if (spec.parts !== undefined) return cut(spec.parts, tensor);
  if (base === 'iteration') return { kind: 'number', value: first(tensor) - 1 + (spec.from ?? 1), whole: true };
  if (base === 'verbose') return { kind: 'boolean', value: first(tensor) !== 0 };
  if (COUNTS.has(base)) return { kind: 'number', value: first(tensor), whole: true };
  if (base === 'labels') {
    const layout = spec.layout?.[language === 'python' ? 'python' : 'typescript'] ?? 'flat';
    const count = tensor.data.length;
    return { kind: 'array', shape: layout === 'column' ? [count, 1] : [count], data: tensor.data, whole: true };
  }
  if (index !== null) return { kind: 'number', value: at(tensor, index) };
  if (tensor.shape.length === 0) return { kind: 'number', value: first(tensor) };
  return { kind: 'array', shape: tensor.shape, data: tensor.data };
}

function need(roles: Roles, base: string): Tensor {
  const tensor = roles.get(base);
  if (tensor === undefined) throw new TypeError(`the role ${base} has no value in this case`);
  return tensor;
}

function first(tensor: Tensor): number {
  return at(tensor, 0);
}

function at(tensor: Tensor, index: number): number {
  const value = tensor.data[index];
  if (value === undefined) throw new TypeError(`there is no element ${index} in an array of ${tensor.data.length}`);
  return value;
}
