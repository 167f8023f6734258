import type { Roles, Tensor } from '../model/roles.ts';
import type { NumericArray } from '../model/value.ts';
import type { ResultPart } from './results.ts';
import { splitRole } from './role.ts';
import { scalar, vector } from './tensor.ts';

/**
 * Reads many results at once: a row each, the numbers of a row as `layOut` would find them by position. Nothing when rows are not
 * made of as many numbers as there are parts.
 */
export function readRows(specs: readonly ResultPart[], { shape, data }: NumericArray): readonly Roles[] {
  const [count = 0, width = 1] = shape;
  const required = specs.filter((spec) => spec.optional !== true);
  const parts = [specs, required].find((some) => some.length === width)?.map(({ role }) => splitRole(role));
  if (parts === undefined || shape.length > 2) return [];
  return Array.from({ length: count }, (_, row) => {
    const elements = new Map<string, number[]>();
    const roles = new Map<string, Tensor>();
    for (const [column, { base, index }] of parts.entries()) {
      const value = data[row * width + column] ?? NaN;
      if (index === null) {
        roles.set(base, scalar(value));
        continue;
      }
      const values = elements.get(base) ?? [];
      values[index] = value;
      elements.set(base, values);
    }
    for (const [base, values] of elements) roles.set(base, vector(values));
    return roles;
  });
}
