/** Reads what a host answers. The sender may be hostile: whatever does not fit is a WireError, and never an answer. */
import { decodeValue, WireError } from '../model/number-codec.ts';
import type { Answer, Draws, Place, StudentError } from '../model/outcome.ts';
import type { Definition, Description, Help, Language } from '../model/subject.ts';
import type { Signature } from '../model/value.ts';
import { withoutAddresses } from './told.ts';

const MAX_NAME = 300;
const MAX_MESSAGE = 4000;
const MAX_TRACE = 50;
const MAX_METHODS = 200;

const FORMS = ['function', 'class', 'value'] as const;
const HELPS = [
  'magic-ignored',
  'module-stubbed',
  'name-supplied',
  'cell-failed',
  'cell-skipped',
  'statement-skipped',
  'not-exported',
  'encoding',
  'files-chosen',
  'definition-chosen',
] as const satisfies readonly Help['kind'][];

/** @throws WireError */
export function descriptionFromWire(message: unknown, language: Language): Description {
  const { loaded, unreadable } = record(message, 'an answer');
  if (loaded !== undefined) {
    const { definitions, helps } = record(loaded, '`loaded`');
    return {
      kind: 'loaded',
      language,
      definitions: list(definitions, '`definitions`').map(definitionFromWire),
      helps: list(helps, '`helps`').map(helpFromWire),
    };
  }
  const { error, helps } = record(unreadable, '`unreadable`');
  return {
    kind: 'unreadable',
    language,
    error: errorFromWire(error),
    helps: list(helps, '`helps`').map(helpFromWire),
  };
}

/**
 * What was only known once code had run.
 *
 * @throws WireError
 */
export function lateHelpsFromWire(message: unknown): readonly Help[] {
  const { helps } = record(message, 'an answer');
  return helps === undefined ? [] : list(helps, '`helps`').map(helpFromWire);
}

/** What the host says of its own failure; null when it did not fail. */
export function faultFromWire(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('fault' in message)) return null;
  return typeof message.fault === 'string'
    ? withoutAddresses(message.fault.slice(0, MAX_MESSAGE))
    : 'it did not say what';
}

/**
 * @param count how many operations were asked
 * @throws WireError
 */
export function answersFromWire(message: unknown, count: number): readonly Answer[] {
  const answers = list(record(message, 'an answer')['answers'], '`answers`');
  if (answers.length !== count) throw new WireError(`${answers.length} answers to ${count} operations`);
  return answers.map(answerFromWire);
}

function answerFromWire(json: unknown): Answer {
  const answer = record(json, 'an answer');
  if ('threw' in answer) return { kind: 'threw', error: errorFromWire(answer['threw']) };
  if ('skipped' in answer) return { kind: 'skipped', reason: text(answer['skipped'], MAX_MESSAGE, '`skipped`') };
  if (!('returned' in answer)) throw new WireError('an answer says neither returned nor threw nor skipped');
  const args = answer['arguments'];
  return {
    kind: 'returned',
    value: decodeValue(answer['returned']),
    ...(args !== undefined && { arguments: list(args, '`arguments`').map(decodeValue) }),
    draws: drawsFromWire(answer['draws']),
  };
}

function drawsFromWire(json: unknown): Draws {
  const { normal, uniform } = record(json, '`draws`');
  return { normal: whole(normal, '`normal`'), uniform: whole(uniform, '`uniform`') };
}

function errorFromWire(json: unknown): StudentError {
  const { type, message, where, trace } = record(json, 'an error');
  return {
    type: text(type, MAX_NAME, '`type`'),
    message: text(message, MAX_MESSAGE, '`message`'),
    ...(present(where) && { where: placeFromWire(where) }),
    trace: list(trace, '`trace`').slice(0, MAX_TRACE).map(placeFromWire),
  };
}

function placeFromWire(json: unknown): Place {
  const { file, cell, line, inside } = record(json, 'a place');
  return {
    file: text(file, MAX_NAME, '`file`'),
    ...(present(cell) && { cell: whole(cell, '`cell`') }),
    line: whole(line, '`line`'),
    ...(present(inside) && { inside: text(inside, MAX_NAME, '`inside`') }),
  };
}

function definitionFromWire(json: unknown): Definition {
  const { name, form, signature, where, methods } = record(json, 'a definition');
  return {
    name: text(name, MAX_NAME, '`name`'),
    form: oneOf(FORMS, form, '`form`'),
    ...(present(signature) && { signature: signatureFromWire(signature) }),
    where: placeFromWire(where),
    ...(present(methods) && { methods: list(methods, '`methods`').slice(0, MAX_METHODS).map(methodFromWire) }),
  };
}

function methodFromWire(json: unknown): NonNullable<Definition['methods']>[number] {
  const { name, where } = record(json, 'a method');
  return { name: text(name, MAX_NAME, '`name`'), where: placeFromWire(where) };
}

function signatureFromWire(json: unknown): Signature {
  const { parameters, variadic } = record(json, 'a signature');
  return {
    parameters: list(parameters, '`parameters`').map((parameter) => {
      const { name, required } = record(parameter, 'a parameter');
      return { name: text(name, MAX_NAME, '`name`'), required: required === true };
    }),
    variadic: variadic === true,
  };
}

function helpFromWire(json: unknown): Help {
  const { kind, message, where } = record(json, 'a help');
  return {
    kind: oneOf(HELPS, kind, '`kind`'),
    message: text(message, MAX_MESSAGE, '`message`'),
    ...(present(where) && { where: placeFromWire(where) }),
  };
}

function record(json: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new WireError(`${what} is not an object`);
  return json as Readonly<Record<string, unknown>>;
}

function list(json: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(json)) throw new WireError(`${what} is not a list`);
  return json;
}

function text(json: unknown, most: number, what: string): string {
  if (typeof json !== 'string') throw new WireError(`${what} is not a text`);
  return withoutAddresses(json.slice(0, most));
}

function whole(json: unknown, what: string): number {
  if (typeof json !== 'number' || !Number.isSafeInteger(json) || json < 0)
    throw new WireError(`${what} is not a whole number`);
  return json;
}

function oneOf<const Choice extends string>(choices: readonly Choice[], json: unknown, what: string): Choice {
  const found = choices.find((choice) => choice === json);
  if (found === undefined) throw new WireError(`${what} is none of ${choices.join(', ')}`);
  return found;
}

function present(json: unknown): boolean {
  return json !== undefined && json !== null;
}
