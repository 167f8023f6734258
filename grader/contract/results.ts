import type { Roles, Tensor } from '../model/roles.ts';
import type { Value } from '../model/value.ts';
import type { Parts } from '../model/target.ts';
import { normalise } from './names.ts';
import { entryOf, join } from './parts.ts';
import { endAndHistory, isDescent } from './end-and-history.ts';
import type { AskedDescent } from './end-and-history.ts';
import { splitRole } from './role.ts';
import { describeValue, toTensor, vector } from './tensor.ts';

export interface ResultPart {
  readonly role: string;
  readonly names: readonly string[];
  readonly optional?: boolean;
  /** Of a dictionary: which key carries which role. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Of a vector that comes as several arrays. */
  readonly parts?: Parts;
  /** Of an iteration among the entries: what the first step is counted as. */
  readonly from?: 0 | 1;
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

/**
 * Finds the parts in what was returned. Their values are looked at in a descent only, where they tell the end from the way to it.
 *
 * @param asked of a descent
 */
export function layOut(specs: readonly ResultPart[], value: Value, asked?: AskedDescent): Layout {
  const [only] = specs;
  const whole = value.kind !== 'record' || !namesOne(specs, value.entries);
  if (specs.length === 1 && only !== undefined && whole)
    return { kind: 'laid-out', parts: [{ part: only, path: [], value }] };
  // A dictionary that is one of several results says nothing of the others.
  if (value.kind === 'record')
    return whole && specs.some(isMadeOfMany) ? wrongCount(specs, value) : byName(specs, value.entries);
  const items = itemsOf(value);
  const required = specs.filter((spec) => spec.optional !== true);
  const [needed] = required;
  if (items === null) {
    return required.length === 1 && needed !== undefined
      ? { kind: 'laid-out', parts: [{ part: needed, path: [], value }] }
      : wrongCount(specs, value);
  }
  const found = asked !== undefined && isDescent(specs) ? endAndHistory(value, items, asked) : null;
  if (found !== null) {
    const parts = specs.flatMap((part) => {
      const index = part.role === 'history' ? found.history : found.end;
      if (index === null) return [];
      return index === 'all' ? [{ part, path: [], value }] : [{ part, path: [index], value: itemAt(items, index) }];
    });
    return { kind: 'laid-out', parts };
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
export function readResults(specs: readonly ResultPart[], value: Value, asked?: AskedDescent): Reading {
  const layout = layOut(specs, value, asked);
  if (layout.kind === 'misfit') return layout;
  const elements = new Map<string, number[]>();
  const wholes = new Map<string, Tensor>();
  const paths = new Map<string, ResultPath>();
  for (const { part, path, value: partValue } of layout.parts.flatMap(opened)) {
    const { base, index } = splitRole(part.role);
    const name = part.names[0] ?? part.role;
    if (partValue === null) return { kind: 'misfit', problem: part.problem ?? `${name} is missing.` };
    const reading = part.parts === undefined ? null : join(part.parts, partValue, name);
    const tensor = reading === null ? toTensor(partValue) : reading.kind === 'joined' ? reading.whole : null;
    // What may be left out may also be something else, such as a list of records.
    if (tensor === null && part.optional === true) continue;
    if (reading?.kind === 'misfit') return reading;
    if (tensor === null)
      return {
        kind: 'misfit',
        problem: `${name} should be a number or an array of numbers, but is ${describeValue(partValue)}.`,
      };
    paths.set(part.role, path);
    if (index === null) {
      wholes.set(base, base === 'iteration' ? nextStep(tensor, part.from) : tensor);
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

interface Opened {
  readonly part: ResultPart & { readonly problem?: string };
  readonly path: ResultPath;
  /** null: it is not there. */
  readonly value: Value | null;
}

/** A dictionary is opened: each of its entries is a result of its own. */
function opened(laid: {
  readonly part: ResultPart;
  readonly path: ResultPath;
  readonly value: Value;
}): readonly Opened[] {
  const { part, path, value } = laid;
  if (part.entries === undefined) return [laid];
  const name = part.names[0] ?? part.role;
  const { optional, from } = part;
  return Object.entries(part.entries).map(([role, key]) => {
    const found = entryOf(value, key) ?? null;
    const problem =
      value.kind === 'record'
        ? `The returned ${name} should still have "${key}", but is ${describeValue(value)}.`
        : `${name} should be a dictionary with ${Object.values(part.entries ?? {}).join(', ')}, but is ${describeValue(value)}.`;
    return {
      part: {
        role,
        names: [`${name}["${key}"]`],
        problem,
        ...(optional !== undefined && { optional }),
        ...(from !== undefined && { from }),
      },
      path: [...path, key],
      value: found,
    };
  });
}

/** What a count that comes back says: the number of the step that comes next, 1 for the first. */
function nextStep({ shape, data }: Tensor, from: 0 | 1 = 1): Tensor {
  return { shape, data: data.map((count) => count + 1 - from) };
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

/** The entries of a list or the rows of an array; null where there are none. */
export function itemsOf(value: Value): readonly Value[] | null {
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

function isMadeOfMany({ entries, parts }: ResultPart): boolean {
  return entries !== undefined || parts !== undefined;
}

function wrongCount(specs: readonly ResultPart[], value: Value): Layout {
  const names = specs.filter(({ optional }) => optional !== true).map((spec) => spec.names[0] ?? spec.role);
  return {
    kind: 'misfit',
    problem: `It should return ${names.length} values (${names.join(', ')}), but returned ${describeValue(value)}.`,
  };
}
