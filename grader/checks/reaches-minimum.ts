import { testFunctionOf } from '../oracles/truths.ts';
import type { Check } from './check.ts';
import { leaves } from './reaching/leaves.ts';
import { ReachingOptions } from './reaching/options.ts';
import { reach } from './reaching/reach.ts';

/** Where descent must end, and where it must stay stuck. */
export const reachesMinimum: Check<typeof ReachingOptions> = {
  kind: 'reaches-minimum',
  description: 'Ends where descent must end, stays where it must stay stuck, or leaves such a place by a remedy.',
  options: ReachingOptions,
  alsoNeeds: ({ derivative }) => (derivative === undefined ? [] : [derivative]),
  run: (context) => {
    const { oracle } = context.target;
    if (!('descentOn' in oracle))
      throw new TypeError('reaches-minimum is asked of a target with descent as its oracle');
    const on = testFunctionOf(oracle.descentOn);
    return context.options.expect === 'leaves' ? leaves(context, on) : reach(context, on);
  },
};
