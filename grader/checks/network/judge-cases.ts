import type { Workshop } from '../../contract/question.ts';
import { newDraft } from '../../contract/network/draft.ts';
import type { NetworkForm } from '../../contract/network/network-form.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Program } from '../../model/program.ts';
import type { Aspect, CaseVerdict, Posed, Posing } from './aspect.ts';
import { caseOf } from './cases.ts';
import type { NetworkCase, Plan } from './cases.ts';

export interface JudgedCase {
  readonly own: NetworkCase;
  readonly shown: Posed['shown'];
  readonly verdict: CaseVerdict;
}

export type Judged =
  | {
      readonly kind: 'judged';
      readonly cases: readonly JudgedCase[];
      readonly operations: Program;
      readonly printed: string;
    }
  /** Not every operation was answered: not the student's doing. */
  | { readonly kind: 'cut-short' }
  | Extract<Outcome, { kind: 'ended' }>;

interface Judging {
  readonly seed: number;
  readonly tolerance: Tolerance;
  readonly givenPredictions?: boolean;
}

/** Asks all networks in one program, and judges each. */
export async function judgeCases(
  workshop: Workshop,
  aspect: Aspect,
  form: NetworkForm,
  forward: Posing['forward'],
  inputs: readonly (Plan | NetworkCase)[],
  { seed, tolerance, givenPredictions = false }: Judging,
): Promise<Judged> {
  const draft = newDraft(seed);
  const posed = inputs.map((input) => {
    const own = 'layers' in input ? input : caseOf(input, form);
    return { own, ...aspect.pose({ draft, form, own, forward, tolerance, givenPredictions }) };
  });
  const outcome = await workshop.run(draft.operations);
  if (outcome.kind === 'ended') return outcome;
  if (outcome.answers.length < draft.operations.length) return { kind: 'cut-short' };
  const cases = posed.map(({ own, shown, judge }) => ({ own, shown, verdict: judge(outcome.answers) }));
  return { kind: 'judged', cases, operations: draft.operations, printed: outcome.printed };
}
