import type { AnyNode, Class, Program } from 'acorn';

/**
 * Lets a field that a class only declares again (`W: number[][];`) keep what the class that it extends has put there,
 * as the TypeScript compiler does unless told otherwise. With its type gone the declaration alone would reset it.
 * Lines stay.
 *
 * @param tree the syntax tree of `code`
 */
export function keepDeclaredFields(code: string, tree: Program): string {
  let kept = code;
  for (const { end, name } of declaredFields(tree).sort((one, other) => other.end - one.end)) {
    kept = `${kept.slice(0, end)}=this.${name}${kept.slice(end)}`;
  }
  return kept;
}

interface Field {
  /** Where its name ends. */
  readonly end: number;
  readonly name: string;
}

function declaredFields(node: unknown): Field[] {
  if (Array.isArray(node)) return node.flatMap(declaredFields);
  if (!isNode(node)) return [];
  const own = (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') && node.superClass ? of(node) : [];
  return [...own, ...Object.values(node).flatMap(declaredFields)];
}

function of(node: Class): Field[] {
  return node.body.body.flatMap((member) => {
    if (member.type !== 'PropertyDefinition' || member.static || member.computed || member.value) return [];
    return member.key.type === 'Identifier' ? [{ end: member.key.end, name: member.key.name }] : [];
  });
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
