import type { TargetSpec } from '../model/assignment.ts';
import type { Definition } from '../model/subject.ts';
import { nearest, sameName } from './names.ts';

export type Found =
  { readonly kind: 'found'; readonly definition: Definition } | { readonly kind: 'missing'; readonly problem: string };

/**
 * Finds what a submission calls a target, by any accepted name; the first accepted name wins. What is defined as a function or
 * class comes before a name that is given a value, which may be a function too (`df = grad(f)`): asking it will tell.
 */
export function findDefinition(target: TargetSpec, definitions: readonly Definition[]): Found {
  const callable = definitions.filter((definition) => definition.form !== 'value');
  for (const among of [callable, definitions]) {
    for (const name of target.names) {
      const definition = among.find((one) => one.name === name) ?? among.find((one) => sameName(one.name, name));
      if (definition) return { kind: 'found', definition };
    }
  }
  const [wanted = '', ...others] = target.names;
  const also = others.length > 0 ? ` (or ${others.map((name) => `\`${name}\``).join(', ')})` : '';
  if (definitions.length === 0) {
    return {
      kind: 'missing',
      problem: 'The file defines nothing at all: it is empty, or has no code that could be read.',
    };
  }
  const near = nearest(
    wanted,
    callable.map((definition) => definition.name),
  );
  const hint = near === null ? '' : ` Is \`${near}\` meant to be it? Then rename it.`;
  return { kind: 'missing', problem: `No function named \`${wanted}\`${also} was found.${hint}` };
}
