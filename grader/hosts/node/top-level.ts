import type { Node, Pattern, Program, Statement, ModuleDeclaration } from 'acorn';

/** A name that a module declares at its top level. */
export interface TopLevelName {
  readonly name: string;
  readonly form: 'function' | 'class' | 'value';
  readonly line: number;
  /** The function or class, where it is written out. */
  readonly node: Node | undefined;
}

/** Names that the import transform adds. */
const ADDED = /^_(interopRequire\w+|createStarExport|createNamedExportFrom|nullishCoalesce|optionalChain\w*|async\w+)$/;

/** The names that a module declares at its top level, in the order of the file, without those it imports. */
export function topLevelNames(tree: Program): readonly TopLevelName[] {
  return tree.body.flatMap(namesOf).filter(({ name }) => !ADDED.test(name));
}

function namesOf(statement: Statement | ModuleDeclaration): readonly TopLevelName[] {
  if (statement.type === 'FunctionDeclaration') {
    return [{ name: statement.id.name, form: 'function', line: lineOf(statement), node: statement }];
  }
  if (statement.type === 'ClassDeclaration') {
    return [{ name: statement.id.name, form: 'class', line: lineOf(statement), node: statement }];
  }
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }): readonly TopLevelName[] => {
    if (id.type !== 'Identifier') {
      return patternNames(id).map((name) => ({ name, form: 'value', line: lineOf(id), node: undefined }));
    }
    if (statement.kind === 'var' && isImport(id.name, init)) return [];
    return [{ name: id.name, ...formOf(init), line: lineOf(id) }];
  });
}

function formOf(init: Node | null | undefined): Pick<TopLevelName, 'form' | 'node'> {
  if (init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression')
    return { form: 'function', node: init };
  if (init?.type === 'ClassExpression') return { form: 'class', node: init };
  return { form: 'value', node: undefined };
}

/** The names that a pattern binds: `{ x, y: [z] }` binds x and z. */
export function patternNames(pattern: Pattern): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case 'RestElement':
      return patternNames(pattern.argument);
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'MemberExpression':
      return [];
  }
}

/** What becomes of an import: `var _module = require('...')`, then `var module = _interopRequireWildcard(_module)`. */
function isImport(name: string, init: Node | null | undefined): boolean {
  if (init?.type !== 'CallExpression' || !('callee' in init)) return false;
  const { callee } = init;
  if (typeof callee !== 'object' || callee === null || !('name' in callee)) return false;
  return (callee.name === 'require' && name.startsWith('_')) || String(callee.name).startsWith('_interopRequire');
}

function lineOf(node: Node): number {
  return node.loc?.start.line ?? 1;
}
