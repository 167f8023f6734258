import { testFunctions } from '../../../reference/functions/index.ts';
import { complaint } from '../problem.ts';
import { shouldName } from '../show.ts';
import { optionsOf } from './check-options.ts';
import type { Rule } from './rule.ts';

const known = Object.keys(testFunctions);

/** The function on which steps are taken is in the reference. */
export const functionsSteppedOn: Rule = ({ checks }) =>
  checks.flatMap((check, index) => {
    const { on } = optionsOf(check);
    return on === undefined || known.includes(on)
      ? []
      : [complaint(['checks', index, 'options', 'on'], shouldName('a test function', known, on))];
  });
