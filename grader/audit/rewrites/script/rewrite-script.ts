import { readScript } from '../../mutants/script/tree.ts';
import type { Asked, Rewritten } from '../rewrite.ts';
import { formulas } from './formulas.ts';
import { layouts } from './layout.ts';
import { modules } from './modules.ts';
import { render } from './render.ts';
import { wrappers } from './wrappers.ts';

/** Rewrites a TypeScript or JavaScript module by some rewritings, one after the other. */
export function rewriteScript(source: string, ids: readonly string[], asked: readonly Asked[]): Rewritten {
  let text = source;
  const changed: Record<string, readonly string[]> = {};
  for (const id of ids) {
    const before = shownOf(text);
    const after = rewriteBy(id, text, asked);
    changed[id] =
      id === 'without-types' && after !== text
        ? [...before.keys()]
        : [...shownOf(after)].filter(([name, shown]) => before.get(name) !== shown).map(([name]) => name);
    text = after;
  }
  return { text, changed };
}

function rewriteBy(id: string, text: string, asked: readonly Asked[]): string {
  const code = readScript(text);
  const change = formulas[id] ?? layouts[id];
  if (change) return render(code.text, code.tree, change);
  const whole = wrappers[id] ?? modules[id];
  if (whole) return whole(code, asked);
  throw new TypeError(`there is no rewriting ${id} of modules`);
}

/** What defines each name at the top, as text. */
function shownOf(source: string): ReadonlyMap<string, string> {
  const { text, tree } = readScript(source);
  return new Map(
    tree.body.flatMap((node) => {
      const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
      const shown = text.slice(node.start, node.end);
      if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration')
        return [[declaration.id.name, shown] as const];
      if (declaration?.type !== 'VariableDeclaration') return [];
      return declaration.declarations.flatMap(({ id }) =>
        id.type === 'Identifier' ? [[id.name, shown] as const] : [],
      );
    }),
  );
}
