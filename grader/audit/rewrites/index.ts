import type { Source } from '../section.ts';
import type { Rewrite } from './rewrite.ts';

const both: Rewrite['languages'] = ['python', 'typescript'];
const python: Rewrite['languages'] = ['python'];
const typescript: Rewrite['languages'] = ['typescript'];

/** Every rewriting; those of Python are in `grader/audit/python/plumbline_audit/rewrites/`, under the same ids. */
export const rewrites: readonly Rewrite[] = [
  { id: 'squares-as-products', text: '`a * a` for the square of a', languages: both },
  { id: 'products-in-other-order', text: '`b * a` for `a * b`', languages: both },
  { id: 'sums-in-other-order', text: '`b + a` for `a + b`', languages: both },
  { id: 'differences-as-sums', text: '`a + (-b)` for `a - b`', languages: both },
  { id: 'sums-as-differences', text: '`a - (-b)` for `a + b`', languages: both },
  { id: 'quotients-as-products', text: '`a * (1 / b)` for `a / b`', languages: both },
  { id: 'products-distributed', text: '`a * b + a * c` for `a * (b + c)`', languages: both },
  { id: 'numpy-for-operators', text: '`np.multiply(a, b)` for `a * b`', languages: python },
  { id: 'math-pow', text: '`Math.pow(a, b)` for `a ** b`', languages: typescript },
  { id: 'roots-as-powers', text: '`a ** 0.5` for a root, a power of e for an exponential', languages: both },
  { id: 'sums-reversed', text: 'sums from the other end', languages: both },
  { id: 'einsum', text: '`einsum` for products of matrices', languages: python },
  { id: 'matrix-loops', text: 'loops for products of matrices', languages: python },
  { id: 'while-for-for', text: '`while` for `for`', languages: both },
  { id: 'copy-then-in-place', text: 'a copy that is changed in place, and returned', languages: python },
  { id: 'lists-for-arrays', text: 'lists for arrays', languages: python },
  { id: 'typed-arrays', text: '`Float64Array` for lists of numbers', languages: typescript },
  { id: 'one-element-arrays', text: 'arrays of one element for numbers', languages: both },
  { id: 'zero-dimensional-arrays', text: 'arrays without dimension for numbers', languages: python },
  { id: 'wider-numbers', text: 'numbers of extended precision', languages: python },
  { id: 'results-as-list', text: 'results in a list', languages: python },
  { id: 'results-as-array', text: 'results in an array', languages: python },
  { id: 'results-by-name', text: 'results by name, in a dictionary or an object', languages: both },
  { id: 'results-as-named-tuple', text: 'results in a named tuple', languages: python },
  { id: 'results-as-object', text: 'results as the attributes of an object', languages: python },
  { id: 'copied-arguments', text: 'works on copies of what it is given', languages: both },
  { id: 'keyword-only', text: 'parameters by name only', languages: python },
  { id: 'default-values', text: 'defaults for all parameters', languages: both },
  { id: 'decorated', text: 'a function around it that counts calls', languages: both },
  { id: 'lambda-for-function', text: 'a lambda for a function', languages: python },
  { id: 'arrow-functions', text: 'arrow functions for functions', languages: typescript },
  { id: 'second-name', text: 'a function under a second name', languages: both },
  { id: 'callable-object', text: 'an object that can be called', languages: python },
  { id: 'exports-at-the-end', text: 'one export for all, at the end', languages: typescript },
  { id: 'prints-and-plots', text: 'prints, and in Python plots', languages: both },
  { id: 'asserts-and-logging', text: 'guards, and in Python logging', languages: both },
  { id: 'other-import', text: '`import numpy` for `import numpy as np`', languages: python },
  { id: 'annotated', text: 'types for parameters and results', languages: python },
  { id: 'without-types', text: 'no types at all', languages: typescript },
  { id: 'in-a-block', text: 'definitions within `try:`', languages: python },
  { id: 'named-constants', text: 'names for constants', languages: both },
  { id: 'named-results', text: 'a name for what is returned', languages: both },
  { id: 'nested-functions', text: 'the work in a function within the function', languages: both },
  { id: 'float32-at-first', text: 'float32 in the arrays that an object starts with', languages: python },
  { id: 'other-names', text: 'other accepted names of functions', languages: both },
  { id: 'other-parameter-names', text: 'other accepted names of parameters', languages: both },
  { id: 'other-epsilon', text: 'epsilon on the other side of the root, where both are accepted', languages: both },
  { id: 'other-slope-at-zero', text: 'another slope at the kink, where it is accepted', languages: both },
  {
    id: 'other-bias',
    text: 'bias gradients summed for averaged, or averaged for summed, where both are accepted',
    languages: python,
  },
];

/**
 * Which rewritings are tried together in one source: each group changes formulas, the form of what is returned, and how the code is
 * laid out. Only where a group is refused are its rewritings tried one by one.
 */
export const groups: Readonly<Record<Source['language'], readonly (readonly string[])[]>> = {
  python: [
    ['squares-as-products', 'sums-in-other-order', 'matrix-loops', 'other-import', 'float32-at-first'],
    ['products-in-other-order', 'differences-as-sums', 'lists-for-arrays', 'annotated', 'while-for-for'],
    ['quotients-as-products', 'named-results', 'one-element-arrays', 'copied-arguments', 'prints-and-plots'],
    ['numpy-for-operators', 'results-by-name', 'default-values', 'other-parameter-names'],
    ['einsum', 'roots-as-powers', 'results-as-named-tuple', 'decorated', 'named-constants'],
    ['sums-as-differences', 'results-as-list', 'keyword-only', 'other-names', 'sums-reversed'],
    ['other-epsilon', 'other-slope-at-zero', 'other-bias', 'zero-dimensional-arrays', 'nested-functions'],
    ['products-distributed', 'copy-then-in-place', 'results-as-array', 'lambda-for-function', 'in-a-block'],
    ['wider-numbers', 'results-as-object', 'second-name', 'asserts-and-logging'],
    ['callable-object'],
  ],
  typescript: [
    ['squares-as-products', 'sums-in-other-order', 'exports-at-the-end', 'prints-and-plots'],
    ['products-in-other-order', 'differences-as-sums', 'typed-arrays', 'arrow-functions', 'while-for-for'],
    ['quotients-as-products', 'named-results', 'one-element-arrays', 'copied-arguments'],
    ['math-pow', 'results-by-name', 'default-values', 'other-parameter-names', 'other-epsilon'],
    ['sums-as-differences', 'roots-as-powers', 'decorated', 'named-constants', 'other-slope-at-zero'],
    ['products-distributed', 'other-names', 'nested-functions', 'asserts-and-logging', 'sums-reversed'],
    ['without-types', 'second-name'],
  ],
};
