import type { Program, Statement } from 'acorn';

/** Statements that do work and define nothing. */
const WORK = new Set([
  'BlockStatement',
  'DoWhileStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'IfStatement',
  'LabeledStatement',
  'SwitchStatement',
  'ThrowStatement',
  'TryStatement',
  'WhileStatement',
]);

/** What turning ESM into CommonJS puts at the top level. */
const OURS = /^(?:Object\.defineProperty\(exports\b|_create|_interop|\$export\(|require\()/;

/**
 * A module without the statements at its top level that define nothing: loops, calls, branches. For a module whose work
 * (training, printing, an endless loop at the end) ends the process before anything could be asked. Lines stay.
 *
 * @param tree the syntax tree of `code`
 */
export function onlyDefinitions(code: string, tree: Program): string {
  let kept = code;
  for (const statement of tree.body) {
    if (!isWork(statement as Statement, code)) continue;
    const blank = code.slice(statement.start, statement.end).replace(/[^\n]/g, ' ');
    kept = kept.slice(0, statement.start) + blank + kept.slice(statement.end);
  }
  return kept;
}

function isWork(statement: Statement, code: string): boolean {
  if (WORK.has(statement.type)) return true;
  if (statement.type !== 'ExpressionStatement' || statement.directive !== undefined) return false;
  // An assignment may be an export, or fill a table that a function reads.
  return statement.expression.type !== 'AssignmentExpression' && !OURS.test(code.slice(statement.start, statement.end));
}
