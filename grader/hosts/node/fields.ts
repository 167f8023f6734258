import type { AnyNode, Function as FunctionNode, Node, ObjectPattern } from 'acorn';
import type { Parameter } from '../../model/value.ts';

const MAX_FIELDS = 40;
const MAX_NAME = 60;

/** What can be told of an object that a function takes as its last parameter. */
export type TakenFields =
  | { readonly kind: 'told'; readonly fields: readonly Parameter[] }
  /** It may be an object, but is handed on, merged with others, read by computed keys. */
  | { readonly kind: 'untold' }
  /** It is something else, or there is no last parameter. */
  | { readonly kind: 'none' };

type Fields = readonly Parameter[] | undefined;

/**
 * The keys that a function takes out of its last parameter, where that is one object: `({ start, rate = 0.1 })`, or
 * `(options)` of which it only reads `options.start`, `const { start } = options` and `{ ...options }`.
 */
export function fieldsOf({ params, body }: FunctionNode): TakenFields {
  const last = params.at(-1);
  const pattern = last?.type === 'AssignmentPattern' ? last.left : last;
  if (pattern?.type === 'ObjectPattern') return told(taken(pattern));
  if (pattern?.type !== 'Identifier') return { kind: 'none' };
  try {
    const nodes = [...params.slice(0, -1), body];
    if (nodes.some((node) => isCountedWith(pattern.name, node))) return { kind: 'none' };
    return told(readOf(pattern.name, nodes));
  } catch {
    // Nested too deep to be followed.
    return { kind: 'none' };
  }
}

function told(fields: Fields): TakenFields {
  const unique = [...new Map(fields?.map((field) => [field.name, field])).values()];
  return unique.length === 0 ? { kind: 'untold' } : { kind: 'told', fields: unique.slice(0, MAX_FIELDS) };
}

const EQUALITY = ['==', '!=', '===', '!==', 'in', 'instanceof'];

/** Whether a name is used as a number or an array is: `2 * x`, `Math.cos(x)`, `x[0]`, `for (const xi of x)`. */
function isCountedWith(name: string, node: AnyNode): boolean {
  const isIt = (part: AnyNode | null | undefined): boolean => part?.type === 'Identifier' && part.name === name;
  return operandsIn(node).some(isIt) || partsOf(node).some((part) => isCountedWith(name, part));
}

/** What is a number or an array by what is done with it here. */
function operandsIn(node: AnyNode): readonly AnyNode[] {
  if (node.type === 'BinaryExpression') return EQUALITY.includes(node.operator) ? [] : [node.left, node.right];
  if (node.type === 'UnaryExpression') return ['-', '+', '~'].includes(node.operator) ? [node.argument] : [];
  if (node.type === 'UpdateExpression') return [node.argument];
  if (node.type === 'AssignmentExpression')
    return ['=', '??=', '||=', '&&='].includes(node.operator) ? [] : [node.left, node.right];
  if (node.type === 'MemberExpression')
    return node.property.type === 'Literal' && typeof node.property.value === 'number' ? [node.object] : [];
  if (node.type === 'CallExpression') return isOf('Math', node.callee) ? node.arguments : [];
  return node.type === 'ForOfStatement' ? [node.right] : [];
}

function isOf(owner: string, node: AnyNode): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === owner;
}

const MAX_KEYS = 200;

/**
 * Keys that a module uses of any objects, whatever those are called: `options.start`, `{ start: 0 }`, `get('start')`. At most 200.
 * What is exported may be among them, for it is told as an object.
 *
 * @param source the file as it was handed in: a key that is not in it was added with the imports
 */
export function keysIn(tree: Node, source: string): readonly string[] {
  const words = new Set(source.match(/[\w$]+/g));
  const keys = new Set<string>();
  const look = (node: AnyNode): void => {
    const key = keyIn(node);
    if (key !== undefined && words.has(key) && keys.size < MAX_KEYS) keys.add(key);
    partsOf(node).forEach(look);
  };
  try {
    look(tree as AnyNode);
  } catch {
    // Nested too deep to be followed: what was seen until there.
  }
  return [...keys];
}

function keyIn(node: AnyNode): string | undefined {
  if (node.type === 'MemberExpression') return node.computed ? undefined : nameOf(node.property);
  if (node.type === 'Property') return node.computed ? undefined : nameOf(node.key);
  return node.type === 'Literal' ? nameOf(node) : undefined;
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
