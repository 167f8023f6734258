import { differencePoints, gradientFromValues } from '../../../reference/numeric/gradient.ts';
import type { CaseAnswer, Reply } from '../../contract/question.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { CheckContext } from '../check.ts';

/** Steps small enough to stay away from kinks that are 0.1 away; of three sizes, which leaves an error of the sixth power. */
const STEPS = { relativeStep: 0.01, maximumStep: 0.02, rows: 3 } as const;

/** Slopes of somebody's own function by every entry of some of its inputs, with how well they are known. */
export interface OwnSlopes {
  /** By role, each of the shape of its input. */
  readonly slopes: Roles;
  readonly errors: Roles;
}

export type Differentiated =
  | { readonly kind: 'slopes'; readonly cases: readonly OwnSlopes[] }
  | { readonly kind: 'unanswered'; readonly reply: Exclude<Reply, { kind: 'answered' }> }
  | { readonly kind: 'stopped'; readonly answer: Exclude<CaseAnswer, { kind: 'results' }> };

type Asked = Pick<CheckContext<unknown>, 'student' | 'targetId'>;

/**
 * Differentiates a scalar of what a method of the submission itself answers, by every entry of the roles named: one question for all
 * cases, all points and both sides.
 */
export async function ownGradients(
  { student, targetId }: Asked,
  method: string,
  by: readonly string[],
  cases: readonly Roles[],
  scalarOf: (answer: Roles, roles: Roles) => number,
): Promise<Differentiated> {
  const plans = cases.map((roles) => {
    const theta = by.flatMap((role) => [...entries(roles, role)]);
    return { roles, theta, points: differencePoints(theta, STEPS).map((point) => withEntries(roles, by, point)) };
  });
  const reply = await student.ask({ target: targetId, method, cases: plans.flatMap(({ points }) => points) });
  if (reply.kind !== 'answered') return { kind: 'unanswered', reply };
  const stopped = reply.answers.find((answer) => answer.kind !== 'results');
  if (stopped) return { kind: 'stopped', answer: stopped };
  let next = 0;
  const slopes = plans.map(({ roles, theta, points }): OwnSlopes => {
    const values = points.map((point, index) => {
      const answer = reply.answers[next + index];
      return answer?.kind === 'results' ? scalarOf(answer.roles, point) : NaN;
    });
    next += points.length;
    const { gradient, error } = gradientFromValues(theta, values, STEPS);
    return { slopes: byRole(roles, by, gradient), errors: byRole(roles, by, error) };
  });
  return { kind: 'slopes', cases: slopes };
}

/**
 * Differentiates an activation entry by entry: what it answers for a matrix is moved by moving `by`, the matrix as a whole or the one
 * number that all entries depend on.
 */
export async function ownActivationSlopes(
  { student, targetId }: Asked,
  by: string,
  cases: readonly Roles[],
): Promise<Differentiated> {
  const shifts = differencePoints([0], STEPS).map(([shift = 0]) => shift);
  const asked = cases.flatMap((roles) => shifts.map((shift) => shifted(roles, by, shift)));
  const reply = await student.ask({ target: targetId, method: 'activation', cases: asked });
  if (reply.kind !== 'answered') return { kind: 'unanswered', reply };
  const stopped = reply.answers.find((answer) => answer.kind !== 'results');
  if (stopped) return { kind: 'stopped', answer: stopped };
  const slopes = cases.map((roles, index): OwnSlopes => {
    const shape = roles.get('preactivation') ?? { shape: [0], data: [] };
    const answers = reply.answers.slice(index * shifts.length, (index + 1) * shifts.length);
    const found = shape.data.map((_, at) => {
      const values = answers.map((answer) =>
        answer.kind === 'results' ? (answer.roles.get('output')?.data[at] ?? NaN) : NaN,
      );
      const { gradient, error } = gradientFromValues([0], values, STEPS);
      return { slope: gradient[0] ?? NaN, error: error[0] ?? Infinity };
    });
    const as = (data: readonly number[]): Roles => new Map([[by, { shape: shape.shape, data }]]);
    return { slopes: as(found.map(({ slope }) => slope)), errors: as(found.map(({ error }) => error)) };
  });
  return { kind: 'slopes', cases: slopes };
}

function entries(roles: Roles, role: string): readonly number[] {
  return roles.get(role)?.data ?? [];
}

function withEntries(roles: Roles, by: readonly string[], values: readonly number[]): Roles {
  return new Map([...roles, ...byRole(roles, by, values)]);
}

function byRole(roles: Roles, by: readonly string[], values: readonly number[]): Roles {
  let next = 0;
  return new Map(
    by.flatMap((role): [string, Tensor][] => {
      const tensor = roles.get(role);
      if (tensor === undefined) return [];
      const data = values.slice(next, next + tensor.data.length);
      next += tensor.data.length;
      return [[role, { shape: tensor.shape, data }]];
    }),
  );
}

function shifted(roles: Roles, by: string, shift: number): Roles {
  const tensor = roles.get(by);
  if (tensor === undefined) return roles;
  return new Map([...roles, [by, { shape: tensor.shape, data: tensor.data.map((value) => value + shift) }]]);
}
