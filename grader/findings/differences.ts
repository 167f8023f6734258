import { pieceOf } from '../contract/parts.ts';
import type { Piece } from '../contract/parts.ts';
import { splitRole } from '../contract/role.ts';
import { scalar } from '../contract/tensor.ts';
import { compareTensors, shapesAgree } from '../compare/close.ts';
import type { Tolerance } from '../model/assignment.ts';
import type { Difference } from '../model/report.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Language } from '../model/subject.ts';
import { formatTensor } from './format-value.ts';

export interface Part {
  readonly role: string;
  readonly names: readonly string[];
  /** Of a vector that comes as several arrays: which of them. */
  readonly piece?: Piece;
  /** Of an iteration: what the first step is counted as, to be shown as it came. 1 unless told. */
  readonly from?: 0 | 1;
}

/** Expected and actual, result by result, under the assignment's names. */
export function differencesOf(
  parts: readonly Part[],
  expected: Roles,
  actual: Roles,
  bounds: Pick<Tolerance, 'relative' | 'absolute'>,
  language: Language,
): Difference[] {
  return parts.flatMap((part): Difference[] => {
    const want = valueOfPart(expected, part);
    if (want === null) return [];
    const name = part.names[0] ?? part.role;
    const got = valueOfPart(actual, part);
    if (got === null) return [{ name, expected: formatTensor(want, language), actual: 'not returned', agrees: false }];
    const { agrees, difference } = compareTensors(want, got, bounds);
    return [
      {
        name,
        expected: formatTensor(want, language),
        actual: formatTensor(sameShape(want, got), language),
        agrees,
        ...(difference !== null && { difference: difference.toExponential(2) }),
      },
    ];
  });
}

/** What a part has of the roles. */
export function valueOfPart(roles: Roles, { role, piece, from = 1 }: Part): Tensor | null {
  const whole = pick(roles, role);
  if (whole === null) return null;
  if (piece !== undefined) return pieceOf(whole, piece);
  return role === 'iteration' ? { shape: whole.shape, data: whole.data.map((count) => count - 1 + from) } : whole;
}

/** The value of a role such as `theta[0]` or `value`. */
export function pick(roles: Roles, role: string): Tensor | null {
  const { base, index } = splitRole(role);
  const tensor = roles.get(base);
  if (tensor === undefined) return null;
  if (index === null) return tensor;
  const element = tensor.data[index];
  return element === undefined ? null : scalar(element);
}

/** A 1-element array in place of a number is shown as the number, and a column in place of a list as the list. */
function sameShape(want: Tensor, got: Tensor): Tensor {
  return shapesAgree(want, got) ? { shape: want.shape, data: got.data } : got;
}
