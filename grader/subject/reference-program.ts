import type { Answer } from '../model/outcome.ts';
import type { Argument, Callee, Operation, Reference } from '../model/program.ts';
import type { Definition, Subject } from '../model/subject.ts';
import type { Value } from '../model/value.ts';
import { heldValue, NOTHING, partAt, shown } from './reference-held.ts';
import type { Held, HeldFunction, HeldObject } from './reference-held.ts';
import type { ReferenceDraws } from './reference-draws.ts';

/** A name that programs may call, or make objects of. */
export interface Defined {
  readonly definition: Definition;
  readonly call: HeldFunction['call'];
}

/**
 * Whose fault an error is: of those who ask (`ours`: it is thrown), or of what is asked, as in a student's process (`own`: it is an
 * answer).
 */
type Faults = 'ours' | 'own';

/** Answers programs in this process. */
export function programSubject(defined: readonly Defined[], draws: ReferenceDraws, faults: Faults): Subject {
  const definitions = defined.map(({ definition }) => definition);
  return {
    describe: () => Promise.resolve({ kind: 'loaded', language: 'python', definitions, helps: [] }),
    run: (program) => {
      draws.mode({ kind: 'silent' });
      const held: (Held | null)[] = [];
      const answers = program.map((operation): Answer => {
        const at = held.push(null) - 1;
        if (faults === 'own' && referencesOf(operation).some((one) => held[one.operation] === null))
          return { kind: 'skipped', reason: 'a step before it did not return' };
        try {
          draws.taken();
          const done = perform(operation, { defined, draws, held });
          held[at] = done.result;
          return { kind: 'returned', draws: draws.taken(), ...done.answer };
        } catch (error) {
          if (faults === 'ours' || !(error instanceof Error)) throw error;
          return { kind: 'threw', error: { type: error.name, message: error.message, trace: [] } };
        }
      });
      return Promise.resolve({ kind: 'answered', answers, printed: '' });
    },
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

interface Running {
  readonly defined: readonly Defined[];
  readonly draws: ReferenceDraws;
  /** null: it did not return. */
  readonly held: readonly (Held | null)[];
}

interface Done {
  readonly result: Held;
  readonly answer: { readonly value: Value; readonly arguments?: readonly Value[] };
}

function perform(operation: Operation, running: Running): Done {
  const { draws, held } = running;
  const done = (result: Held, value = shown(result)): Done => ({ result, answer: { value } });
  switch (operation.op) {
    case 'call': {
      const callee = calleeOf(operation.callee, running);
      const given = operation.arguments.map((one) => resolve(one, held));
      if (operation.repeat !== undefined) {
        const items = Array.from({ length: operation.repeat }, () => shown(callee(given)));
        return done(heldValue({ kind: 'list', items }));
      }
      const result = callee(given);
      const { answer } = done(result, operation.silent ? { kind: 'none' } : shown(result));
      return { result, answer: { ...answer, ...(operation.echo && { arguments: given.map(shown) }) } };
    }
    case 'construct': {
      const given = operation.arguments.map((one) => resolve(one, held));
      const result = calleeOf(operation.callee, running)(given);
      return done(result, operation.silent ? { kind: 'none' } : shown(result));
    }
    case 'members': {
      const { members } = objectAt(operation.object, held);
      return done(NOTHING, {
        kind: 'record',
        entries: new Map([...members].map(([name, one]) => [name, shown(one)])),
      });
    }
    case 'get': {
      const one = objectAt(operation.object, held).members.get(operation.name);
      if (one === undefined) throw new TypeError(`there is no attribute ${operation.name}`);
      return done(one);
    }
    case 'set':
      objectAt(operation.object, held).members.set(operation.name, resolve(operation.value, held));
      return done(NOTHING);
    case 'randomness':
      draws.mode(operation.mode);
      return done(NOTHING);
    case 'read':
    case 'script':
      throw new TypeError('there are definitions only, no values and no scripts');
  }
}

function calleeOf(callee: Callee, { defined, held }: Running): HeldFunction['call'] {
  if (callee.kind === 'name') {
    const found = defined.find(({ definition }) => definition.name === callee.name);
    if (found === undefined) throw new TypeError(`the reference has no ${callee.name}`);
    return found.call;
  }
  const one = callee.kind === 'method' ? partAt(follow(callee.object, held), callee.name) : follow(callee, held);
  if (one.kind !== 'function') throw new TypeError('the reference has no such function');
  return one.call;
}

function objectAt(reference: Reference, held: Running['held']): HeldObject {
  const one = follow(reference, held);
  if (one.kind !== 'object') throw new TypeError('the reference has no such object');
  return one;
}

function resolve(argument: Argument, held: Running['held']): Held {
  if (argument.kind === 'reference') return follow(argument, held);
  if (argument.kind !== 'answering') return heldValue(argument);
  const { value } = argument;
  return { kind: 'function', signature: { parameters: [], variadic: true }, call: () => heldValue(value) };
}

function follow({ operation, path }: Reference, held: Running['held']): Held {
  return path.reduce(partAt, held[operation] ?? NOTHING);
}

function referencesOf(operation: Operation): readonly Reference[] {
  const among = (all: readonly (Argument | Callee)[]): readonly Reference[] =>
    all.flatMap((one) => {
      if (one.kind === 'method') return [one.object];
      return one.kind === 'reference' ? [one] : [];
    });
  switch (operation.op) {
    case 'call':
    case 'construct':
      return among([operation.callee, ...operation.arguments]);
    case 'set':
      return among([operation.object, operation.value]);
    case 'get':
    case 'members':
      return [operation.object];
    case 'read':
    case 'script':
    case 'randomness':
      return [];
  }
}
