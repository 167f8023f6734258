import { isContradicted } from '../checks/trajectory/walked.ts';
import type { Walked } from '../checks/trajectory/walked.ts';
import { explainsAll } from '../diagnosis/among-known.ts';
import type { Diagnose, Diagnosis, Observed } from '../diagnosis/observed.ts';
import type { CheckResult } from '../model/report.ts';
import type { TargetSpec } from '../model/target.ts';

export interface AgreedNames {
  /** Names the mistake in what a check saw, and remembers both. */
  readonly diagnoseFor: (checkId: string) => Diagnose;
  /** Remembers what a check saw of a descent. */
  readonly walkedFor: (checkId: string, target: TargetSpec) => (walked: Walked) => void;
  /** A result without a name that what another check of the same target saw contradicts. */
  readonly agreed: (result: CheckResult) => CheckResult;
}

interface Remembered {
  readonly checkId: string;
  readonly observed: Observed;
  readonly diagnosis: Diagnosis | null;
}

interface Descent {
  readonly checkId: string;
  /** Those that are held to the same descent are one. */
  readonly oracle: string;
  readonly walked: Walked;
}

/**
 * The names of one submission. A check that asks with one learning rate only cannot tell a rate of 0.1 from the root of 0.01; another one
 * that asks with many can. So a name stands only where it explains what all of them saw.
 */
export function agreedNames(targets: Readonly<Record<string, TargetSpec>>, diagnose: Diagnose): AgreedNames {
  const remembered: Remembered[] = [];
  const descents: Descent[] = [];
  const isRefuted = ({ ids }: Diagnosis, { target, method, result }: Observed): boolean => {
    const spec = targets[target];
    return remembered.some(
      ({ observed }) =>
        spec !== undefined &&
        observed.target === target &&
        observed.method === method &&
        observed.result === result &&
        !explainsAll(spec, ids, observed),
    );
  };
  return {
    diagnoseFor: (checkId) => (observed) => {
      const diagnosis = diagnose(observed);
      remembered.push({ checkId, observed, diagnosis });
      return diagnosis;
    },
    walkedFor:
      (checkId, { oracle }) =>
      (walked) =>
        descents.push({ checkId, oracle: JSON.stringify(oracle), walked }),
    agreed: (result) => {
      const ofDescent = descents.some(
        ({ checkId, oracle, walked: { named } }) =>
          checkId === result.id &&
          named !== null &&
          descents.some((other) => other.oracle === oracle && isContradicted(named, other.walked)),
      );
      const contradicted =
        ofDescent ||
        remembered.some(
          ({ checkId, observed, diagnosis }) =>
            checkId === result.id && diagnosis !== null && diagnosis.ids.length > 0 && isRefuted(diagnosis, observed),
        );
      return contradicted ? withoutNames(result) : result;
    },
  };
}

/** Not in words, and not as a line of a plot. */
export function withoutNames(result: CheckResult): CheckResult {
  const unnamed = { ...result, plots: result.plots.map(withoutMistake) };
  delete unnamed.mistakes;
  return unnamed;
}

function withoutMistake(plot: CheckResult['plots'][number]): CheckResult['plots'][number] {
  if (plot.kind !== 'trajectory') return plot;
  const unnamed = { ...plot };
  delete unnamed.mistaken;
  return unnamed;
}
