import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { placeOf, pointerOf, type Path } from './problem.ts';
import { didYouMean } from './show.ts';

/** Far above any assignment; far below what takes long to look at. */
const LONGEST = 1_000_000;
/** A schema allows some ten levels; both parsers recurse. */
const DEEPEST = 100;

/** JSON with the places of its values. */
export interface Parsed {
  readonly value: unknown;
  readonly places: Places;
}

/** By JSON pointer. */
export type Places = ReadonlyMap<string, { readonly path: Path; readonly value: number; readonly key: number }>;

export interface SyntaxProblem {
  readonly place: string;
  /** Into the text. */
  readonly offset: number;
  readonly says: string;
}

export type Parsing =
  ({ readonly kind: 'parsed' } & Parsed) | { readonly kind: 'refused'; readonly problems: readonly SyntaxProblem[] };

/** Parses JSON proper: no comments, no trailing commas, no key twice. Only the first syntax error is told: others follow from it. */
export function parseJson(text: string): Parsing {
  if (text.length > LONGEST) {
    return refused(
      0,
      `should be at most ${LONGEST / 1e6} MB long, but has ${(text.length / 1e6).toFixed(1)} million characters.`,
    );
  }
  if (text.trim() === '') return refused(0, 'should be JSON, but the file is empty.');
  const tooDeep = findDepth(text);
  if (tooDeep !== null) return refused(tooDeep, `should not be nested deeper than ${DEEPEST} levels, but is here.`);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined) return refused(first.offset, `should be JSON: ${explain(first, text)}`);
  const value = parsed(text);
  if (tree === undefined || value === undefined) return refused(0, 'should be JSON.');
  const places = new Map<string, { path: Path; value: number; key: number }>();
  const twice: SyntaxProblem[] = [];
  walk(tree, [], tree.offset, places, twice);
  return twice.length > 0 ? { kind: 'refused', problems: twice } : { kind: 'parsed', value: value.json, places };
}

function refused(offset: number, says: string): Parsing {
  return { kind: 'refused', problems: [{ place: 'the assignment', offset, says }] };
}

/** The second parser has the last word: what it does not take is not JSON. */
function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Offset at which the text gets too deep, without recursion; null when it does not. */
function findDepth(text: string): number | null {
  // Brackets within strings count only if they could matter at all: most texts never need the scanner.
  if ((text.match(/[[{]/g)?.length ?? 0) <= DEEPEST) return null;
  const scanner = createScanner(text);
  const end = text.length;
  let depth = 0;
  while (scanner.getPosition() < end) {
    scanner.scan();
    const character = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : '';
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return null;
}

function walk(
  node: Node,
  path: Path,
  key: number,
  places: Map<string, { path: Path; value: number; key: number }>,
  twice: SyntaxProblem[],
): void {
  places.set(pointerOf(path), { path, value: node.offset, key });
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type === 'array') {
      walk(child, [...path, index], child.offset, places, twice);
      continue;
    }
    const [name, content] = child.children ?? [];
    if (name === undefined || content === undefined) continue;
    const property = String(name.value);
    const inner = [...path, property];
    if (seen.has(property))
      twice.push({ place: placeOf(inner), offset: name.offset, says: 'is there twice; this is the second one.' });
    seen.add(property);
    walk(content, inner, name.offset, places, twice);
  }
}

function explain({ error, offset, length }: ParseError, text: string): string {
  const word = text.slice(offset, offset + length);
  switch (printParseErrorCode(error)) {
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'there is a comment here, and JSON has none.';
    case 'EndOfFileExpected':
      return 'something follows here, after its end.';
    case 'CommaExpected':
      return 'a comma is missing before this.';
    case 'ColonExpected':
      return 'a colon is missing before this.';
    case 'CloseBraceExpected':
      return 'a closing } is missing here.';
    case 'CloseBracketExpected':
      return 'a closing ] is missing here.';
    case 'PropertyNameExpected':
      return 'a key in double quotes is missing here (is there a comma too many?).';
    case 'ValueExpected':
      return 'a value is missing here (is there a comma too many?).';
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'this number is not complete.';
    case 'UnexpectedEndOfString':
      return 'this text has no closing quote on its line.';
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'a backslash in this text is followed by something that means nothing; a backslash itself is written \\\\.';
    case 'InvalidCharacter':
      return 'there is a tab or a line break within this text; they are written \\t and \\n.';
    case 'InvalidSymbol':
    case '<unknown ParseErrorCode>':
      return `this is neither a text in double quotes, nor a number, true, false or null.${didYouMean(word, ['true', 'false', 'null'])}`;
  }
}
