import { patternWords } from '../describe-schema.ts';
import { keyComplaint } from '../problem.ts';
import type { Rule } from './rule.ts';

const PATTERN = '^[a-z][a-z0-9-]*$';
const FORM = new RegExp(PATTERN);

/** Ids of targets are halves of ids of checks; those of data sets have the same form. The schema passes over such keys. */
export const targetIds: Rule = ({ targets, data = {} }) =>
  Object.entries({ targets, data }).flatMap(([where, entries]) =>
    Object.keys(entries)
      .filter((id) => !FORM.test(id))
      .map((id) => keyComplaint([where, id], `should be under ${patternWords[PATTERN] ?? 'another id'}.`)),
  );
