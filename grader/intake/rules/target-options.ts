import { complaint } from '../problem.ts';
import { shouldName, show } from '../show.ts';
import { optionsOf } from './check-options.ts';
import type { Rule } from './rule.ts';
import { targetNamed } from './target-of.ts';

const wanted = {
  of: { oracle: 'testFunction', says: 'a function' },
  derivative: { oracle: 'gradientOf', says: 'a derivative' },
} as const;

/** `of` names a function, `derivative` a derivative, both among the targets. */
export const targetOptions: Rule = ({ checks, targets }) =>
  checks.flatMap((check, index) =>
    (['of', 'derivative'] as const).flatMap((option) => {
      const named = optionsOf(check)[option];
      if (named === undefined) return [];
      const path = ['checks', index, 'options', option];
      const target = targetNamed(targets, named);
      if (target === undefined) return [complaint(path, shouldName('a target', Object.keys(targets), named))];
      const { oracle, says } = wanted[option];
      return oracle in target.oracle
        ? []
        : [
            complaint(
              path,
              `should name a target that is ${says} (its oracle has \`${oracle}\`), but was ${show(named)}.`,
            ),
          ];
    }),
  );
