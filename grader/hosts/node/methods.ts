import type { AnyNode, Class, MethodDefinition, PropertyDefinition, StaticBlock } from 'acorn';
import type { Definition } from '../../model/subject.ts';
import { attempt } from './attempt.ts';
import type { SourceModule } from './loader.ts';
import type { TopLevelName } from './top-level.ts';

const { getPrototypeOf } = Reflect;
const MAX_METHODS = 200;
const MAX_LEVELS = 8;

type Methods = NonNullable<Definition['methods']>;

interface Known {
  readonly name: string;
  readonly node: Class;
  readonly module: SourceModule;
  /** The class itself; undefined where its declaration was not reached. */
  readonly value: unknown;
}

/**
 * Tells where the methods of a class are written, its own first, then those of the classes of the submission that it
 * inherits from. Lines are those of the file as it was handed in.
 */
export function createMethods(
  modules: readonly SourceModule[],
): (module: SourceModule, declared: TopLevelName) => Methods {
  const known = modules.flatMap((module) =>
    module.names.flatMap(({ name, node }): readonly Known[] =>
      isClass(node) ? [{ name, node, module, value: attempt(module.read.get(name)) }] : [],
    ),
  );
  return (module, declared) => {
    const found = new Map<string, Methods[number]>();
    let one = known.find((other) => other.node === declared.node);
    for (let level = 0; one !== undefined && level <= MAX_LEVELS; level += 1) {
      for (const [name, line] of ownMethods(one.node)) {
        if (!found.has(name)) found.set(name, { name, where: { file: one.module.file, line } });
      }
      one = baseOf(one, known);
    }
    return [...found.values()].slice(0, MAX_METHODS);
  };
}

/** The class that it extends; by name where it was never made. */
function baseOf(one: Known, known: readonly Known[]): Known | undefined {
  let value = one.value;
  // A class in between may be made in place: `class Layer extends counted(Base)`.
  for (let level = 0; typeof value === 'function' && level < MAX_LEVELS; level += 1) {
    const parent = value;
    value = attempt(() => getPrototypeOf(parent));
    const found = value === undefined ? undefined : known.find((other) => other !== one && other.value === value);
    if (found) return found;
  }
  const { superClass } = one.node;
  // What is imported is a part of its module.
  if (superClass?.type === 'MemberExpression' && superClass.property.type === 'Identifier') {
    const { name } = superClass.property;
    return known.find((other) => other.module !== one.module && other.name === name);
  }
  if (superClass?.type !== 'Identifier') return undefined;
  return known.find((other) => other !== one && other.module === one.module && other.name === superClass.name);
}

function ownMethods({ body }: Class): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const member of body.body) {
    const name = isMethod(member) ? nameOf(member) : undefined;
    // A getter and a setter are one property: the first of the two is where it is.
    const second = member.type === 'MethodDefinition' && (member.kind === 'get' || member.kind === 'set');
    if (name !== undefined && !(second && lines.has(name))) lines.set(name, member.loc?.start.line ?? 1);
  }
  return lines;
}

function isMethod(
  member: MethodDefinition | PropertyDefinition | StaticBlock,
): member is MethodDefinition | PropertyDefinition {
  if (member.type === 'MethodDefinition') return true;
  return (
    member.type === 'PropertyDefinition' &&
    (member.value?.type === 'ArrowFunctionExpression' || member.value?.type === 'FunctionExpression')
  );
}

function nameOf({ key, computed }: MethodDefinition | PropertyDefinition): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !computed) return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}

function isClass(node: unknown): node is Class {
  const type = (node as AnyNode | undefined)?.type;
  return type === 'ClassDeclaration' || type === 'ClassExpression';
}
