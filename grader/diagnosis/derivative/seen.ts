import { evaluator } from '../../../reference/functions/formula/evaluate-formula.ts';
import type { Sum, Term } from '../../../reference/functions/formula/formula.ts';
import type { Vector } from '../../../reference/numeric/vector.ts';
import { valueOfPart } from '../../findings/differences.ts';
import type { Part } from '../../findings/differences.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Roles } from '../../model/roles.ts';
import type { Observed } from '../observed.ts';

/** What was answered, coordinate by coordinate, and what formulas give at the same points. */
export interface Seen {
  readonly points: readonly Vector[];
  /** For each coordinate one value for each point; null where it was not asked for. */
  readonly answers: readonly (Vector | null)[];
  readonly tolerance: Pick<Tolerance, 'relative' | 'absolute'>;
  /** Kept: the same terms are asked for again and again. */
  valuesOf(sum: Sum): Vector;
  /** The first few answers alone: nearly all that does not explain them shows there. */
  readonly head: Seen | null;
}

/** More than the terms of any formula whose brackets are kept. */
const HEAD = 16;

/** Null where not every answer is numbers of the right count: what stopped is not explained by any formula. */
export function seenOf(observed: Observed, role: 'value' | 'gradient', variables: readonly string[]): Seen | null {
  const { inputs, parts, tolerance } = observed;
  const dimension = role === 'value' ? 1 : variables.length;
  const rows = inputs.map((input, index): Row | null => {
    const answer = observed.answers[index];
    if (answer?.kind !== 'results') return null;
    const point = new Map([...input, ...(answer.asked ?? [])]).get('theta')?.data;
    if (point?.length !== variables.length) return null;
    const values = readParts(answer.roles, parts, role, dimension);
    return values === null ? null : { point, values };
  });
  if (!rows.every((row) => row !== null)) return null;
  const points = rows.map(({ point }) => point);
  const answers = Array.from({ length: dimension }, (_, at) => {
    const values = rows.map((row) => row.values[at] ?? null);
    return values.every((value) => value !== null) ? values : null;
  });
  if (answers.every((one) => one === null)) return null;
  const of = (count: number, head: Seen | null): Seen => {
    const first = points.slice(0, count);
    return {
      points: first,
      answers: answers.map((values) => values?.slice(0, count) ?? null),
      tolerance,
      valuesOf: remembering(first, variables),
      head,
    };
  };
  return of(points.length, points.length > HEAD ? of(HEAD, null) : null);
}

interface Row {
  readonly point: Vector;
  readonly values: readonly (number | null)[];
}

/** Null where a part is another one, or not there. */
function readParts(
  roles: Roles,
  parts: readonly Part[],
  role: string,
  dimension: number,
): readonly (number | null)[] | null {
  const values = new Map<number, number>();
  for (const part of parts) {
    const data = valueOfPart(roles, part)?.data;
    const index = new RegExp(`^${role}(?:\\[(\\d+)\\])?$`).exec(part.role);
    if (data === undefined || index === null || part.piece !== undefined) return null;
    const from = index[1];
    const expected = from === undefined ? dimension : 1;
    if (data.length !== expected) return null;
    for (const [at, value] of data.entries()) values.set(Number(from ?? 0) + at, value);
  }
  return Array.from({ length: dimension }, (_, at) => values.get(at) ?? null);
}

function remembering(points: readonly Vector[], variables: readonly string[]): (sum: Sum) => Vector {
  const known = new Map<Term, Vector>();
  const ofTerm = (term: Term): Vector => {
    const kept = known.get(term);
    if (kept !== undefined) return kept;
    const values = points.map(evaluator([term], variables));
    known.set(term, values);
    return values;
  };
  return (sum) => {
    const terms = sum.map(ofTerm);
    return points.map((_, at) => terms.reduce((total, values) => total + (values[at] ?? NaN), 0));
  };
}
