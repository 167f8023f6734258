import type { TargetSpec } from '../model/target.ts';
import { amongKnown } from './among-known.ts';
import { formulaDiagnosis } from './derivative/formula-diagnosis.ts';
import type { Diagnose } from './observed.ts';

/** Names mistakes in what is asked of an assignment's targets. */
export function diagnoser(targets: Readonly<Record<string, TargetSpec>>): Diagnose {
  return (observed) => {
    const target = targets[observed.target];
    if (target === undefined) throw new TypeError(`there is no target ${observed.target}`);
    const { oracle } = target;
    if ('gradientOf' in oracle) return formulaDiagnosis(oracle.gradientOf, 'gradient', observed);
    if ('testFunction' in oracle) return formulaDiagnosis(oracle.testFunction, 'value', observed);
    return amongKnown(target, observed);
  };
}
