import type { Oracle } from '../../model/oracle.ts';
import type { TargetSpec } from '../../model/target.ts';
import { hyperparametersOf } from './hyperparameters-of.ts';
import { knownFunction, knownOptimizer } from './known-oracle.ts';

/** Into how many elements a role may be taken apart: not at all, into so many, or into as many as one likes. */
export type Elements = 'one' | 'any' | { readonly count: number };

export interface RoleSlot {
  readonly role: string;
  readonly elements: Elements;
}

/** What an oracle is asked with and what it answers, in roles. */
export interface OracleRoles {
  /** For messages, e.g. `Adam`. */
  readonly title: string;
  readonly takes: readonly RoleSlot[];
  readonly gives: readonly RoleSlot[];
  /** What cannot be left out of the results: without it there is nothing to hold to the oracle. */
  readonly main: string;
  /** Results that a submission may have and the oracle does not judge. */
  readonly unjudged: readonly string[];
}

/** Functions that a target may return: by role, what each takes and gives. */
export type InnerRoles = Readonly<Record<string, Omit<OracleRoles, 'unjudged'>>>;

const one = (role: string): RoleSlot => ({ role, elements: 'one' });

/** Of a target that is a function; undefined for a class, and where the oracle does not exist. */
export function oracleRoles(target: TargetSpec): OracleRoles | undefined {
  const { oracle } = target;
  const hyperparameters = (hyperparametersOf(target)?.names ?? []).map((name) => one(`hyperparameters.${name}`));
  if ('optimizer' in oracle) {
    const optimizer = knownOptimizer(target);
    if (optimizer === undefined) return undefined;
    const vectors = (roles: readonly string[]): readonly RoleSlot[] => roles.map((role) => ({ role, elements: 'any' }));
    const state = optimizer.state.map(({ name }) => `state.${name}`);
    const iteration = optimizer.usesIteration ? [one('iteration')] : [];
    const takes = [...vectors(['theta', 'gradient', ...state]), ...iteration, ...hyperparameters];
    const handedOn = [...iteration, ...hyperparameters];
    const unjudged = optimizer.state.map(({ name }) => `corrected.${name}`);
    return {
      title: optimizer.title,
      takes,
      gives: [...vectors(['theta', ...state]), ...handedOn],
      main: 'theta',
      unjudged,
    };
  }
  const on = knownFunction(functionOf(oracle));
  if (on === undefined) return undefined;
  const point = (role: string): RoleSlot => ({ role, elements: { count: on.variables.length } });
  const theta = { takes: [point('theta')], unjudged: [] };
  if ('testFunction' in oracle) return { title: on.title, ...theta, gives: [one('value')], main: 'value' };
  if ('gradientOf' in oracle)
    return { title: `the gradient of ${on.title}`, ...theta, gives: [point('gradient')], main: 'gradient' };
  const takes = [point('start'), one('epochs'), ...hyperparameters];
  return { title: `descent on ${on.title}`, takes, gives: [point('result')], main: 'result', unjudged: ['history'] };
}

function functionOf(oracle: Oracle): string | undefined {
  if ('testFunction' in oracle) return oracle.testFunction;
  if ('gradientOf' in oracle) return oracle.gradientOf;
  return 'descentOn' in oracle ? oracle.descentOn : undefined;
}

/** Of the functions that a target returns; undefined where its oracle has none to return or does not exist. */
export function innerRoles({ oracle }: TargetSpec): InnerRoles | undefined {
  const on = 'testFunction' in oracle ? knownFunction(oracle.testFunction) : undefined;
  if (on === undefined) return undefined;
  const theta: RoleSlot = { role: 'theta', elements: { count: on.variables.length } };
  return {
    function: { title: on.title, takes: [theta], gives: [one('value')], main: 'value' },
    optimum: { title: `the optimum of ${on.title}`, takes: [], gives: [one('optimum')], main: 'optimum' },
  };
}
