import type { ConventionChoice, LayerConvention } from './layer.ts';

/** What has conventions: a layer or a loss. */
interface Owner {
  readonly id: string;
  readonly conventions: Readonly<Record<string, readonly ConventionChoice[]>>;
}

/** The choice that is followed; the first one where none is given. Throws a RangeError for one that is not known. */
export function choiceOf({ id, conventions }: Owner, name: string, convention: LayerConvention): string {
  const choices = conventions[name] ?? [];
  const value = convention[name] ?? choices[0]?.value;
  if (value !== undefined && choices.some((choice) => choice.value === value)) return value;
  const known = choices.map((choice) => choice.value).join(', ');
  throw new RangeError(`The convention ${name} of ${id} should be one of ${known}, but was ${String(value)}.`);
}
