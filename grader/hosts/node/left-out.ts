/** Parts of TypeScript that are not only types, and that are not supported here. */

export interface LeftOut {
  readonly name: string;
  readonly line: number;
}

const NAMESPACE = /^\s*(export\s+)?(?:namespace|module)\s+([\w$]+)[\w$.]*\s*\{/;

/**
 * The namespaces that were taken out together with the types of a module, though more than types was wanted of them.
 *
 * @param code the module without its types, with the lines of `source`
 */
export function namespacesLeftOut(source: string, code: string): readonly LeftOut[] {
  const left = code.split('\n');
  return source.split('\n').flatMap((text, index): readonly LeftOut[] => {
    const [, exported, name] = NAMESPACE.exec(text) ?? [];
    // What stands in a comment or in a text is still there.
    if (name === undefined || NAMESPACE.test(left[index] ?? '')) return [];
    const wanted = exported !== undefined || mentions(code, name);
    return wanted ? [{ name, line: index + 1 }] : [];
  });
}

function mentions(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(code);
}

const ACCESSOR = /^\s*(?:(?:static|public|private|protected|override|readonly)\s+)*accessor\s+[#\w$[]/;

/** What is wrong with a line that cannot be read, where it is a part of TypeScript that is not supported here. */
export function unsupportedIn(source: string, line: number, message: string): string | undefined {
  const what = message.startsWith("Unexpected character '@'")
    ? 'decorators (`@...`)'
    : ACCESSOR.test(source.split('\n')[line - 1] ?? '')
      ? 'fields with the word `accessor`'
      : undefined;
  return what === undefined ? undefined : `${what} are a part of TypeScript that is not supported here`;
}
