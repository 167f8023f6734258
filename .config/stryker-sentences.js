/**
 * Leaves sentences out of mutation: what people read is not behaviour, and a test that repeats it would hold nothing.
 *
 * Left out are texts under the names below, wherever they stand, and messages of our own faults. Every other text is
 * mutated: ids, kinds, names of parameters, expressions.
 */
const READ_BY_PEOPLE = new Set(['title', 'source', 'text', 'teaches', 'formula', 'name', 'teacher', 'student']);

/** @param {any} path a node of the syntax tree, as Babel gives it @returns {boolean} */
const isText = (path) => path.isStringLiteral() || path.isTemplateLiteral();

/** @param {any} path @returns {string | undefined} what the text is called, through a choice between two */
function nameOf(path) {
  const above = path.parentPath;
  if (above?.isConditionalExpression() && path.key !== 'test') return nameOf(above);
  if (above?.isObjectProperty() && path.key === 'value') return above.node.key.name;
  if (above?.isVariableDeclarator() && path.key === 'init') return above.node.id.name;
  return undefined;
}

/** @param {any} path @returns {boolean} */
const isOfAFault = (path) =>
  path.findParent((/** @type {any} */ above) => above.isNewExpression() && /Error$/.test(above.node.callee.name)) !==
  null;

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: {
      /** @param {any} path @returns {string | undefined} */
      shouldIgnore: (path) => {
        if (!isText(path)) return undefined;
        if (READ_BY_PEOPLE.has(nameOf(path) ?? '')) return 'a sentence for people';
        return isOfAFault(path) ? 'the message of a fault of our own' : undefined;
      },
    },
  },
];
