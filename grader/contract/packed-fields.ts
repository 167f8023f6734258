import type { Packed } from '../model/program.ts';
import type { ParameterSpec } from '../model/target.ts';
import type { Signature } from '../model/value.ts';
import { sameName } from './names.ts';

/** What a callable takes in an object, its last parameter, and what is left for the parameters before that. */
export interface PackedFields {
  readonly specs: readonly ParameterSpec[];
  readonly keys: readonly string[];
  readonly left: readonly ParameterSpec[];
}

/**
 * Finds what is handed over by key: `({ start, lr, epochs })`. Keys are bound by their accepted names, and the only one of another
 * name to the only parameter that is left. Undefined where no key has an accepted name, or where the object itself is what is asked
 * for, as a dictionary of settings is: it is then an argument like any other.
 */
export function packedFields(
  specs: readonly ParameterSpec[],
  { fields, parameters, variadic }: Signature,
): PackedFields | undefined {
  if (fields === undefined || variadic || fields.some(({ name }) => specs.some((spec) => hasKey(spec, name))))
    return undefined;
  const bound = new Map<ParameterSpec, string>();
  for (const { name } of fields) {
    const spec = specs.find((one) => !bound.has(one) && accepts(one, name));
    if (spec) bound.set(spec, name);
  }
  if (bound.size === 0) return undefined;
  const needed = specs.filter((spec) => !bound.has(spec) && spec.optional !== true);
  const others = fields.filter(({ name, required }) => required && ![...bound.values()].includes(name));
  const [spec, field] = [needed[0], others[0]];
  if (parameters.length === 1 && needed.length === 1 && others.length === 1 && spec && field)
    bound.set(spec, field.name);
  return {
    specs: [...bound.keys()],
    keys: [...bound.values()],
    left: specs.filter((one) => !bound.has(one)),
  };
}

/**
 * Guesses what is handed over by key where that cannot be told: a function that hands its object on, or merges it with defaults, is
 * given one that holds whatever the submission uses under an accepted name. Undefined where a parameter that is needed has no key, or
 * where the last one is named like one without: `descend(start)` beside `const CONFIG = { lr, epochs }`.
 */
export function guessedFields(
  specs: readonly ParameterSpec[],
  { keys, parameters, variadic }: Signature,
): PackedFields | undefined {
  const last = parameters.at(-1);
  if (keys === undefined || last === undefined || variadic) return undefined;
  const left = parameters.slice(0, -1).map(({ name }) => specs.find((spec) => accepts(spec, name)));
  const found = specs
    .filter((spec) => !left.includes(spec))
    .map((spec) => ({ spec, keys: keys.filter((key) => accepts(spec, key)) }));
  const without = found.filter((one) => one.keys.length === 0);
  if (without.some(({ spec }) => spec.optional !== true || accepts(spec, last.name))) return undefined;
  const given = found.flatMap((one) => one.keys.map((key) => ({ spec: one.spec, key })));
  if (given.length === 0) return undefined;
  return {
    specs: given.map(({ spec }) => spec),
    keys: given.map(({ key }) => key),
    left: left.filter((spec) => spec !== undefined),
  };
}

function accepts({ names }: ParameterSpec, name: string): boolean {
  return names.some((accepted) => sameName(accepted, name));
}

/** Whether a parameter is itself an object in which that key stands. */
function hasKey({ entries = {}, keys = {}, parts = {} }: ParameterSpec, name: string): boolean {
  const own = [...Object.values(entries), ...Object.values(keys), ...Object.keys(parts)];
  return own.some((key) => sameName(key, name));
}

/** For an operation: how its arguments are handed over. */
export function packing({ packed }: { readonly packed?: Packed }): { readonly packed?: Packed } {
  return packed === undefined ? {} : { packed };
}
