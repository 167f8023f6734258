import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../model/decode-text.ts';
import type { StudentError } from '../../model/outcome.ts';
import type { Help } from '../../model/subject.ts';
import { attempt } from './attempt.ts';
import { EXPORT_NAME } from './exported-names.ts';
import { keysIn } from './fields.ts';
import type { ModuleSource } from './modules.ts';
import type { Realm } from './realm.ts';
import { resolveFile } from './resolve-file.ts';
import type { ModuleText } from './signatures.ts';
import { describeError, FILE_MARK, MODULE_FUNCTION } from './student-error.ts';
import { settled } from './settled.ts';
import { topLevelNames, type TopLevelName } from './top-level.ts';
import { META_NAME, transform } from './transform.ts';

/** What a module of the submission declares. */
export interface SourceModule extends ModuleText {
  readonly file: string;
  readonly names: readonly TopLevelName[];
  /** Reads a top-level name; throws what reading it throws (a name whose declaration was not reached). */
  readonly read: ReadonlyMap<string, () => unknown>;
}

/** A module of the submission, as far as it could be run. */
export interface LoadedModule extends SourceModule {
  readonly exports: unknown;
  /** What stopped it half-way. */
  readonly stopped: unknown;
}

export type LoadResult =
  | {
      readonly kind: 'loaded';
      readonly module: LoadedModule;
      /** It, and what it imports of the submission; imports within functions come later. */
      readonly modules: readonly SourceModule[];
    }
  | { readonly kind: 'unreadable'; readonly error: StudentError };

export interface LoaderOptions {
  readonly realm: Realm;
  readonly modules: ModuleSource;
  /** Folder of the submission. */
  readonly folder: string;
  readonly help: (help: Help) => void;
  /** Leaves out what defines nothing at the top level of the graded file. */
  readonly definitionsOnly: boolean;
}

interface Instance extends LoadedModule {
  readonly holder: { exports: unknown };
  stopped: unknown;
}

type ModuleFunction = (...parts: readonly unknown[]) => unknown;

const DEFINE = '$define';

/** Runs the graded file and what it imports of the submission. */
export async function loadSubmission(file: string, options: LoaderOptions): Promise<LoadResult> {
  const loader = createLoader(options);
  const prepared = loader.prepare(file);
  if (prepared.kind === 'unreadable') return prepared;
  const { instance } = prepared;
  await loader.runMain(prepared);
  const module = { ...instance, exports: attempt(() => instance.holder.exports), stopped: instance.stopped };
  return { kind: 'loaded', module, modules: loader.modules };
}

type Prepared =
  | { readonly kind: 'prepared'; readonly instance: Instance; readonly waits: boolean; readonly start: () => unknown }
  | { readonly kind: 'unreadable'; readonly error: StudentError };

interface Loader {
  readonly modules: readonly SourceModule[];
  prepare(file: string): Prepared;
  runMain(prepared: Prepared & { kind: 'prepared' }): Promise<void>;
}

