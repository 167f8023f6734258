import { collected, product } from './formula.ts';
import type { Factor, Sum, Term } from './formula.ts';

/** Every bracket outside of functions multiplied out. */
export function expanded(sum: Sum): Sum {
  return collected(sum.flatMap(expandedTerm));
}

/** Only brackets that stand to the power 1 and are the only ones so in their term. */
export function distributed(sum: Sum): Sum {
  return collected(
    sum.flatMap((term) => {
      const last = term.factors.findLast(isPlainGroup);
      return last === undefined ? [term] : overTerms(term, last);
    }),
  );
}

function expandedTerm(term: Term): Sum {
  const group = term.factors.find(({ base, power }) => base.kind === 'group' && power >= 1 && Number.isInteger(power));
  return group === undefined ? [term] : overTerms(term, group).flatMap(expandedTerm);
}

const isPlainGroup = ({ base, power }: Factor): boolean => base.kind === 'group' && power === 1;

/** One power of the bracket, term by term. */
function overTerms(term: Term, group: Factor): Sum {
  if (group.base.kind !== 'group') return [term];
  const factors = term.factors.flatMap((one) =>
    one === group ? (one.power === 1 ? [] : [{ ...one, power: one.power - 1 }]) : [one],
  );
  return group.base.sum.map((inner) => product({ number: term.number, factors }, inner));
}
