/** Reads what a host answers. The sender may be hostile: whatever does not fit is a WireError, and never an answer. */
import { decodeValue, WireError } from '../model/number-codec.ts';
import type { Answer, Draws, StudentError } from '../model/outcome.ts';
import type { Definition, Description, Help, Language } from '../model/subject.ts';
import { surveyFromWire } from './survey-from-wire.ts';
import { shortened, withoutAddresses } from './told.ts';
import {
  list,
  MAX_NAME,
  namesFromWire,
  oneOf,
  placeFromWire,
  present,
  record,
  signatureFromWire,
  text,
  whole,
} from './wire-parts.ts';

const MAX_MESSAGE = 4000;
const MAX_TRACE = 50;
const MAX_METHODS = 200;
/** More than anybody writes, generated files too: what is asked for may stand last. */
const MAX_DEFINITIONS = 50_000;
const MAX_HELPS = 100;
/** The hosts tell of 100 at most. */
const TOO_MANY_HELPS = 1000;
const MAX_ARGUMENTS = 1000;

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
  'order-chosen',
] as const satisfies readonly Help['kind'][];

/** @throws WireError */
export function descriptionFromWire(message: unknown, language: Language): Description {
  const { loaded, unreadable } = record(message, 'an answer');
  if (loaded !== undefined) {
    const { definitions, helps, survey } = record(loaded, '`loaded`');
    return {
      kind: 'loaded',
      language,
      definitions: list(definitions, '`definitions`', MAX_DEFINITIONS).map(definitionFromWire),
      helps: helpsFromWire(helps),
      ...(present(survey) && { survey: surveyFromWire(survey) }),
    };
  }
  const { error, helps } = record(unreadable, '`unreadable`');
  return {
    kind: 'unreadable',
    language,
    error: errorFromWire(error),
    helps: helpsFromWire(helps),
  };
}

/**
 * What was only known once code had run.
 *
 * @throws WireError
 */
export function lateHelpsFromWire(message: unknown): readonly Help[] {
  const { helps } = record(message, 'an answer');
  return helps === undefined ? [] : helpsFromWire(helps);
}

/** What the host says of its own failure; null when it did not fail. */
export function faultFromWire(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('fault' in message)) return null;
  return typeof message.fault === 'string'
    ? withoutAddresses(shortened(message.fault, MAX_MESSAGE))
    : 'it did not say what';
}

/**
 * @param count how many operations were asked
 * @throws WireError
 */
export function answersFromWire(message: unknown, count: number): readonly Answer[] {
  const answers = list(record(message, 'an answer')['answers'], '`answers`', Infinity);
  if (answers.length !== count) throw new WireError(`${answers.length} answers to ${count} operations`);
  return answers.map(answerFromWire);
}

function answerFromWire(json: unknown): Answer {
  const answer = record(json, 'an answer');
  if ('threw' in answer) return { kind: 'threw', error: errorFromWire(answer['threw']) };
  if ('skipped' in answer) return { kind: 'skipped', reason: text(answer['skipped'], MAX_MESSAGE, '`skipped`') };
  if (!('returned' in answer)) throw new WireError('an answer says neither returned nor threw nor skipped');
  const { arguments: args, rounds } = answer;
  return {
    kind: 'returned',
    value: decodeValue(answer['returned']),
    ...(args !== undefined && { arguments: list(args, '`arguments`', MAX_ARGUMENTS).map(decodeValue) }),
    draws: drawsFromWire(answer['draws']),
    ...(present(rounds) && { rounds: whole(rounds, '`rounds`') }),
  };
}

function drawsFromWire(json: unknown): Draws {
  const { normal, uniform } = record(json, '`draws`');
  return { normal: whole(normal, '`normal`'), uniform: whole(uniform, '`uniform`') };
}

function errorFromWire(json: unknown): StudentError {
  const { type, message, where, trace, endless } = record(json, 'an error');
  return {
    type: text(type, MAX_NAME, '`type`'),
    message: text(message, MAX_MESSAGE, '`message`'),
    ...(endless === true && { endless }),
    ...(present(where) && { where: placeFromWire(where) }),
    trace: list(trace, '`trace`', MAX_TRACE).map(placeFromWire),
  };
}

function definitionFromWire(json: unknown): Definition {
  const { name, form, signature, where, methods, reads } = record(json, 'a definition');
  return {
    name: text(name, MAX_NAME, '`name`'),
    form: oneOf(FORMS, form, '`form`'),
    ...(present(signature) && { signature: signatureFromWire(signature) }),
    where: placeFromWire(where),
    ...(present(reads) && { reads: namesFromWire(reads) }),
    ...(present(methods) && { methods: list(methods, '`methods`', MAX_METHODS).map(methodFromWire) }),
  };
}

function methodFromWire(json: unknown): NonNullable<Definition['methods']>[number] {
  const { name, where } = record(json, 'a method');
  return { name: text(name, MAX_NAME, '`name`'), where: placeFromWire(where) };
}

function helpsFromWire(json: unknown): readonly Help[] {
  if (Array.isArray(json) && json.length > TOO_MANY_HELPS)
    throw new WireError(`a message brings more than ${TOO_MANY_HELPS} remarks for the report`);
  return list(json, '`helps`', MAX_HELPS).map(helpFromWire);
}

function helpFromWire(json: unknown): Help {
  const { kind, message, where } = record(json, 'a help');
  return {
    kind: oneOf(HELPS, kind, '`kind`'),
    message: text(message, MAX_MESSAGE, '`message`'),
    ...(present(where) && { where: placeFromWire(where) }),
  };
}
