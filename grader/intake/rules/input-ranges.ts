import type { InputSpec } from '../../checks/inputs/input-spec.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { shouldName } from '../show.ts';
import { optionsOf } from './check-options.ts';
import { oracleRoles } from './oracle-roles.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

/** Lowest that makes sense of what is counted. */
const COUNTED: Readonly<Record<string, number>> = { iteration: 1, epochs: 0 };

/** Inputs are set for roles that the oracle is asked with, from ranges that hold something. */
export const inputRanges: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const target = targetOf(targets, check);
    const known = target && oracleRoles(target);
    const roles = known?.takes.map(({ role }) => role);
    return Object.entries(optionsOf(check).inputs ?? {}).flatMap(([role, spec]) => {
      const path = ['checks', index, 'options', 'inputs', role];
      if (known === undefined || roles === undefined) return [];
      if (!roles.includes(role))
        return [keyComplaint(path, shouldName(`a role that ${known.title} is asked with`, roles, role))];
      return rangeProblems(spec, role, path);
    });
  });

function rangeProblems(spec: InputSpec, role: string, path: Path): readonly Complaint[] {
  const lowest = COUNTED[role];
  if ('oneOf' in spec) {
    return spec.oneOf.flatMap((value, at) =>
      lowest === undefined || isWholeFrom(lowest, value)
        ? []
        : [complaint([...path, 'oneOf', at], `should be a whole number >= ${lowest}, but was ${value}.`)],
    );
  }
  const [kind, [low, high]] =
    'uniform' in spec
      ? (['uniform', spec.uniform] as const)
      : 'whole' in spec
        ? (['whole', spec.whole] as const)
        : (['logarithmic', spec.logarithmic] as const);
  const at = [...path, kind];
  if (kind === 'logarithmic' && low <= 0)
    return [complaint([...at, 0], `should be > 0, because it is spread over orders of magnitude, but was ${low}.`)];
  if (low >= high) return [complaint(at, `should go from low to high, but goes from ${low} to ${high}.`)];
  if (lowest !== undefined && kind !== 'whole')
    return [keyComplaint(at, 'should be "whole" or "oneOf": it is counted.')];
  if (lowest !== undefined && low < lowest) return [complaint([...at, 0], `should be >= ${lowest}, but was ${low}.`)];
  const broken = kind === 'whole' ? [low, high].findIndex((value) => !Number.isInteger(value)) : -1;
  return broken === -1
    ? []
    : [complaint([...at, broken], `should be a whole number, but was ${broken === 0 ? low : high}.`)];
}

function isWholeFrom(lowest: number, value: number): boolean {
  return Number.isInteger(value) && value >= lowest;
}
