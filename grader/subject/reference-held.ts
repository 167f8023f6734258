import type { Signature, Value } from '../model/value.ts';

/** What an operation of a program left behind, for later ones to refer to. */
export type Held =
  | { readonly kind: 'value'; readonly value: Value }
  /** A list with more in it than values. */
  | { readonly kind: 'list'; readonly items: readonly Held[] }
  | HeldFunction
  | HeldObject;

export interface HeldFunction {
  readonly kind: 'function';
  readonly signature: Signature;
  readonly call: (given: readonly Held[]) => Held;
}

export interface HeldObject {
  readonly kind: 'object';
  readonly type: string;
  /** Attributes and methods, as they are now: a program may set them. */
  readonly members: Map<string, Held>;
}

export const NOTHING: Held = { kind: 'value', value: { kind: 'none' } };

export function heldValue(value: Value): Held {
  return { kind: 'value', value };
}

/** What a subject answers of it: functions and objects are shown as what they are, and stay here. */
export function shown(one: Held): Value {
  switch (one.kind) {
    case 'value':
      return one.value;
    case 'list':
      return { kind: 'list', items: one.items.map(shown) };
    case 'function':
      return { kind: 'opaque', type: 'function', text: 'function', callable: one.signature };
    case 'object':
      return { kind: 'opaque', type: one.type, text: 'object' };
  }
}

/** A part of it; nothing where there is no such part. */
export function partAt(one: Held, step: number | string): Held {
  switch (one.kind) {
    case 'value':
      return heldValue(partOfValue(one.value, step));
    case 'list':
      return (typeof step === 'number' ? one.items[step] : undefined) ?? NOTHING;
    case 'object':
      return one.members.get(String(step)) ?? NOTHING;
    case 'function':
      return NOTHING;
  }
}

function partOfValue(value: Value, step: number | string): Value {
  const none: Value = { kind: 'none' };
  if (value.kind === 'list') return (typeof step === 'number' ? value.items[step] : undefined) ?? none;
  if (value.kind === 'record') return value.entries.get(String(step)) ?? none;
  if (value.kind !== 'array' || typeof step !== 'number') return none;
  const [, ...inner] = value.shape;
  const size = inner.reduce((product, length) => product * length, 1);
  const data = value.data.slice(step * size, (step + 1) * size);
  const [only] = data;
  if (only === undefined) return none;
  return inner.length === 0 ? { kind: 'number', value: only } : { kind: 'array', shape: inner, data };
}
