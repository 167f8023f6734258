import { types } from 'node:util';
import type { Json } from '../../model/number-codec.ts';
import { decodeNumber } from '../../model/number-codec.ts';
import type { StudentError } from '../../model/outcome.ts';
import type { Randomness as Mode } from '../../model/program.ts';
import type { Signature } from '../../model/value.ts';
import { decode } from './decode.ts';
import { detached } from './detached.ts';
import { encode, encodeTable, PROGRAM_ALLOWANCE, typeName, type Allowance } from './encode.ts';
import { findMember, membersOf } from './members.ts';
import type { Randomness } from './randomness.ts';
import type { Realm } from './realm.ts';
import { settled, type Held } from './settled.ts';
import { packed } from './packed.ts';
import { describeError } from './student-error.ts';
import type { WireCallee, WireOperation, WireReference } from './wire.ts';

const { apply, construct, get, set } = Reflect;
const { isMap } = types;
const getOfMap = detached(Map.prototype, 'get');

export type WireAnswer =
  | {
      readonly returned: Json;
      readonly arguments?: readonly Json[];
      readonly draws: { readonly normal: number; readonly uniform: number };
    }
  | { readonly threw: StudentError }
  | { readonly skipped: string };

/** What a program is run on. */
export interface Ground {
  readonly realm: Realm;
  readonly randomness: Randomness;
  /** Reads a top-level name; undefined when there is none of that name. */
  readonly find: (name: string) => (() => unknown) | undefined;
  /** What a function of the submission takes. */
  readonly signatureOf: (callable: object) => Signature;
  /** What stopped the module half-way, where something did. */
  readonly stopped: unknown;
}

/** The operation cannot be tried. */
class Skip extends Error {
  readonly #ours = true;

  /** Asked without `instanceof`, which a proxy answers itself. */
  static is(thrown: unknown): thrown is Skip {
    return isObject(thrown) && #ours in thrown;
  }
}

/** Results of the operations so far; a missing one did not return. */
type Results = Map<number, unknown>;

export async function runProgram(operations: readonly WireOperation[], ground: Ground): Promise<readonly WireAnswer[]> {
  const results: Results = new Map();
  const allowance: Allowance = { left: PROGRAM_ALLOWANCE, signatureOf: ground.signatureOf };
  const answers: WireAnswer[] = [];
  ground.randomness.use({ kind: 'silent' });
  for (const [index, operation] of operations.entries()) {
    ground.randomness.takeDraws();
    try {
      const { value, echo } = await perform(operation, results, ground);
      const draws = ground.randomness.takeDraws();
      results.set(index, value);
      answers.push({
        returned: write(operation, value, allowance),
        ...(echo && { arguments: echo.map((argument) => encode(argument, allowance)) }),
        draws,
      });
    } catch (error) {
      answers.push(Skip.is(error) ? { skipped: error.message } : { threw: describeError(error) });
    }
  }
  return answers;
}

function write(operation: WireOperation, value: unknown, allowance: Allowance): Json {
  const isCall = operation.op === 'call';
  if ((isCall || operation.op === 'construct') && operation.silent === true) return null;
  if (operation.op === 'members') {
    // One by one: a property that is too large to be sent leaves the others readable.
    return { $record: Object.entries(value as object).map(([name, part]) => [name, encode(part, allowance)]) };
  }
  const table = isCall && operation.repeat !== undefined ? encodeTable(value, allowance) : undefined;
  return table ?? encode(value, allowance);
}

interface Performed {
  readonly value: unknown;
  readonly echo?: readonly unknown[];
}

