/** Parts of what a host answers. The sender may be hostile: whatever does not fit is a WireError. */
import { WireError } from '../model/number-codec.ts';
import type { Place } from '../model/outcome.ts';
import type { Signature } from '../model/value.ts';
import { withoutAddresses } from './told.ts';

export const MAX_NAME = 300;
const MAX_NAMES = 400;

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
  const { parameters, variadic } = record(json, 'a signature');
  return {
    parameters: list(parameters, '`parameters`').map((parameter) => {
      const { name, required } = record(parameter, 'a parameter');
      return { name: text(name, MAX_NAME, '`name`'), required: required === true };
    }),
    variadic: variadic === true,
  };
}

export function namesFromWire(json: unknown): readonly string[] {
  return list(json, 'a list of names')
    .slice(0, MAX_NAMES)
    .map((name) => text(name, MAX_NAME, 'a name'));
}

export function record(json: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new WireError(`${what} is not an object`);
  return json as Readonly<Record<string, unknown>>;
}

export function list(json: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(json)) throw new WireError(`${what} is not a list`);
  return json;
}

export function text(json: unknown, most: number, what: string): string {
  if (typeof json !== 'string') throw new WireError(`${what} is not a text`);
  return withoutAddresses(json.slice(0, most));
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
