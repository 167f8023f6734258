import { parse, type Program } from 'acorn';
import { transform as stripTypes, type Transform } from 'sucrase';
import { keepDeclaredFields } from './declared-fields.ts';
import { tellExports } from './exported-names.ts';
import { namespacesLeftOut, unsupportedIn, type LeftOut } from './left-out.ts';
import { onlyDefinitions } from './only-definitions.ts';

/** A module's code, ready to be wrapped in a function; its lines are those of the file. */
export type Transformed =
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly tree: Program;
      readonly strict: boolean;
      /** Waits at the top level. */
      readonly waits: boolean;
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly kind: 'syntax-error'; readonly message: string; readonly line: number };

/** Names that stand for `import.meta` and for what a module exports. */
export const META_NAME = '$importMeta';

/** Turns a TypeScript or JavaScript module into CommonJS. Types go, lines stay. */
export function transform(source: string, file: string, definitionsOnly = false): Transformed {
  try {
    const stripped = strip(source, file);
    const whole = isTypeScript(file) ? keepDeclaredFields(stripped, parseCode(stripped)) : stripped;
    const code = definitionsOnly ? onlyDefinitions(whole, parseCode(whole)) : whole;
    const tree = parseCode(code);
    const first = tree.body[0];
    return {
      kind: 'code',
      code: replaceImportMeta(code),
      tree,
      strict: first?.type === 'ExpressionStatement' && first.directive === 'use strict',
      waits: waitsAtTop(tree),
      leftOut: isTypeScript(file) ? namespacesLeftOut(source, whole) : [],
    };
  } catch (error) {
    return describeSyntaxError(error, source);
  }
}

function strip(source: string, file: string): string {
  // A hash-bang would end up inside a function, where it is no comment.
  const code = source.replace(/^\uFEFF?(#!.*)?/, '');
  const typescript = isTypeScript(file);
  if (!typescript && !/\b(import|export)\b/.test(code)) return code;
  const options = { disableESTransforms: true, filePath: file };
  const told = withToldExports(() =>
    typescript ? stripTypes(code, { transforms: ['typescript'], ...options }).code : code,
  );
  const transforms: readonly Transform[] = typescript && told === undefined ? ['typescript', 'imports'] : ['imports'];
  return stripTypes(told ?? code, { transforms: [...transforms], ...options }).code;
}

/** Undefined where there is nothing to tell, and where it cannot be read: what is wrong with it shows later. */
function withToldExports(withoutTypes: () => string): string | undefined {
  try {
    const code = withoutTypes();
    return tellExports(code, parseCode(code));
  } catch {
    return undefined;
  }
}

function isTypeScript(file: string): boolean {
  return /\.[mc]?tsx?$/.test(file);
}

/** @param part whether it is a part of a class, without the private names (`#W`) that the class declares */
export function parseCode(code: string, part = false): Program {
  return parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    locations: true,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    checkPrivateFields: !part,
    // For `import.meta`, which is replaced.
    allowImportExportEverywhere: true,
  });
}

function replaceImportMeta(code: string): string {
  return code.replace(/\bimport\s*\.\s*meta\b/g, META_NAME);
}

interface Node {
  readonly type: string;
}

const FUNCTIONS = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'PropertyDefinition',
  'StaticBlock',
];

function waitsAtTop(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(waitsAtTop);
  if (!isNode(node) || FUNCTIONS.includes(node.type)) return false;
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && 'await' in node && node.await === true))
    return true;
  return Object.values(node).some(waitsAtTop);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function describeSyntaxError(error: unknown, source: string): Transformed {
  if (error instanceof RangeError)
    return { kind: 'syntax-error', message: 'it is nested too deeply to be read', line: 1 };
  const message = error instanceof Error ? error.message : String(error);
  const line = error instanceof Error && 'loc' in error ? lineOf(error.loc) : 1;
  // Both parsers put file and position around the message, and count columns from 0.
  const plain = message.replace(/^Error transforming .*?: /, '').replace(/ \(\d+:\d+\)$/, '');
  return { kind: 'syntax-error', message: unsupportedIn(source, line, plain) ?? plain, line };
}

function lineOf(location: unknown): number {
  return typeof location === 'object' && location !== null && 'line' in location && typeof location.line === 'number'
    ? location.line
    : 1;
}
