import type { Tensor } from '../model/roles.ts';
import type { Value } from '../model/value.ts';

export function scalar(value: number): Tensor {
  return { shape: [], data: [value] };
}

export function vector(values: readonly number[]): Tensor {
  return { shape: [values.length], data: values };
}

/**
 * Reads a value as numbers: a number, a boolean, an array, a (nested, regular) list of them.
 * A 1-element array and a number are the same value; it is for the caller to say how many it wants.
 */
export function toTensor(value: Value): Tensor | null {
  switch (value.kind) {
    case 'number':
      return scalar(value.value);
    case 'boolean':
      return scalar(value.value ? 1 : 0);
    case 'array':
      return { shape: value.shape, data: value.data };
    case 'list':
      return stack(value.items.map(toTensor));
    case 'record':
      // `{x: 0, y: 0}` says the same as `[0, 0]`.
      return stack([...value.entries.values()].map(toTensor));
    case 'none':
    case 'text':
    case 'opaque':
      return null;
  }
}

function stack(items: readonly (Tensor | null)[]): Tensor | null {
  const [first] = items;
  if (first === undefined) return { shape: [0], data: [] };
  if (first === null) return null;
  const data: number[] = [];
  for (const item of items) {
    if (item === null || item.shape.join() !== first.shape.join()) return null;
    // One by one: a student's array may be too long to be spread over the arguments of a call.
    for (const entry of item.data) data.push(entry);
  }
  return { shape: [items.length, ...first.shape], data };
}

/** How a host calls the type of what took the place of an absent package. */
const STAND_IN = 'stand-in for ';

/** A short description of a value for a message, e.g. `a list of 3`, `a function`, `nothing (None)`. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'none':
      return 'nothing (no value was returned)';
    case 'boolean':
      return `the truth value ${value.value}`;
    case 'number':
      return 'one number';
    case 'text':
      return 'a text';
    case 'list':
      return `a list of ${value.items.length}`;
    case 'record':
      return `a dictionary with ${[...value.entries.keys()].slice(0, 8).join(', ') || 'no entries'}`;
    case 'array':
      return value.shape.length === 0 ? 'one number' : `an array of shape (${value.shape.join(', ')})`;
    case 'opaque':
      if (value.type.startsWith(STAND_IN))
        return `something of \`${value.type.slice(STAND_IN.length)}\`, a package that is not to be had where this is graded`;
      return value.callable ? 'a function' : `an object of type ${value.type}${whyUnread(value.text)}`;
  }
}

/** What a host says of an object that is data, but did not cross. */
const UNREAD = / \((?:too large to be sent|nested too deeply to be sent|contains itself|\d+ characters)\)$/;

function whyUnread(text: string): string {
  return UNREAD.exec(text)?.[0] ?? '';
}
