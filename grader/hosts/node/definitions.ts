import type { Definition, Help } from '../../model/subject.ts';
import { attempt } from './attempt.ts';
import type { LoadedModule, SourceModule } from './loader.ts';
import { createMethods } from './methods.ts';
import { signatureOf, signatureOfValue } from './signatures.ts';

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
  const methodsOf = createMethods(modules);
  const exported = readExports(module.exports);
  const own = module.names.map((declared): Definition => {
    const value = attempt(module.read.get(declared.name));
    const callable = typeof value === 'function';
    const signature = declared.node
      ? signatureOf(declared.node, module.code, module.source)
      : callable
        ? signatureOfValue(value)
        : undefined;
    return {
      name: declared.name,
      form: declared.form === 'value' && callable ? 'function' : declared.form,
      ...(signature && { signature }),
      where: { file: module.file, line: declared.line },
      ...(declared.form === 'class' && { methods: methodsOf(module, declared) }),
    };
  });
  const names = new Set(own.map(({ name }) => name));
  const others = [...exported]
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => describeExport(name, value, module, own));
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
    find: (name) => module.read.get(name) ?? (exported.has(name) ? () => exported.get(name) : undefined),
  };
}

function describeExport(name: string, value: unknown, module: LoadedModule, own: readonly Definition[]): Definition {
  const same = own.find((definition) => attempt(module.read.get(definition.name)) === value && value !== undefined);
  if (same) return { ...same, name };
  const callable = typeof value === 'function';
  const isClass = callable && /^class\b/.test(Function.prototype.toString.call(value));
  return {
    name,
    form: isClass ? 'class' : callable ? 'function' : 'value',
    ...(callable && { signature: signatureOfValue(value) }),
    where: { file: module.file, line: 1 },
  };
}

function isExported(module: LoadedModule, name: string, exported: ReadonlyMap<string, unknown>): boolean {
  if (exported.has(name)) return true;
  const value = attempt(module.read.get(name));
  return value !== undefined && [...exported.values()].includes(value);
}

function readExports(exports: unknown): ReadonlyMap<string, unknown> {
  const exported = new Map<string, unknown>();
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return exported;
  for (const name of Object.keys(exports)) {
    if (name !== '__esModule')
      exported.set(
        name,
        attempt(() => Reflect.get(exports, name)),
      );
  }
  return exported;
}

function uniqueByName(definitions: readonly Definition[]): readonly Definition[] {
  return [...new Map(definitions.map((definition) => [definition.name, definition])).values()];
}

/** snake_case and camelCase of a name are the same name. */
function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
