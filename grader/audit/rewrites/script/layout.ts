import type { AnyNode, FunctionDeclaration, FunctionExpression } from 'acorn';
import { within } from '../../mutants/script/tree.ts';
import type { Change } from './render.ts';

/** How code is laid out, by id. */
export const layouts: Readonly<Record<string, Change>> = {
  'while-for-for': (node, render) => {
    if (node.type !== 'ForStatement' || !node.init || !node.test || !node.update) return null;
    // A loop's own variable is new in each round: what is kept of it there would be another one.
    if (within(node.body).some(({ type }) => type === 'ContinueStatement' || isFunction(type))) return null;
    return `{ ${render(node.init)}; while (${render(node.test)}) { ${render(node.body)} ${render(node.update)}; } }`;
  },
  'named-results': (node, render) =>
    node.type === 'ReturnStatement' && node.argument
      ? `{ const theResult = ${render(node.argument)}; return theResult; }`
      : null,
  'prints-and-plots': atStart(() => `console.log('called');`),
  'asserts-and-logging': atStart((names) =>
    names.length > 0 ? `if (${names[0]} === undefined) throw new Error('A value is missing.');` : '',
  ),
  'nested-functions': (node, render, code) =>
    hasBody(node) && !within(node).some(({ type }) => type === 'Super')
      ? `${code.slice(node.start, node.body.start)}{ const inside = () => ${render(node.body)}; return inside(); }`
      : null,
  'arrow-functions': (node, render) => {
    if (node.type !== 'FunctionDeclaration' || !node.id || node.generator || usesThis(node)) return null;
    return `const ${node.id.name} = (${node.params.map(render).join(', ')}) => ${render(node.body)};`;
  },
};

function atStart(statement: (parameters: readonly string[]) => string): Change {
  return (node, render, code) => {
    if (!hasBody(node)) return null;
    const parameters = node.params.flatMap((one) => (one.type === 'Identifier' ? [one.name] : []));
    return `${code.slice(node.start, node.body.start)}{ ${statement(parameters)} ${render(node.body).slice(1)}`;
  };
}

/** Functions and methods; what is between their start and their body stays as it is. */
function hasBody(node: AnyNode): node is FunctionDeclaration | FunctionExpression {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression';
}

function isFunction(type: AnyNode['type']): boolean {
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';
}

function usesThis(node: AnyNode): boolean {
  return within(node).some(
    (one) => one.type === 'ThisExpression' || (one.type === 'Identifier' && one.name === 'arguments'),
  );
}
