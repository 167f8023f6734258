import type { Roles, Tensor } from '../model/roles.ts';
import type { NumericArray, Value } from '../model/value.ts';
import { normalise } from './names.ts';
import { splitRole } from './role.ts';
import { describeValue, scalar, toTensor, vector } from './tensor.ts';

export interface ResultPart {
  readonly role: string;
  readonly names: readonly string[];
  readonly optional?: boolean;
}

/** Where in a returned value a role was found: what to follow from the returned value. */
export type ResultPath = readonly (number | string)[];

export type Reading =
  | { readonly kind: 'read'; readonly roles: Roles; readonly paths: ReadonlyMap<string, ResultPath> }
  | { readonly kind: 'misfit'; readonly problem: string };

/** Where each part of a result stands: by position, by name, or grouped (`(x, y), (v_x, v_y)`). */
export type Layout =
  | {
      readonly kind: 'laid-out';
      readonly parts: readonly { readonly part: ResultPart; readonly path: ResultPath; readonly value: Value }[];
    }
  | { readonly kind: 'misfit'; readonly problem: string };

/** Finds the parts in what was returned; their values are not looked at. */
export function layOut(specs: readonly ResultPart[], value: Value): Layout {
  const [only] = specs;
  const whole = value.kind !== 'record' || !namesOne(specs, value.entries);
  if (specs.length === 1 && only !== undefined && whole)
    return { kind: 'laid-out', parts: [{ part: only, path: [], value }] };
  if (value.kind === 'record') return byName(specs, value.entries);
  const items = itemsOf(value);
  const required = specs.filter((spec) => spec.optional !== true);
  const [needed] = required;
  if (items === null) {
    return required.length === 1 && needed !== undefined
      ? { kind: 'laid-out', parts: [{ part: needed, path: [], value }] }
      : wrongCount(specs, value);
  }
  for (const parts of [specs, required]) {
    if (items.length === parts.length) {
      return {
        kind: 'laid-out',
        parts: parts.map((part, index) => ({ part, path: [index], value: itemAt(items, index) })),
      };
    }
  }
  return grouped(specs, items) ?? wrongCount(specs, value);
}

/** Reads a returned value by role. */
export function readResults(specs: readonly ResultPart[], value: Value): Reading {
  const layout = layOut(specs, value);
  if (layout.kind === 'misfit') return layout;
  const elements = new Map<string, number[]>();
  const wholes = new Map<string, Tensor>();
  const paths = new Map<string, ResultPath>();
  for (const { part, path, value: partValue } of layout.parts) {
    const { base, index } = splitRole(part.role);
    const tensor = toTensor(partValue);
    const name = part.names[0] ?? part.role;
    // What may be left out may also be something else, such as a list of records.
    if (tensor === null && part.optional === true) continue;
    if (tensor === null)
      return {
        kind: 'misfit',
        problem: `${name} should be a number or an array of numbers, but is ${describeValue(partValue)}.`,
      };
    paths.set(part.role, path);
    if (index === null) {
      wholes.set(base, tensor);
      continue;
    }
    const [element] = tensor.data;
    if (tensor.data.length !== 1 || element === undefined) {
      return { kind: 'misfit', problem: `${name} should be one number, but is ${describeValue(partValue)}.` };
    }
    const values = elements.get(base) ?? [];
    values[index] = element;
    elements.set(base, values);
  }
  for (const [base, values] of elements) wholes.set(base, vector(values));
  return { kind: 'read', roles: wholes, paths };
}

/**
 * Reads many results at once: a row each, the numbers of a row as `layOut` would find them by position. Nothing when rows are not
 * made of as many numbers as there are parts.
 */
export function readRows(specs: readonly ResultPart[], { shape, data }: NumericArray): readonly Roles[] {
  const [count = 0, width = 1] = shape;
  const required = specs.filter((spec) => spec.optional !== true);
  const parts = [specs, required].find((some) => some.length === width)?.map(({ role }) => splitRole(role));
  if (parts === undefined || shape.length > 2) return [];
  return Array.from({ length: count }, (_, row) => {
    const elements = new Map<string, number[]>();
    const roles = new Map<string, Tensor>();
    for (const [column, { base, index }] of parts.entries()) {
      const value = data[row * width + column] ?? NaN;
      if (index === null) {
        roles.set(base, scalar(value));
        continue;
      }
      const values = elements.get(base) ?? [];
      values[index] = value;
      elements.set(base, values);
    }
    for (const [base, values] of elements) roles.set(base, vector(values));
    return roles;
  });
}

function namesOne(specs: readonly ResultPart[], entries: ReadonlyMap<string, Value>): boolean {
  const keys = [...entries.keys()].map(normalise);
  return specs.some(({ names }) => names.some((name) => keys.includes(normalise(name))));
}

function byName(specs: readonly ResultPart[], entries: ReadonlyMap<string, Value>): Layout {
  const parts: { part: ResultPart; path: ResultPath; value: Value }[] = [];
  for (const part of specs) {
    const found = [...entries].find(([key]) => part.names.some((name) => normalise(name) === normalise(key)));
    if (found) parts.push({ part, path: [found[0]], value: found[1] });
    else if (part.optional !== true) {
      const keys = [...entries.keys()].slice(0, 12).join(', ');
      return {
        kind: 'misfit',
        problem: `The returned dictionary should have ${part.names[0] ?? part.role}, but has ${keys || 'no entries'}.`,
      };
    }
  }
  return { kind: 'laid-out', parts };
}

/** `(x, y), (f_x, f_y), (s_x, s_y)`: one item for each role, each with its elements. */
function grouped(specs: readonly ResultPart[], items: readonly Value[]): Layout | null {
  const bases = [...new Set(specs.map((spec) => splitRole(spec.role).base))];
  if (items.length !== bases.length) return null;
  const parts = specs.map((part) => {
    const { base, index } = splitRole(part.role);
    const group = bases.indexOf(base);
    const inner = itemsOf(itemAt(items, group));
    const value = index === null ? itemAt(items, group) : inner?.[index];
    return value === undefined ? null : { part, path: index === null ? [group] : [group, index], value };
  });
  const found = parts.filter((part) => part !== null);
  return found.length === parts.length ? { kind: 'laid-out', parts: found } : null;
}

function itemsOf(value: Value): readonly Value[] | null {
  if (value.kind === 'list') return value.items;
  if (value.kind !== 'array' || value.shape.length === 0) return null;
  const [count = 0, ...inner] = value.shape;
  // An array without entries may be as long as one likes.
  if (value.data.length === 0 && count > 0) return null;
  const size = inner.reduce((product, length) => product * length, 1);
  return Array.from({ length: count }, (_, index): Value => {
    const data = value.data.slice(index * size, (index + 1) * size);
    const [only] = data;
    return inner.length === 0 && only !== undefined
      ? { kind: 'number', value: only }
      : { kind: 'array', shape: inner, data };
  });
}

function itemAt(items: readonly Value[], index: number): Value {
  return items[index] ?? { kind: 'none' };
}

function wrongCount(specs: readonly ResultPart[], value: Value): Layout {
  const names = specs.map((spec) => spec.names[0] ?? spec.role);
  return {
    kind: 'misfit',
    problem: `It should return ${names.length} values (${names.join(', ')}), but returned ${describeValue(value)}.`,
  };
}
