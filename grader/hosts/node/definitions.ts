import type { Definition, Help } from '../../model/subject.ts';
import type { Signature } from '../../model/value.ts';
import { attempt } from './attempt.ts';
import { detached } from './detached.ts';
import type { LoadedModule, SourceModule } from './loader.ts';
import { createLineage, type WrittenClass } from './lineage.ts';
import { methodsOf } from './methods.ts';
import { createSignatures, keysOf, signatureOf } from './signatures.ts';

const textOf = detached(Function.prototype, 'toString') as (self: object) => string;
const bind = detached(Function.prototype, 'bind') as (self: object, to: object) => unknown;

/** Of what a module makes up while it runs, so many and so long names are told. */
const MAX_EXPORTS = 1000;
const MAX_NAME = 200;

/** What there is to ask of a module: its top-level names, and what it exports under other names. */
export interface Contents {
  readonly definitions: readonly Definition[];
  readonly helps: readonly Help[];
  /** Reads a name; undefined when there is none of that name. */
  readonly find: (name: string) => (() => unknown) | undefined;
}

/** @param modules all modules of the submission: classes inherit from those of others */
export function contentsOf(
  module: LoadedModule,
  wanted: readonly (readonly string[])[],
  modules: readonly SourceModule[],
): Contents {
  const lineageOf = createLineage(modules);
  const signatureOfValue = createSignatures(modules);
  const keys = keysOf(modules);
  const exported = readExports(module.exports, module.read);
  const own = module.names.map((declared): Definition => {
    const value = attempt(module.read.get(declared.name));
    const callable = typeof value === 'function';
    const lineage = lineageOf(declared);
    const signature = declared.node
      ? (signatureOf(declared.node, { ...module, keys }) ?? inherited(lineage, keys))
      : callable
        ? signatureOfValue(value)
        : undefined;
    return {
      name: declared.name,
      form: declared.form === 'value' && callable ? 'function' : declared.form,
      ...(signature && { signature }),
      where: { file: module.file, line: declared.line },
      ...(declared.form === 'class' && { methods: methodsOf(lineage) }),
    };
  });
  const names = new Set(own.map(({ name }) => name));
  const others = [...exported]
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => describeExport(name, value, module, own, signatureOfValue));
  const asked = new Set(wanted.flat().map(plainName));
  const hidden = own.filter(
    ({ name, form }) => form !== 'value' && asked.has(plainName(name)) && !isExported(module, name, exported),
  );
  return {
    definitions: [...uniqueByName(own), ...others],
    helps: hidden.map(({ name, where }) => ({
      kind: 'not-exported',
      message: `${name} is not exported; it was found all the same.`,
      where,
    })),
    find: (name) =>
      module.read.get(name) ?? (exported.has(name) ? () => callableOf(name, exported.get(name), module) : undefined),
  };
}

/** What a class takes that leaves its constructor to one it inherits from. */
function inherited(lineage: readonly WrittenClass[], keys: readonly string[]): Signature | undefined {
  for (const { node, module } of lineage) {
    const signature = signatureOf(node, { ...module, keys });
    if (signature) return signature;
  }
  return undefined;
}

function describeExport(
  name: string,
  value: unknown,
  module: LoadedModule,
  own: readonly Definition[],
  signatureOfValue: (callable: object) => Signature,
): Definition {
  const same = own.find((definition) => attempt(module.read.get(definition.name)) === value && value !== undefined);
  if (same) return { ...same, name };
  const callable = typeof value === 'function';
  return {
    name,
    form: callable && isClass(value) ? 'class' : callable ? 'function' : 'value',
    ...(callable && { signature: signatureOfValue(value) }),
    where: { file: module.file, line: 1 },
  };
}

function isExported(module: LoadedModule, name: string, exported: ReadonlyMap<string, unknown>): boolean {
  if (exported.has(name)) return true;
  const value = attempt(module.read.get(name));
  return value !== undefined && [...exported.values()].includes(value);
}

/** What a module exports by name, and what is in an object that it exports as its default: `export default { f, df }`. */
function readExports(exports: unknown, declared: LoadedModule['read']): ReadonlyMap<string, unknown> {
  const exported = new Map<string, unknown>();
  const add = (from: object): void => {
    const names = attempt(() => Object.keys(from)) as readonly string[] | undefined;
    for (const name of names ?? []) {
      if (exported.has(name) || (exported.size >= MAX_EXPORTS && !declared.has(name))) continue;
      if (name !== '__esModule' && name.length <= MAX_NAME) exported.set(name, partOf(from, name));
    }
  };
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return exported;
  add(exports);
  const whole = partOf(exports, 'default');
  if (isObject(whole)) add(whole);
  return exported;
}

/** A function of an object that is the default export may use the others: `this.f(x)`. */
function callableOf(name: string, value: unknown, module: LoadedModule): unknown {
  // Where what it stands for was never reached, reading it says so.
  if (value === undefined && isObject(module.exports)) return Reflect.get(module.exports, name);
  const whole = isObject(module.exports) ? partOf(module.exports, 'default') : undefined;
  const isPart = isObject(whole) && partOf(whole, name) === value;
  if (!isPart || typeof value !== 'function' || isClass(value)) return value;
  return attempt(() => bind(value, whole)) ?? value;
}

function partOf(object: object, name: string): unknown {
  return attempt(() => Reflect.get(object, name));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isClass(callable: object): boolean {
  return /^class\b/.test(String(attempt(() => textOf(callable))));
}

function uniqueByName(definitions: readonly Definition[]): readonly Definition[] {
  return [...new Map(definitions.map((definition) => [definition.name, definition])).values()];
}

/** snake_case and camelCase of a name are the same name. */
function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
