import type { ExportNamedDeclaration, ExportSpecifier, Program } from 'acorn';
import { patternNames } from './top-level.ts';

/** Name of the function by which a module tells how its exports are read. */
export const EXPORT_NAME = '$export';

/**
 * A module in which what is exported by name (`export const f = ..., df = ...`, `export { f as g }`) is declared as if it
 * were not, and is told to a function of the loader's before all else. Turning such exports into CommonJS otherwise loses
 * all but the first name of a declaration, reads a list of exports before what it names is there, and never comes to one
 * below a line that fails. Lines stay.
 *
 * @param tree the syntax tree of `code`, a module without types
 * @returns undefined where nothing is exported so
 */
export function tellExports(code: string, tree: Program): string | undefined {
  const names: ExportedName[] = [];
  let rest = code;
  for (const statement of tree.body) {
    const own = statement.type === 'ExportNamedDeclaration' ? namesOf(statement) : [];
    if (statement.type !== 'ExportNamedDeclaration' || own.length === 0) continue;
    names.push(...own);
    const { start, end, declaration } = statement;
    const gone = code.slice(start, declaration ? declaration.start : end);
    // A semicolon: what is above may have none. As long as before: places further on stay what they are.
    rest = `${rest.slice(0, start)};${gone.slice(1).replace(/[^\n]/g, ' ')}${rest.slice(start + gone.length)}`;
  }
  return names.length === 0 ? undefined : tellingOf(names) + rest;
}

interface ExportedName {
  readonly name: string;
  readonly local: string;
}

function namesOf({ declaration, specifiers, source }: ExportNamedDeclaration): readonly ExportedName[] {
  if (source) return [];
  if (!declaration) return specifiers.map(ofSpecifier);
  // Functions and classes have one name each, and are exported as they should be.
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id }) => patternNames(id)).map((name) => ({ name, local: name }));
}

function ofSpecifier({ local, exported }: ExportSpecifier): ExportedName {
  return { name: textOf(exported), local: textOf(local) };
}

function textOf(name: ExportSpecifier['local']): string {
  return name.type === 'Identifier' ? name.name : String(name.value);
}

/** The empty export says that this is a module, with the marks that make it one in CommonJS. */
function tellingOf(names: readonly ExportedName[]): string {
  const readers = names.map(({ name, local }) => `${JSON.stringify(name)}: () => ${local}`);
  return `${EXPORT_NAME}({${readers.join(', ')}});export {};`;
}
