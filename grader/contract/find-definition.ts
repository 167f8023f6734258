import type { TargetSpec } from '../model/target.ts';
import type { Definition } from '../model/subject.ts';
import { nearest, sameName } from './names.ts';

export type Found =
  { readonly kind: 'found'; readonly definition: Definition } | { readonly kind: 'missing'; readonly problem: string };

/** Accepted names that are told where none was found: more than that nobody reads. */
const SHOWN_NAMES = 4;

/**
 * Finds what a submission calls a target, by any accepted name; the first accepted name wins. What is defined as a function or
 * class comes before a name that is given a value, which may be a function too (`df = grad(f)`): asking it will tell.
 */
export function findDefinition(target: TargetSpec, definitions: readonly Definition[]): Found {
  const isClass = target.methods !== undefined;
  const callable = definitions.filter(({ form }) => (isClass ? form === 'class' : form !== 'value'));
  // A function is never a class by its name alone: `loss` may well be a helper beside the class `Loss`.
  const others = definitions.filter(({ form }) => !isClass || form !== 'function');
  for (const among of [callable, others]) {
    for (const name of target.names) {
      const definition = among.find((one) => one.name === name) ?? among.find((one) => sameName(one.name, name));
      if (definition) return { kind: 'found', definition };
    }
  }
  const [wanted = '', ...rest] = target.names;
  const shown = rest.slice(0, SHOWN_NAMES).map((name) => `\`${name}\``);
  const also = shown.length > 0 ? ` (or ${shown.join(', ')}${rest.length > SHOWN_NAMES ? ', ...' : ''})` : '';
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
  return {
    kind: 'missing',
    problem: `No ${isClass ? 'class' : 'function'} named \`${wanted}\`${also} was found.${hint}`,
  };
}