async function perform(operation: WireOperation, results: Results, ground: Ground): Promise<Performed> {
  const given = (argument: unknown): unknown => argumentOf(argument, results, ground);
  switch (operation.op) {
    case 'call': {
      const { target, self } = calleeOf(operation.callee, results, ground);
      let last: readonly unknown[] = [];
      const once = (): Held | Promise<Held> => {
        last = operation.arguments.map(given);
        const handed = packed(last, operation.packed, ground.realm);
        return settled(apply(callable(target, operation.callee, ground), self, handed), ground.realm);
      };
      const { value } = operation.repeat === undefined ? await once() : await repeated(operation.repeat, once, ground);
      return operation.echo ? { value, echo: last } : { value };
    }
    case 'construct': {
      const { target } = calleeOf(operation.callee, results, ground);
      const constructed = construct(
        callable(target, operation.callee, ground),
        packed(operation.arguments.map(given), operation.packed, ground.realm),
      ) as unknown;
      return { value: constructed };
    }
    case 'read':
      return { value: named(operation.name, ground) };
    case 'get':
      return settled(readMember(follow(operation.object, results), operation.name), ground.realm);
    case 'members': {
      const object = follow(operation.object, results);
      return { value: isObject(object) ? membersOf(object, ground.realm.make) : ground.realm.make.record() };
    }
    case 'set': {
      const object = follow(operation.object, results);
      if (!isObject(object) || !set(object, findMember(object, operation.name).key, given(operation.value))) {
        throw ground.realm.make.error('TypeError', `${operation.name} cannot be set`);
      }
      return { value: null };
    }
    case 'randomness':
      ground.randomness.use(modeOf(operation.mode));
      return { value: null };
  }
}

async function repeated(times: number, once: () => Held | Promise<Held>, { realm }: Ground): Promise<Held> {
  const list = realm.make.list();
  for (let time = 0; time < times; time += 1) {
    Reflect.defineProperty(list, time, {
      value: (await once()).value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return { value: list };
}

function argumentOf(argument: unknown, results: Results, { realm }: Ground): unknown {
  if (isObject(argument) && '$ref' in argument) return follow(argument as unknown as WireReference, results);
  try {
    return decode(argument, realm.make);
  } catch (error) {
    throw new Skip(error instanceof Error ? error.message : 'an argument cannot be given');
  }
}

interface Found {
  readonly target: unknown;
  readonly self: unknown;
}

function calleeOf(callee: WireCallee, results: Results, ground: Ground): Found {
  if ('name' in callee) return { target: named(callee.name, ground), self: undefined };
  if ('$ref' in callee) return { target: follow(callee, results), self: undefined };
  const self = follow(callee.of, results);
  return { target: readMember(self, callee.method), self };
}

function named(name: string, { find, realm, stopped }: Ground): unknown {
  const read = find(name);
  if (!read) throw realm.make.error('ReferenceError', `${name} is not defined`);
  try {
    return read();
  } catch (error) {
    // Its declaration was never reached: what stopped the module tells more than that.
    throw (stopped ?? error) as Error;
  }
}

function callable(target: unknown, callee: WireCallee, { realm }: Ground): (...given: readonly unknown[]) => unknown {
  if (typeof target === 'function') return target as (...given: readonly unknown[]) => unknown;
  const name = 'name' in callee ? callee.name : 'method' in callee ? callee.method : 'what was returned';
  throw realm.make.error('TypeError', `${name} is not a function`);
}

/** The result of an earlier operation, or a part of it. */
function follow({ $ref, path }: WireReference, results: Results): unknown {
  if (!results.has($ref)) throw new Skip(`operation ${$ref} did not return`);
  let value = results.get($ref);
  for (const step of path) value = partOf(value, step, $ref);
  return value;
}

function partOf(value: unknown, step: number | string, operation: number): unknown {
  if (isMap(value)) return getOfMap(value, step);
  if (!isObject(value)) throw new Skip(`the result of operation ${operation} has no part ${step}`);
  const { key, found } = findMember(value, String(step));
  if (!found) throw new Skip(`the result of operation ${operation} (${typeName(value)}) has no part ${key}`);
  return get(value, key) as unknown;
}

/** Reads a member by name; undefined when there is none. */
function readMember(value: unknown, name: string): unknown {
  return isObject(value) ? (get(value, findMember(value, name).key) as unknown) : undefined;
}

function modeOf(mode: Mode): Mode {
  return mode.kind === 'scripted' ? { kind: 'scripted', draws: mode.draws.map(decodeNumber) } : mode;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
