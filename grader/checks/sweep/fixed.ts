import type { Variable } from '../../contract/question.ts';
import type { Point } from '../trajectory/paths.ts';
import type { SweepOptions, VariedRole } from './options.ts';
import { asNumbers, numbersFor } from './variables.ts';
import type { RoleNames } from './variables.ts';

interface FixedRole {
  readonly role: VariedRole;
  readonly accepted: RoleNames;
}

/** What is sought for the roles that are not varied. */
interface Sought {
  readonly roles: readonly FixedRole[];
  /** Values that the assignment accepts. */
  readonly given: NonNullable<SweepOptions['fixed']>;
  readonly variables: readonly Variable[];
  /** How many coordinates a start has. */
  readonly dimension: number;
}

type Choices = ReadonlyMap<VariedRole, readonly Point[]>;

/** A notebook rarely has more single values under a handful of names. */
const MOST = 12;

/** What is usual, where nothing else is known. */
const USUAL: Readonly<Record<VariedRole, readonly number[]>> = {
  start: [],
  'hyperparameters.learningRate': [0.01, 0.1, 0.001, 0.05],
  epochs: [100, 1000, 500, 50, 20, 10, 200],
};

/** Single values under any name, as far as they may be what a role asks for, and then what is usual. */
export function anyChoices(sought: Sought): Choices {
  const { variables, dimension } = sought;
  const named = fixedChoices(sought);
  const single = variables.flatMap(asNumbers).map(({ tensor: { data } }) => data);
  return new Map(
    [...named].map(([role, points]) => {
      const size = role === 'start' ? dimension : 1;
      const others = single.filter((data) => data.length === size && mayBe(role, data));
      const all = [...points, ...others, ...USUAL[role].map((one) => [one])];
      return [role, [...new Map(all.map((point) => [point.join(), point])).values()].slice(0, MOST)];
    }),
  );
}

/** Whether a value makes sense as a learning rate or as a number of epochs. */
export function mayBe(role: VariedRole, data: readonly number[]): boolean {
  switch (role) {
    case 'start':
      return data.every((value) => Number.isFinite(value) && Math.abs(value) <= 1000);
    case 'hyperparameters.learningRate':
      return data.every((value) => value >= 0 && value <= 10);
    case 'epochs':
      return data.every((value) => value >= 0 && value <= 100_000) && data.some((value) => value >= 2);
  }
}

/** What each role that is not varied may be: single values of variables with a name of it, then those that the assignment accepts. */
export function fixedChoices({ roles, given, variables, dimension }: Sought): Choices {
  return new Map(
    roles.map(({ role, accepted }) => {
      const size = role === 'start' ? dimension : 1;
      const own = numbersFor(accepted, variables).flatMap(({ tensor: { data } }) =>
        data.length === size ? [data] : [],
      );
      const usual = (given[role] ?? []).map((one) => (typeof one === 'number' ? [one] : one));
      const all = [...new Map([...usual, ...own].map((point) => [point.join(), point])).values()];
      return [role, all.filter((point) => point.every(Number.isFinite)).slice(0, MOST)];
    }),
  );
}
