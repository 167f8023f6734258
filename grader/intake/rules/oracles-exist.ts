import { testFunctions } from '../../../reference/functions/index.ts';
import { optimizers } from '../../../reference/optimizers/index.ts';
import { schedules } from '../../../reference/schedules/index.ts';
import { complaint } from '../problem.ts';
import { shouldName } from '../show.ts';
import type { Rule } from './rule.ts';

const registries: Readonly<Record<string, { readonly what: string; readonly known: readonly string[] }>> = {
  testFunction: { what: 'a test function', known: Object.keys(testFunctions) },
  gradientOf: { what: 'a test function', known: Object.keys(testFunctions) },
  descentOn: { what: 'a test function', known: Object.keys(testFunctions) },
  optimizer: { what: 'an optimizer', known: Object.keys(optimizers) },
  schedule: { what: 'a learning-rate schedule', known: Object.keys(schedules) },
};

/** What an oracle names is in the reference. */
export const oraclesExist: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, { oracle }]) =>
    Object.entries(oracle).flatMap(([key, named]) => {
      const registry = registries[key];
      if (registry === undefined || registry.known.includes(named)) return [];
      return [complaint(['targets', id, 'oracle', key], shouldName(registry.what, registry.known, named))];
    }),
  );
