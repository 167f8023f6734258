import type { ScalarFunction } from '../../numeric/gradient.ts';
import { entry } from '../../numeric/vector.ts';
import type { Base, CallName, Factor, Sum, Term } from './formula.ts';

/** A formula as a function of the point; `variables[k]` is entry k of it. */
export function evaluator(sum: Sum, variables: readonly string[]): ScalarFunction {
  const terms = sum.map((term) => termEvaluator(term, variables));
  return (theta) => terms.reduce((total, term) => total + term(theta), 0);
}

function termEvaluator({ number, factors }: Term, variables: readonly string[]): ScalarFunction {
  const parts = factors.map((factor) => factorEvaluator(factor, variables));
  return (theta) => parts.reduce((value, part) => value * part(theta), number);
}

const CALLS: Readonly<Record<CallName, (value: number) => number>> = { sin: Math.sin, cos: Math.cos, exp: Math.exp };

function factorEvaluator({ base, power }: Factor, variables: readonly string[]): ScalarFunction {
  const at = baseEvaluator(base, variables);
  if (power === 1) return at;
  if (power === 2) return (theta) => at(theta) ** 2;
  return power === 0.5 ? (theta) => Math.sqrt(at(theta)) : (theta) => at(theta) ** power;
}

function baseEvaluator(base: Base, variables: readonly string[]): ScalarFunction {
  switch (base.kind) {
    case 'constant': {
      const value = base.name === 'pi' ? Math.PI : Math.E;
      return () => value;
    }
    case 'variable': {
      const index = variables.indexOf(base.name);
      return (theta) => entry(theta, index);
    }
    case 'call': {
      const [call, argument] = [CALLS[base.name], evaluator(base.argument, variables)];
      return (theta) => call(argument(theta));
    }
    case 'group':
      return evaluator(base.sum, variables);
  }
}
