import { isNotebook } from '../own-faults.ts';
import type { AuditContext, Source } from '../section.ts';
import type { ReadCode, Unreadable } from './change.ts';
import { mutateScript } from './script/mutate-script.ts';
import { readScript } from './script/tree.ts';

/** `no-reader`: nobody is there who could read it. */
export type Reading =
  | { readonly kind: 'read'; readonly code: ReadCode }
  | { readonly kind: 'unreadable'; readonly problem: Unreadable }
  | { readonly kind: 'no-reader' };

/** All changes of a solution. */
export async function readCode(
  { readPython }: Pick<AuditContext, 'readPython'>,
  { file, language, text }: Source,
): Promise<Reading> {
  switch (language) {
    case 'python': {
      if (readPython === undefined || isNotebook(file)) return { kind: 'no-reader' };
      const answer = JSON.parse(await readPython(JSON.stringify({ task: 'mutate', text }))) as PythonAnswer;
      return 'unreadable' in answer
        ? { kind: 'unreadable', problem: answer.unreadable }
        : { kind: 'read', code: { text, ...answer } };
    }
    case 'typescript': {
      const problem = problemOf(text);
      return problem === null ? { kind: 'read', code: mutateScript(text) } : { kind: 'unreadable', problem };
    }
  }
}

type PythonAnswer = Omit<ReadCode, 'text'> | { readonly unreadable: Unreadable };

/** Why a text is no module; null where it is one. */
function problemOf(text: string): Unreadable | null {
  try {
    readScript(text);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Both parsers end their message with the line and the column.
    const [, why = error.message, line] = /^(.*) \((\d+):\d+\)$/su.exec(error.message) ?? [];
    return { line: line === undefined ? null : Number(line), why };
  }
}
