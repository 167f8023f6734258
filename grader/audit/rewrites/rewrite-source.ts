import type { AuditContext, Source } from '../section.ts';
import { askedOf } from './asked-of.ts';
import type { Rewritten } from './rewrite.ts';
import { rewriteScript } from './script/rewrite-script.ts';

/** A solution after some rewritings; null where nobody is there who could read it. */
export async function rewriteSource(
  { assignment, readPython }: AuditContext,
  { language, text }: Source,
  ids: readonly string[],
): Promise<Rewritten | null> {
  const targets = askedOf(assignment);
  switch (language) {
    case 'python': {
      if (readPython === undefined) return null;
      return JSON.parse(await readPython(JSON.stringify({ task: 'rewrite', text, ids, targets }))) as Rewritten;
    }
    case 'typescript':
      return rewriteScript(text, ids, targets);
  }
}