function createLoader({ realm, modules, folder, help, definitionsOnly }: LoaderOptions): Loader {
  const instances = new Map<string, { exports: unknown }>();
  const sources: SourceModule[] = [];

  const prepare = (file: string): Prepared => {
    const source = decodeText(readFileSync(join(folder, file)));
    const transformed = transform(source, file, definitionsOnly);
    if (transformed.kind === 'syntax-error') return unreadable(file, transformed.line, transformed.message);
    for (const { name, line } of transformed.leftOut) {
      const message = `Line ${line} of ${file}: \`namespace ${name}\` is a part of TypeScript that is not supported here, and what it contains is left out. Write it outside of the namespace.`;
      help({ kind: 'statement-skipped', message, where: { file, line } });
    }
    const names = topLevelNames(transformed.tree);
    const read = new Map<string, () => unknown>();
    const exports = realm.make.record();
    const holder = { exports: exports as unknown };
    instances.set(file, holder);
    const instance: Instance = {
      file,
      source,
      names,
      read,
      holder,
      code: transformed.code,
      keys: keysIn(transformed.tree, source),
      exports: undefined,
      stopped: undefined,
    };
    sources.push(instance);
    let body: ModuleFunction;
    try {
      body = realm.evaluate(wrap(transformed, names), FILE_MARK + file) as ModuleFunction;
    } catch (error) {
      return unreadable(file, firstLine(error), describeError(error).message);
    }
    const define = (readers: object): void => {
      for (const [name, reader] of Object.entries(readers)) read.set(name, reader as () => unknown);
    };
    const meta = { url: FILE_MARK + file, filename: file, dirname: '' };
    const start = (): unknown =>
      Reflect.apply(body, holder.exports, [
        holder.exports,
        (name: unknown) => importFrom(file, String(name)),
        holder,
        `/submission/${file}`,
        '/submission',
        meta,
        define,
        realm.make.exporting(exports),
      ]);
    return { kind: 'prepared', instance, waits: transformed.waits, start };
  };

  const importFrom = (from: string, name: string): unknown => {
    if (!/^\.{0,2}\//.test(name) && name !== '.' && name !== '..') return modules.require(name);
    const resolved = resolveFile(folder, from, name);
    if (resolved.kind === 'absent') return modules.standIn(name, resolved.why, false);
    const known = instances.get(resolved.path);
    // Also in a circle of imports, where it is not complete yet.
    if (known) return known.exports;
    return resolved.path.endsWith('.json') ? importJson(resolved.path) : importModule(resolved.path);
  };

  const importJson = (path: string): unknown => {
    const json = realm.global['JSON'] as { parse: (text: string) => unknown };
    const holder = { exports: json.parse(readFileSync(join(folder, path), 'utf8')) };
    instances.set(path, holder);
    return holder.exports;
  };

  const importModule = (path: string): unknown => {
    const prepared = prepare(path);
    if (prepared.kind === 'unreadable') {
      const { error } = prepared;
      throw realm.make.error('Error', `${path}, line ${error.where?.line ?? 1}: ${error.message}`);
    }
    if (prepared.waits)
      throw realm.make.error('Error', `${path} waits (await) outside of functions and cannot be imported here`);
    try {
      prepared.start();
    } catch (error) {
      stop(prepared.instance, error);
    }
    return prepared.instance.holder.exports;
  };

  const stop = (instance: Instance, error: unknown): void => {
    instance.stopped = error;
    const { type, message, trace } = describeError(error);
    const line = trace.find((place) => place.file === instance.file)?.line;
    const where = line === undefined ? instance.file : `Line ${line} of ${instance.file}`;
    help({
      kind: 'statement-skipped',
      message: `${where} failed (${type}: ${message}); nothing below it was run, what is defined is graded.`,
      ...(line !== undefined && { where: { file: instance.file, line } }),
    });
  };

  return {
    modules: sources,
    prepare,
    async runMain({ instance, start }) {
      try {
        await settled(start(), realm);
      } catch (error) {
        stop(instance, error);
      }
    },
  };
}

/** All on the first line, so that lines stay what they are. A directive must come before everything else. */
function wrap(
  { code, strict, waits }: { readonly code: string; readonly strict: boolean; readonly waits: boolean },
  names: readonly TopLevelName[],
): string {
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname', META_NAME, DEFINE, EXPORT_NAME].join(
    ', ',
  );
  const readers = [...new Set(names.map(({ name }) => name))].map((name) => `${JSON.stringify(name)}: () => ${name}`);
  return `(${waits ? 'async ' : ''}function ${MODULE_FUNCTION}(${parameters}) {${strict ? '"use strict";' : ''}${DEFINE}({${readers.join(', ')}});${code}\n})`;
}

function unreadable(file: string, line: number, message: string): Prepared {
  const where = { file, line };
  return { kind: 'unreadable', error: { type: 'SyntaxError', message, where, trace: [where] } };
}

/** V8 puts `file:line` first into the trace of a syntax error. */
function firstLine(error: unknown): number {
  const stack = error instanceof Object && 'stack' in error ? String(error.stack) : '';
  return Number(/^submission:\/\/\/.*?:(\d+)\n/.exec(stack)?.[1] ?? 1);
}
