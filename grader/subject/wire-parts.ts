/** Parts of what a host answers. The sender may be hostile: whatever does not fit is a WireError. */
import { WireError } from '../model/number-codec.ts';
import type { Place } from '../model/outcome.ts';
import type { Parameter, Signature } from '../model/value.ts';
import { shortened, withoutAddresses } from './told.ts';

export const MAX_NAME = 300;
const MAX_NAMES = 400;
const MAX_PARAMETERS = 200;

export function placeFromWire(json: unknown): Place {
  const { file, cell, line, inside } = record(json, 'a place');
  return {
    file: text(file, MAX_NAME, '`file`'),
    ...(present(cell) && { cell: whole(cell, '`cell`') }),
    line: whole(line, '`line`'),
    ...(present(inside) && { inside: text(inside, MAX_NAME, '`inside`') }),
  };
}

export function signatureFromWire(json: unknown): Signature {
  const { parameters, variadic, fields, keys } = record(json, 'a signature');
  return {
    parameters: parametersFromWire(parameters, '`parameters`'),
    variadic: variadic === true,
    ...(present(fields) && { fields: parametersFromWire(fields, '`fields`') }),
    ...(present(keys) && { keys: namesFromWire(keys) }),
  };
}

function parametersFromWire(json: unknown, what: string): readonly Parameter[] {
  return list(json, what, MAX_PARAMETERS).map((parameter) => {
    const { name, required } = record(parameter, 'a parameter');
    return { name: text(name, MAX_NAME, '`name`'), required: required === true };
  });
}

export function namesFromWire(json: unknown): readonly string[] {
  return list(json, 'a list of names', MAX_NAMES).map((name) => text(name, MAX_NAME, 'a name'));
}

export function record(json: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new WireError(`${what} is not an object`);
  return json as Readonly<Record<string, unknown>>;
}

/** @param most how many items are read: no honest host has more to tell, and what is beyond is left out */
export function list(json: unknown, what: string, most: number): readonly unknown[] {
  if (!Array.isArray(json)) throw new WireError(`${what} is not a list`);
  return json.slice(0, most);
}

export function text(json: unknown, most: number, what: string): string {
  if (typeof json !== 'string') throw new WireError(`${what} is not a text`);
  return withoutAddresses(shortened(json, most));
}

export function whole(json: unknown, what: string): number {
  if (typeof json !== 'number' || !Number.isSafeInteger(json) || json < 0)
    throw new WireError(`${what} is not a whole number`);
  return json;
}

export function oneOf<const Choice extends string>(choices: readonly Choice[], json: unknown, what: string): Choice {
  const found = choices.find((choice) => choice === json);
  if (found === undefined) throw new WireError(`${what} is none of ${choices.join(', ')}`);
  return found;
}

export function present(json: unknown): boolean {
  return json !== undefined && json !== null;
}
