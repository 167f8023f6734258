import { encodeNumber, encodeValue, type Json } from '../model/number-codec.ts';
import type { Argument, Callee, Operation, Packed, Randomness, Reference } from '../model/program.ts';

/** An operation as hosts/protocol.md writes it. */
export function operationToWire(operation: Operation): Json {
  switch (operation.op) {
    case 'call':
      return {
        op: 'call',
        callee: calleeToWire(operation.callee),
        arguments: operation.arguments.map(argumentToWire),
        ...packedToWire(operation),
        ...(operation.repeat !== undefined && { repeat: operation.repeat }),
        ...(operation.echo === true && { echo: true }),
        ...(operation.silent === true && { silent: true }),
        ...(operation.given !== undefined && { given: operation.given.map(givenToWire) }),
      };
    case 'construct':
      return {
        op: 'construct',
        callee: calleeToWire(operation.callee),
        arguments: operation.arguments.map(argumentToWire),
        ...packedToWire(operation),
        ...(operation.silent === true && { silent: true }),
      };
    case 'read':
      return { op: 'read', name: operation.name, ...atToWire(operation.at) };
    case 'script':
      return {
        op: 'script',
        script: operation.script,
        given: operation.given.map(givenToWire),
        ...(operation.literals !== undefined && {
          literals: operation.literals.map(({ id, value }) => ({ id, value: encodeNumber(value) })),
        }),
        ...(operation.rounds !== undefined && { rounds: operation.rounds }),
        read: [...operation.read],
      };
    case 'members':
      return { op: 'members', object: referenceToWire(operation.object) };
    case 'get':
      return { op: 'get', object: referenceToWire(operation.object), name: operation.name };
    case 'set':
      return {
        op: 'set',
        object: referenceToWire(operation.object),
        name: operation.name,
        value: argumentToWire(operation.value),
      };
    case 'randomness':
      return { op: 'randomness', mode: modeToWire(operation.mode) };
  }
}

function calleeToWire(callee: Callee): Json {
  switch (callee.kind) {
    case 'name':
      return { name: callee.name, ...atToWire(callee.at) };
    case 'reference':
      return referenceToWire(callee);
    case 'method':
      return { method: callee.name, of: referenceToWire(callee.object) };
  }
}

function givenToWire({ name, value }: { readonly name: string; readonly value: Argument }): Json {
  return { name, value: argumentToWire(value) };
}

function packedToWire({ packed }: { readonly packed?: Packed }): { readonly packed?: Json } {
  return packed === undefined ? {} : { packed: { from: packed.from, keys: [...packed.keys] } };
}

function atToWire(at: number | undefined): { readonly at?: number } {
  return at === undefined ? {} : { at };
}

function argumentToWire(argument: Argument): Json {
  if (argument.kind === 'reference') return referenceToWire(argument);
  return argument.kind === 'answering' ? { $answers: encodeValue(argument.value) } : encodeValue(argument);
}

function referenceToWire({ operation, path }: Reference): Json {
  return { $ref: operation, path: [...path] };
}

function modeToWire(mode: Randomness): Json {
  switch (mode.kind) {
    case 'silent':
      return { kind: 'silent' };
    case 'scripted':
      return { kind: 'scripted', draws: mode.draws.map(encodeNumber) };
    case 'seeded':
      return { kind: 'seeded', seed: mode.seed };
  }
}
