import { derivativeOf } from './derive.ts';
import { bracketed, product, times, variesBase } from './formula.ts';
import type { Base, Sum, Term } from './formula.ts';
import type { Formula, Formulas } from './formulas.ts';
import { ratioOf } from './scalings.ts';
import * as slips from './slip.ts';
import type { Slip } from './slip.ts';
import type { Slipped } from './telling.ts';

type Found = Omit<Slipped, 'right'> & { readonly replaces: readonly number[] };

const NOT_DIFFERENTIATED: Slip = {
  id: 'not-differentiated',
  name: 'term not differentiated',
  told: 'is still as it is in the function',
  hint: 'what is its derivative?',
};

const KEPT: Slip = {
  id: 'kept',
  name: 'term kept that should be gone',
  told: 'does not belong there',
  hint: 'what is the derivative of what does not depend on the variable?',
};

const PRODUCT: Slip = {
  id: 'product-of-derivatives',
  name: 'product of the derivatives',
  told: 'is the product of the derivatives',
  hint: 'is the derivative of a product the product of the derivatives?',
};

/** What goes wrong when a term of the function is differentiated, as a whole. */
export function sourceMistakes({ value }: Formulas, formula: Formula): readonly Found[] {
  const { kind, terms } = formula;
  if (kind === 'value') return [];
  const variable = formula.by ?? formula.variables[0] ?? '';
  return value.flatMap((term, source): readonly Found[] => {
    const replaces = terms.flatMap((one, at) => (one.source === source ? [at] : []));
    const [at, another] = replaces;
    const of = another === undefined && at !== undefined ? at : { source };
    const here = (slip: Slip, wrong: Sum): Found => ({ slip, of, wrong, replaces });
    if (at === undefined) return [{ slip: KEPT, of: { source }, wrong: [term], replaces: [] }];
    const derived = terms.filter((one) => one.source === source).map((one) => one.term);
    const whole: readonly Found[] =
      another === undefined
        ? []
        : [
            here(
              slips.sign(kind),
              derived.map((one) => times(one, -1)),
            ),
            ...(replaces.length < terms.length ? [here(slips.missing(kind, false), [])] : []),
            here(PRODUCT, [productOfDerivatives(term, variable)]),
          ];
    return [...whole, ...rulesLeftOut(formula, replaces), here(NOT_DIFFERENTIATED, [term])];
  });
}

/** The rules left out that leave more than a number behind. */
function rulesLeftOut({ kind, terms }: Formula, replaces: readonly number[]): readonly Found[] {
  return replaces.flatMap((at) => {
    const of = terms[at];
    if (of === undefined) return [];
    return of.without
      .filter(({ term }) => ratioOf(term, of.term) === null)
      .map(({ rule, term }): Found => {
        const slip = rule === 'inner' ? slips.innerDropped(kind) : slips.powerDropped(kind);
        return { slip, of: at, wrong: [term], replaces: [at] };
      });
  });
}

function productOfDerivatives({ number, factors }: Term, variable: string): Term {
  const derivatives = factors.map((factor): Term => {
    const one: Term = { number: 1, factors: [factor] };
    return dependsOn(factor.base, variable) ? bracketed(derivativeOf([one], variable)) : one;
  });
  return product({ number, factors: [] }, ...derivatives);
}

function dependsOn(base: Base, variable: string): boolean {
  switch (base.kind) {
    case 'constant':
      return false;
    case 'variable':
      return base.name === variable;
    case 'call':
      return base.argument.some(({ factors }) => factors.some((factor) => dependsOn(factor.base, variable)));
    case 'group':
      return variesBase(base) && base.sum.some(({ factors }) => factors.some((one) => dependsOn(one.base, variable)));
  }
}
