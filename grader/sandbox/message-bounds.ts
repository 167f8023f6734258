/**
 * Bounds of a message, looked at before it is read: 32 MB of `[[],[],...]` would become gigabytes of objects in the
 * grader, and would end the run for everybody.
 */
import { endOfJsonText } from '../model/json-text.ts';

/** Values of a message, those within others included. The fullest of the assignments here holds 25 thousand. */
const MAX_VALUES = 1_000_000;

/** Brackets within brackets. The hosts write at most 100 levels of values, of at most three brackets each. */
const MAX_DEPTH = 400;

/** @returns in words what of JSON text is more than a message may hold; undefined when nothing is */
export function whatIsTooMuch(json: Uint8Array): string | undefined {
  let values = 0;
  let depth = 0;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index];
    if (byte === QUOTE) {
      index = endOfJsonText(json, index + 1);
    } else if (byte === COMMA || byte === OPEN_LIST || byte === OPEN_OBJECT) {
      values += 1;
      if (values > MAX_VALUES) return `a message holds more than ${MAX_VALUES} values`;
      if (byte !== COMMA) depth += 1;
      if (depth > MAX_DEPTH) return `a message is nested more than ${MAX_DEPTH} levels deep`;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      depth -= 1;
    }
  }
  return undefined;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
