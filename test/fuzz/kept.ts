import { readFileSync } from 'node:fs';
import type { PropertyName } from './settings.ts';

/** An input on which a property once failed: tried first in every run. */
export type Kept =
  /** As the property's form writes it. */
  | { readonly why: string; readonly input: unknown }
  /** For inputs that JSON cannot hold: where the generator came upon it. */
  | { readonly why: string; readonly seed: number; readonly path: string };

export function keptFor(name: PropertyName): readonly Kept[] {
  const file = new URL('seeds.json', import.meta.url);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Kept[]>>;
  return kept[name] ?? [];
}
