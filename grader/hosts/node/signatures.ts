import { types } from 'node:util';
import type { AnyNode, Class, Function as FunctionNode, Node, Pattern } from 'acorn';
import type { Parameter, Signature } from '../../model/value.ts';
import { detached } from './detached.ts';
import { fieldsOf } from './fields.ts';
import { parseCode } from './transform.ts';

const { isProxy } = types;
const textOf = detached(Function.prototype, 'toString') as (self: object) => string;
const MAX_SOURCE = 100_000;
const MAX_NAME = 60;

/**
 * What a function or class takes.
 *
 * @param module what `node` is in
 * @returns undefined for a class that leaves its constructor to the one it extends
 */
export function signatureOf(node: Node, { code, source, keys }: ModuleText): Signature | undefined {
  const maker = node as AnyNode;
  const text: Text = { code, lines: source.split('\n'), keys };
  if (maker.type === 'ClassDeclaration' || maker.type === 'ClassExpression') return ofClass(maker, text);
  return isFunction(maker) ? ofFunction(maker, text) : undefined;
}

interface Text {
  readonly code: string;
  /** Of the file as it was handed in. */
  readonly lines: readonly string[];
  readonly keys: readonly string[];
}

function isFunction(node: Node): node is FunctionNode {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type);
}

/** A module, before and after its types were taken out, and with them the question marks of optional parameters: the same lines. */
export interface ModuleText {
  readonly source: string;
  readonly code: string;
  /** That it uses of any objects. */
  readonly keys: readonly string[];
}

const MAX_KNOWN = 1000;

/** Tells what functions take, as `signatureOfValue`, and what their files say of optional parameters (`rate?: number`). */
export function createSignatures(modules: readonly ModuleText[]): (callable: object) => Signature {
  const known = new Map<string, Signature>();
  const keys = keysOf(modules);
  return (callable) => {
    const text = ownText(callable);
    if (text === undefined) return signatureByLength(callable);
    const seen = known.get(text) ?? signatureOfText(text, sourceOf(text, modules), keys);
    // All bound functions have the same text, and take what they like.
    if (seen === undefined) return signatureByLength(callable);
    if (known.size < MAX_KNOWN) known.set(text, seen);
    return seen;
  };
}

/** What a function takes, read from its own text. Never calls anything of the function's. */
export function signatureOfValue(callable: object): Signature {
  const text = ownText(callable);
  return (text === undefined ? undefined : signatureOfText(text, '', [])) ?? signatureByLength(callable);
}

/** The file from the line on where a function's text begins; empty when it is in none. */
function sourceOf(text: string, modules: readonly ModuleText[]): string {
  for (const { source, code } of modules) {
    const start = code.indexOf(text);
    if (start >= 0) {
      const line = code.slice(0, start).split('\n').length - 1;
      return source.split('\n').slice(line).join('\n');
    }
  }
  return '';
}

function ownText(callable: object): string | undefined {
  try {
    const text = textOf(callable);
    return text.length <= MAX_SOURCE ? text : undefined;
  } catch {
    return undefined;
  }
}

function signatureOfText(text: string, source: string, keys: readonly string[]): Signature | undefined {
  // A native or bound function has no text that can be parsed.
  const parsed = parseAlone(text);
  return parsed && signatureOf(parsed.node, { code: parsed.code, source, keys });
}

/** Keys that the modules of a submission use: what takes an object apart may be in another one. */
export function keysOf(modules: readonly ModuleText[]): readonly string[] {
  return [...new Set(modules.flatMap(({ keys }) => keys))];
}

/** What is left where there is no text to read. */
function signatureByLength(callable: object): Signature {
  // A proxy would be asked; it takes what it likes.
  const length = isProxy(callable) ? 0 : (Reflect.getOwnPropertyDescriptor(callable, 'length')?.value as unknown);
  const count = typeof length === 'number' && length >= 0 && length < 100 ? Math.floor(length) : 0;
  return {
    parameters: Array.from({ length: count }, (_, index) => ({ name: `argument${index + 1}`, required: true })),
    variadic: true,
  };
}

function parseAlone(text: string): { readonly node: Node; readonly code: string } | undefined {
  for (const code of [`(${text})`, `({${text}})`]) {
    try {
      const statement = parseCode(code, true).body[0];
      if (statement?.type !== 'ExpressionStatement') continue;
      const { expression } = statement;
      if (expression.type !== 'ObjectExpression') return { node: expression, code };
      const property = expression.properties[0];
      if (property?.type === 'Property') return { node: property.value, code };
    } catch {
      // A method's text is not an expression; the second form is for methods.
    }
  }
  return undefined;
}

function ofClass(node: Class, text: Text): Signature | undefined {
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') return ofFunction(member.value, text);
  }
  return node.superClass ? undefined : { parameters: [], variadic: false };
}

function ofFunction(node: FunctionNode, text: Text): Signature {
  const parameters: Parameter[] = [];
  let variadic = false;
  for (const pattern of node.params) {
    if (pattern.type === 'RestElement') variadic = true;
    else parameters.push(ofParameter(pattern, text));
  }
  const taken = fieldsOf(node);
  return {
    parameters,
    variadic,
    ...(taken.kind === 'told' && { fields: taken.fields }),
    ...(taken.kind === 'untold' && text.keys.length > 0 && { keys: text.keys }),
  };
}

function ofParameter(pattern: Pattern, { code, lines }: Text): Parameter {
  const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
  const name = code.slice(target.start, target.end).trim().slice(0, MAX_NAME);
  const line = lines[(target.loc?.start.line ?? 0) - 1] ?? '';
  const optional = target.type === 'Identifier' && hasQuestionMark(line, name);
  return { name, required: pattern.type !== 'AssignmentPattern' && !optional };
}

/** Whether a line declares an optional parameter: `name?: type`. A conditional expression has something between the two. */
function hasQuestionMark(line: string, name: string): boolean {
  const escaped = name.replace(/\$/g, '\\$');
  return new RegExp(`(?<![\\w$.])${escaped}\\s*\\?\\s*[:,)]`).test(line);
}
