import type { AnyNode, Class } from 'acorn';
import { attempt } from './attempt.ts';
import type { SourceModule } from './loader.ts';
import type { TopLevelName } from './top-level.ts';

const { getPrototypeOf } = Reflect;
const MAX_LEVELS = 8;

/** A class that a submission writes out at the top level of a module. */
export interface WrittenClass {
  readonly name: string;
  readonly node: Class;
  readonly module: SourceModule;
  /** The class itself; undefined where its declaration was not reached. */
  readonly value: unknown;
}

/** Tells a class and those of the submission that it inherits from, nearest first: at most 8 levels up. Empty where it is none. */
export function createLineage(
  modules: readonly SourceModule[],
): (declared: Pick<TopLevelName, 'node'>) => readonly WrittenClass[] {
  const known = modules.flatMap((module) =>
    module.names.flatMap(({ name, node }): readonly WrittenClass[] =>
      isClass(node) ? [{ name, node, module, value: attempt(module.read.get(name)) }] : [],
    ),
  );
  return ({ node }) => {
    const found: WrittenClass[] = [];
    let one = known.find((other) => other.node === node);
    for (let level = 0; one !== undefined && level <= MAX_LEVELS; level += 1) {
      found.push(one);
      one = baseOf(one, known);
    }
    return found;
  };
}

/** The class that it extends; by name where it was never made. */
function baseOf(one: WrittenClass, known: readonly WrittenClass[]): WrittenClass | undefined {
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

function isClass(node: unknown): node is Class {
  const type = (node as AnyNode | undefined)?.type;
  return type === 'ClassDeclaration' || type === 'ClassExpression';
}
