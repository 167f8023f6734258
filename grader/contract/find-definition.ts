import type { TargetSpec } from '../model/assignment.ts';
import type { Definition } from '../model/subject.ts';
import { nearest, sameName } from './names.ts';

export type Found = { readonly kind: 'found'; readonly definition: Definition } | { readonly kind: 'missing'; readonly problem: string };

/** Finds what a submission calls a target, by any accepted name; the first accepted name wins. */
export function findDefinition(target: TargetSpec, definitions: readonly Definition[]): Found {
  const callable = definitions.filter((definition) => definition.form !== 'value');
  for (const name of target.names) {
    const definition = callable.find((one) => one.name === name) ?? callable.find((one) => sameName(one.name, name));
    if (definition) return { kind: 'found', definition };
  }
  const [wanted = '', ...others] = target.names;
  const also = others.length > 0 ? ` (or ${others.map((name) => `\`${name}\``).join(', ')})` : '';
  const value = definitions.find((one) => one.form === 'value' && target.names.some((name) => sameName(name, one.name)));
  if (value) {
    return { kind: 'missing', problem: `\`${value.name}\` is there, but it is not a function. A function named \`${wanted}\`${also} is asked for.` };
  }
  const near = nearest(wanted, callable.map((definition) => definition.name));
  const hint = near === null ? '' : ` Is \`${near}\` meant to be it? Then rename it.`;
  return { kind: 'missing', problem: `No function named \`${wanted}\`${also} was found.${hint}` };
}
