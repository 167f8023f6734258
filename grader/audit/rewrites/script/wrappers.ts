import type { Code } from '../../mutants/script/tree.ts';
import type { Asked } from '../rewrite.ts';
import { functionsAskedFor, putBehind, type FoundFunction } from './definitions.ts';

type Wrapper = (code: Code, asked: readonly Asked[]) => string;

/** Functions behind others of the same names: what they take and give comes in another form. By id. */
export const wrappers: Readonly<Record<string, Wrapper>> = {
  'typed-arrays': results(
    (value) =>
      `Array.isArray(${value}) && ${value}.every((one) => typeof one === 'number') ? Float64Array.from(${value}) : ${value}`,
    hasNumbers,
  ),
  'one-element-arrays': results((value) => `typeof ${value} === 'number' ? [${value}] : ${value}`, hasNumbers),
  'results-by-name': results(
    (value, { results: asked }) =>
      `Array.isArray(${value}) && ${value}.length === ${asked.length} ? { ${asked.map(({ names }, index) => `${JSON.stringify(names[0])}: ${value}[${index}]`).join(', ')} } : ${value}`,
    ({ asked }) => asked.results.filter(({ optional }) => optional !== true).length > 1,
  ),
  'copied-arguments': behind(
    (one, own, names) =>
      `export function ${nameOf(one)}(${names.join(', ')}) { return ${own}(${names.map((name) => `structuredClone(${name})`).join(', ')}); }`,
  ),
  'default-values': behind(
    (one, own, names) =>
      `export function ${nameOf(one)}(${names.map((name) => `${name} = undefined`).join(', ')}) { return ${own}(${names.join(', ')}); }`,
  ),
  decorated: behind(
    (one, own, names) =>
      `let calls_${nameOf(one)} = 0;\nexport const ${nameOf(one)} = ((inner) => function (${names.join(', ')}) { calls_${nameOf(one)} += 1; return inner(${names.join(', ')}); })(${own});`,
  ),
  'second-name': behind((one, own) => `export const ${nameOf(one)} = ${own};`),
};

/** Every result goes through an expression in `value`. */
function results(change: (value: string, asked: Asked) => string, applies: (one: FoundFunction) => boolean): Wrapper {
  return behind(
    (one, own, names) =>
      `export function ${nameOf(one)}(${names.join(', ')}) { const value = ${own}(${names.join(', ')}); return ${change('value', one.asked)}; }`,
    applies,
  );
}

function behind(
  make: (one: FoundFunction, own: string, names: readonly string[]) => string,
  applies: (one: FoundFunction) => boolean = () => true,
): Wrapper {
  return (code, asked) => {
    const found = functionsAskedFor(code.tree, asked).filter(applies);
    return found.length === 0 ? code.text : putBehind(code, found, make);
  };
}

function nameOf({ declaration }: FoundFunction): string {
  return declaration.id.name;
}

/** Results that are functions stay functions. */
function hasNumbers({ asked }: FoundFunction): boolean {
  return asked.results.every(({ callable }) => callable === undefined);
}
