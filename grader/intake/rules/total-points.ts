import { complaint } from '../problem.ts';
import type { Rule } from './rule.ts';

/** An assignment is worth something. */
export const totalPoints: Rule = ({ checks }) =>
  checks.reduce((sum, { points }) => sum + points, 0) > 0
    ? []
    : [complaint(['checks'], 'should be worth more than 0 points together, but every check has 0.')];
