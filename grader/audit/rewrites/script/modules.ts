import type { AnyNode } from 'acorn';
import { normalise } from '../../../contract/names.ts';
import { calledName, within, type Code } from '../../mutants/script/tree.ts';
import type { Asked } from '../rewrite.ts';
import { functionsAskedFor, renamed } from './definitions.ts';
import { render } from './render.ts';

/** Rewritings that look at a module as a whole, by id. */
export const modules: Readonly<Record<string, (code: Code, asked: readonly Asked[]) => string>> = {
  'without-types': ({ text }) => text,
  'exports-at-the-end': ({ text, tree }) => {
    const names: string[] = [];
    const bare = tree.body.reduceRight((code, node) => {
      if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return code;
      names.unshift(...declaredBy(node.declaration));
      return code.slice(0, node.start) + code.slice(node.declaration.start);
    }, text);
    return names.length === 0 ? text : `${bare}\nexport { ${names.join(', ')} };\n`;
  },
  'named-constants': (code) => {
    const names = new Map<string, string>();
    const text = render(code.text, code.tree, (node) => {
      if (node.type !== 'Literal' || typeof node.value !== 'number' || Number.isInteger(node.value)) return null;
      const name = names.get(String(node.value)) ?? `CONSTANT_${names.size + 1}`;
      names.set(String(node.value), name);
      return name;
    });
    return [...names].map(([value, name]) => `const ${name} = ${value};`).join(' ') + text;
  },
  'other-names': (code, asked) => {
    const taken = new Set(within(code.tree).flatMap((one) => (one.type === 'Identifier' ? [normalise(one.name)] : [])));
    const names = new Map<string, string>();
    for (const { declaration, asked: target } of functionsAskedFor(code.tree, asked)) {
      const other = target.names.find((one) => !taken.has(normalise(one))) ?? snake(declaration.id.name);
      taken.add(normalise(other));
      names.set(declaration.id.name, other);
    }
    return renamed(code.text, names);
  },
  'other-parameter-names': (code, asked) =>
    functionsAskedFor(code.tree, asked).reduceRight((text, { declaration, asked: target }) => {
      const used = within(declaration).flatMap((one) => (one.type === 'Identifier' ? [normalise(one.name)] : []));
      const names = new Map<string, string>();
      for (const one of declaration.params) {
        const own = one.type === 'Identifier' ? one.name : null;
        const spec = target.parameters.find((each) => own !== null && has(each.names, own));
        const other = spec?.names.find(
          (name) =>
            !used.includes(normalise(name)) &&
            target.parameters.filter(({ names: all }) => has(all, name)).length === 1,
        );
        if (own === null || other === undefined) continue;
        used.push(normalise(other));
        names.set(own, other);
      }
      const function_ = text.slice(declaration.start, declaration.end);
      return text.slice(0, declaration.start) + renamed(function_, names) + text.slice(declaration.end);
    }, code.text),
  'other-epsilon': (code, asked) =>
    within(code.tree).length === 0 || !accepts(asked, 'epsilon', 'inside-root', 'outside-root')
      ? code.text
      : render(code.text, code.tree, (node, inner) => {
          if (isRoot(node)) {
            const [argument] = node.arguments;
            if (
              argument?.type === 'BinaryExpression' &&
              argument.operator === '+' &&
              isEpsilon(code.text, argument.right)
            )
              return `(Math.sqrt(${inner(argument.left)}) + ${inner(argument.right)})`;
          }
          if (node.type !== 'BinaryExpression' || node.operator !== '+' || !isRoot(node.left)) return null;
          const [argument] = node.left.arguments;
          return argument && isEpsilon(code.text, node.right)
            ? `Math.sqrt(${inner(argument)} + ${inner(node.right)})`
            : null;
        }),
  'other-slope-at-zero': (code, asked) => {
    const classes = asked.filter(({ conventions }) =>
      ['below', 'above'].every((value) => conventions['slopeAtZero']?.includes(value)),
    );
    return render(code.text, code.tree, (node) => {
      const name = node.type === 'ClassDeclaration' ? node.id?.name : undefined;
      if (name === undefined || !classes.some(({ names }) => has(names, name))) return null;
      return render(code.text, node, (part) => {
        if (part.type !== 'MethodDefinition' || !/deriv|prime/i.test(calledName(part.key) ?? '')) return null;
        return render(code.text, part, (one, inner) =>
          one.type === 'BinaryExpression' &&
          one.operator === '>' &&
          one.right.type === 'Literal' &&
          one.right.value === 0
            ? `${inner(one.left)} >= 0`
            : null,
        );
      });
    });
  },
};

type Root = Extract<AnyNode, { type: 'CallExpression' }>;

function isRoot(node: AnyNode): node is Root {
  return node.type === 'CallExpression' && calledName(node.callee) === 'sqrt';
}

function isEpsilon(text: string, { start, end }: AnyNode): boolean {
  return /eps/i.test(text.slice(start, end));
}

function accepts(asked: readonly Asked[], name: string, ...values: readonly string[]): boolean {
  return asked.some(({ conventions }) => values.every((value) => conventions[name]?.includes(value)));
}

function has(names: readonly string[], name: string): boolean {
  return names.some((one) => normalise(one) === normalise(name));
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');
}

function declaredBy(node: AnyNode): readonly string[] {
  if (node.type === 'VariableDeclaration')
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  return (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id ? [node.id.name] : [];
}
