import type { AnyNode, Function as FunctionNode, Node, ObjectPattern } from 'acorn';
import type { Parameter } from '../../model/value.ts';

const MAX_FIELDS = 40;
const MAX_NAME = 60;

type Fields = readonly Parameter[] | undefined;

/**
 * The keys that a function takes out of its last parameter, where that is one object: `({ start, rate = 0.1 })`, or
 * `(options)` of which it only reads `options.start`, `const { start } = options` and `{ ...options }`. Undefined where it does
 * anything else with the parameter: what that is for cannot be told from its text.
 */
export function fieldsOf({ params, body }: FunctionNode): Fields {
  const last = params.at(-1);
  const pattern = last?.type === 'AssignmentPattern' ? last.left : last;
  if (pattern?.type === 'ObjectPattern') return limited(taken(pattern));
  if (pattern?.type !== 'Identifier') return undefined;
  try {
    return limited(readOf(pattern.name, [...params.slice(0, -1), body]));
  } catch {
    // Nested too deep to be followed.
    return undefined;
  }
}

function limited(fields: Fields): Fields {
  const unique = [...new Map(fields?.map((field) => [field.name, field])).values()];
  return unique.length === 0 ? undefined : unique.slice(0, MAX_FIELDS);
}

/** What a pattern takes; a key that is computed could be any. */
function taken({ properties }: ObjectPattern): Fields {
  const named = properties.flatMap((property) => (property.type === 'RestElement' ? [] : [property]));
  const fields = named.flatMap(({ computed, key, value }): readonly Parameter[] => {
    const name = computed ? undefined : nameOf(key);
    return name === undefined ? [] : [{ name, required: value.type !== 'AssignmentPattern' }];
  });
  return fields.length < named.length ? undefined : fields;
}

function nameOf(key: AnyNode): string | undefined {
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : undefined;
  return typeof name === 'string' && name.length <= MAX_NAME ? name : undefined;
}

/** What is read of a name; undefined where anything else is done with it. */
function readOf(name: string, nodes: readonly Node[]): Fields {
  const fields: Parameter[] = [];
  const isRead = (node: AnyNode, parent?: AnyNode, above?: AnyNode): boolean => {
    if (node.type !== 'Identifier' || node.name !== name)
      return partsOf(node).every((part) => isRead(part, node, parent));
    const read = parent && readHere(node, parent, above);
    fields.push(...(read ?? []));
    return read !== undefined;
  };
  return nodes.every((node) => isRead(node as AnyNode)) ? fields : undefined;
}

function readHere(node: AnyNode, parent: AnyNode, above: AnyNode | undefined): Fields {
  if (parent.type === 'SpreadElement') return [];
  // Another thing of that name: `{ options: 1 }`, `settings.options`.
  if (parent.type === 'Property') return parent.key === node && !parent.computed ? [] : undefined;
  if (parent.type === 'VariableDeclarator')
    return parent.init === node && parent.id.type === 'ObjectPattern' ? taken(parent.id) : undefined;
  if (parent.type !== 'MemberExpression' || parent.computed) return undefined;
  if (parent.object !== node) return [];
  // A method is called of an array or a number, hardly of options: `x.map(...)`. Nor are options written to.
  if (above?.type === 'CallExpression' && above.callee === parent) return undefined;
  if (above?.type === 'AssignmentExpression' && above.left === parent) return undefined;
  const key = nameOf(parent.property);
  return key === undefined ? undefined : [{ name: key, required: true }];
}

function partsOf(node: AnyNode): readonly AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((part: unknown): part is AnyNode => typeof part === 'object' && part !== null && 'type' in part);
}
