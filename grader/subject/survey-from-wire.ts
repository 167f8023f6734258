import { decodeNumber } from '../model/number-codec.ts';
import type { Life, Script, ScriptInput, ScriptLiteral, ScriptLoop, Survey } from '../model/survey.ts';
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

const MAX_LIVES = 400;
const MAX_SCRIPTS = 60;
/** Names of one script: more than that nobody has, and each is compared with every accepted name. */
const MAX_OF_SCRIPT = 60;
const MAX_LITERALS = 100;

const FORMS = ['function', 'class', 'value'] as const;

/**
 * What a host tells of a submission's top level; the sender may be hostile.
 *
 * @throws WireError
 */
export function surveyFromWire(json: unknown): Survey {
  const { lives, scripts } = record(json, 'a survey');
  return {
    lives: list(lives, '`lives`', MAX_LIVES).map(lifeFromWire),
    scripts: list(scripts, '`scripts`', MAX_SCRIPTS).map(scriptFromWire),
  };
}

function lifeFromWire(json: unknown): Life {
  const { name, form, signature, where, value, at } = record(json, 'a life');
  return {
    name: text(name, MAX_NAME, '`name`'),
    form: oneOf(FORMS, form, '`form`'),
    ...(present(signature) && { signature: signatureFromWire(signature) }),
    where: placeFromWire(where),
    ...(present(value) && { value: decodeNumber(value) }),
    ...(present(at) && { at: whole(at, '`at`') }),
  };
}

function scriptFromWire(json: unknown): Script {
  const { at, where, loop, inputs, carried, outputs, within, literals } = record(json, 'a script');
  return {
    ...(present(at) && { at: whole(at, '`at`') }),
    where: placeFromWire(where),
    loop: present(loop) ? loopFromWire(loop) : null,
    inputs: list(inputs, '`inputs`', MAX_OF_SCRIPT).map(inputFromWire),
    carried: namesFromWire(carried).slice(0, MAX_OF_SCRIPT),
    outputs: namesFromWire(outputs).slice(0, MAX_OF_SCRIPT),
    ...(within === true && { within }),
    literals: list(literals, '`literals`', MAX_LITERALS).map(literalFromWire),
  };
}

function loopFromWire(json: unknown): ScriptLoop {
  const { kind, count } = record(json, 'a loop');
  if (oneOf(['counted', 'open'], kind, '`kind`') === 'open') return { kind: 'open' };
  const { kind: by, name, literal } = record(count, '`count`');
  switch (oneOf(['name', 'literal', 'other'], by, '`kind`')) {
    case 'name':
      return { kind: 'counted', count: { kind: 'name', name: text(name, MAX_NAME, '`name`') } };
    case 'literal':
      return { kind: 'counted', count: { kind: 'literal', literal: whole(literal, '`literal`') } };
    case 'other':
      return { kind: 'counted', count: { kind: 'other' } };
  }
}

function inputFromWire(json: unknown): ScriptInput {
  const { name, statement, where, value, copies, from } = record(json, 'an input');
  return {
    name: text(name, MAX_NAME, '`name`'),
    statement: whole(statement, '`statement`'),
    where: placeFromWire(where),
    ...(present(value) && { value: decodeNumber(value) }),
    ...(present(copies) && { copies: text(copies, MAX_NAME, '`copies`') }),
    from: namesFromWire(from),
  };
}

function literalFromWire(json: unknown): ScriptLiteral {
  const { id, value, as } = record(json, 'a literal');
  return { id: whole(id, '`id`'), value: decodeNumber(value), as: oneOf(['factor', 'count'], as, '`as`') };
}
