import type { AnyNode, FunctionDeclaration, Program } from 'acorn';
import { normalise } from '../../../contract/names.ts';
import { readScript, within, type Code } from '../../mutants/script/tree.ts';
import type { Asked } from '../rewrite.ts';

/** A function at the top of a module that is asked for. */
export interface FoundFunction {
  /** The whole statement, with its `export`. */
  readonly statement: AnyNode;
  readonly declaration: FunctionDeclaration;
  readonly asked: Asked;
}

export function functionsAskedFor({ body }: Program, asked: readonly Asked[]): readonly FoundFunction[] {
  return body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'FunctionDeclaration') return [];
    const name = normalise(declaration.id.name);
    const target = asked.find(({ names, isClass }) => !isClass && names.some((one) => normalise(one) === name));
    return target === undefined ? [] : [{ statement, declaration, asked: target }];
  });
}

/** Renames what a name stands for throughout a module; keys of objects and members stay. */
export function renamed(source: string, names: ReadonlyMap<string, string>): string {
  const { text, tree } = readScript(source);
  const places = within(tree).flatMap((node) => identifiersIn(node, names));
  const unique = [...new Map(places.map((one) => [one.start, one])).values()];
  return unique
    .sort((one, other) => other.start - one.start)
    .reduce((code, { start, end, to }) => code.slice(0, start) + to + code.slice(end), text);
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** The places among a node's own parts at which a name is a variable. */
function identifiersIn(node: AnyNode, names: ReadonlyMap<string, string>): readonly Place[] {
  const place = (one: AnyNode, before = ''): readonly Place[] => {
    const to = one.type === 'Identifier' ? names.get(one.name) : undefined;
    return to === undefined ? [] : [{ start: one.start, end: one.end, to: before + to }];
  };
  if (node.type === 'Property' && node.shorthand)
    return node.key.type === 'Identifier' ? place(node.key, `${node.key.name}: `) : [];
  return Object.entries(node).flatMap(([key, value]: readonly [string, unknown]) => {
    const isLabel = (key === 'property' || key === 'key') && 'computed' in node && !node.computed;
    if (isLabel) return [];
    return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => (isIdentifier(one) ? place(one) : []));
  });
}

function isIdentifier(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Identifier';
}

/** Puts a function of the same name behind each that is asked for; `make` writes it, and calls the first one by its new name. */
export function putBehind(
  code: Code,
  found: readonly FoundFunction[],
  make: (one: FoundFunction, own: string, names: readonly string[]) => string,
): string {
  const owns = new Map(found.map(({ declaration: { id } }) => [id.name, freeName(code.text, id.name)]));
  const wrappers = found.map((one) => make(one, owns.get(one.declaration.id.name) ?? '', namesOf(one)));
  // The first one is no longer what the module hands out under this name.
  const hidden = found.reduceRight(
    (text, { statement, declaration }) => text.slice(0, statement.start) + text.slice(declaration.start),
    code.text,
  );
  return `${renamed(hidden, owns)}\n${wrappers.join('\n')}\n`;
}

function freeName(text: string, name: string): string {
  const count = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => !text.includes(`own${one}_${name}`)) ?? 10;
  return `own${count}_${name}`;
}

/** The names of parameters, as they are handed on; what a function takes apart at once gets the name that the assignment has for it. */
function namesOf({ declaration: { params }, asked }: FoundFunction): readonly string[] {
  return params.map((one, index) => {
    const pattern = one.type === 'AssignmentPattern' ? one.left : one;
    return pattern.type === 'Identifier' ? pattern.name : (asked.parameters[index]?.names[0] ?? `argument${index}`);
  });
}
