import { testFunctions } from '../../../reference/functions/index.ts';
import { layers, losses } from '../../../reference/mlp/index.ts';
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
  layer: { what: 'a layer', known: Object.keys(layers) },
  loss: { what: 'a loss', known: Object.keys(losses) },
};

/** What an oracle names is in the reference. The parts of a network are other targets, and have a rule of their own. */
export const oraclesExist: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, { oracle }]) =>
    Object.entries(oracle).flatMap(([key, named]) => {
      const registry = registries[key];
      if (registry === undefined || typeof named !== 'string' || registry.known.includes(named)) return [];
      return [complaint(['targets', id, 'oracle', key], shouldName(registry.what, registry.known, named))];
    }),
  );
