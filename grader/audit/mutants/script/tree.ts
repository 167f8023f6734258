import { parse, type AnyNode, type Program } from 'acorn';
import { transform } from 'sucrase';

/** The syntax tree of a module, of which only the code is looked at. */
export interface Code {
  /** Without types; its lines are those of the file. */
  readonly text: string;
  readonly tree: Program;
}

/** @throws SyntaxError where the text is no module */
export function readScript(source: string): Code {
  const { code: text } = transform(source, { transforms: ['typescript'], disableESTransforms: true });
  return { text, tree: parse(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true }) };
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function partsOf(node: AnyNode): readonly AnyNode[] {
  return Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

/** A node and all below it. */
export function within(node: AnyNode): readonly AnyNode[] {
  return [node, ...partsOf(node).flatMap(within)];
}

/** The name at the root of `a.b[c]`; null where there is none. */
export function rootOf(node: AnyNode): string | null {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? rootOf(node.object) : null;
}

/** The last part of the name of what is called: `sqrt` of `Math.sqrt(x)`. */
export function calledName(node: AnyNode): string | null {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : null;
}
