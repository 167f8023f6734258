import type { Class, MethodDefinition, PropertyDefinition, StaticBlock } from 'acorn';
import type { Definition } from '../../model/subject.ts';
import type { WrittenClass } from './lineage.ts';

const MAX_METHODS = 200;

type Methods = NonNullable<Definition['methods']>;

/**
 * Tells where the methods of a class are written, its own first, then those of the classes of the submission that it
 * inherits from. Lines are those of the file as it was handed in.
 */
export function methodsOf(lineage: readonly WrittenClass[]): Methods {
  const found = new Map<string, Methods[number]>();
  for (const { node, module } of lineage) {
    for (const [name, line] of ownMethods(node)) {
      if (!found.has(name)) found.set(name, { name, where: { file: module.file, line } });
    }
  }
  return [...found.values()].slice(0, MAX_METHODS);
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
