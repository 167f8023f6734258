import type { ResultPath } from '../../contract/results.ts';
import type { Draft } from '../../contract/network/draft.ts';
import type { NetworkForm } from '../../contract/network/network-form.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Difference, Finding } from '../../model/report.ts';
import type { NetworkCase } from './cases.ts';

/** Ids of the known mistakes in networks that give exactly what came in a case, whether it is right there or not. */
export type Fits = ReadonlySet<string>;

/** What one case says of a method of a network. */
export type CaseVerdict =
  /** `told`: what the case could tell apart. */
  | { readonly kind: 'holds'; readonly told: readonly string[]; readonly fits: Fits }
  /** The student's own parts give nothing to hold it to. */
  | {
      readonly kind: 'silent';
      readonly why: string;
      /** Whether what it is held to stopped: the own layers, asked without the method that is judged. */
      readonly isOfLayers?: true;
    }
  | { readonly kind: 'broken'; readonly breach: Breach };

export interface Breach {
  readonly kind: Finding['kind'];
  readonly summary: string;
  readonly differences: readonly Difference[];
  readonly fits: Fits;
  /** What an error of the code itself tells. */
  readonly error?: Finding;
}

export interface Posing {
  readonly draft: Draft;
  readonly form: NetworkForm;
  readonly own: NetworkCase;
  /** Where in what `forward` returns its parts are. */
  readonly forward: ReadonlyMap<string, ResultPath>;
  readonly tolerance: Tolerance;
  /** Whether the network's own `predict` is not to be relied on: given predictions take its place. */
  readonly givenPredictions: boolean;
}

export interface Posed {
  /** The operations that a student would write to see it. */
  readonly shown: { readonly from: number; readonly to: number };
  readonly judge: (answers: readonly Answer[]) => CaseVerdict;
}

/** One method of a network, and how it is held to the student's own layers. */
export interface Aspect {
  /** The method that is asked. */
  readonly method: string;
  /** Other methods of the network that it is held to; without them nothing can be said. */
  readonly builtOn: readonly string[];
  /** Methods of the layers that it is held to. */
  readonly layers: readonly ('forward' | 'backward')[];
  readonly loss: readonly ('forward' | 'backward')[];
  readonly pose: (posing: Posing) => Posed;
  /** Why all cases together tell nothing; null when they do. @param told of all cases */
  readonly tellsNothing: (told: readonly string[]) => string | null;
}

export const NO_FITS: Fits = new Set();

/** Whether there are two unlike things among what was told. */
export function areAlike(told: readonly string[]): boolean {
  return new Set(told).size < 2;
}
