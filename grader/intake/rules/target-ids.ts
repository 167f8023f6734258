import { patternWords } from '../describe-schema.ts';
import { keyComplaint } from '../problem.ts';
import type { Rule } from './rule.ts';

const PATTERN = '^[a-z][a-z0-9-]*$';
const FORM = new RegExp(PATTERN);

/** Ids of targets are halves of ids of checks. */
export const targetIds: Rule = ({ targets }) =>
  Object.keys(targets)
    .filter((id) => !FORM.test(id))
    .map((id) => keyComplaint(['targets', id], `should be under ${patternWords[PATTERN] ?? 'another id'}.`));
