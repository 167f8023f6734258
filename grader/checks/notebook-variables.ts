import type { Check } from './check.ts';
import { SweepOptions } from './sweep/options.ts';
import { judgeSweep } from './sweep/judge.ts';

/** The relation between values that a submission leaves behind: each result is where descent with its settings ends. */
export const notebookVariables: Check<typeof SweepOptions> = {
  kind: 'notebook-variables',
  description:
    'Looks at variables that the submission leaves behind: each result must be where descent ends with the settings that belong to it.',
  options: SweepOptions,
  alsoNeeds: ({ derivative }) => (derivative === undefined ? [] : [derivative]),
  run: judgeSweep,
};
